import { AppPlugin } from '@grafana/data';
import { AppRoot } from 'pages/AppRoot';

export const plugin = new AppPlugin<object>().setRootPage(AppRoot);
