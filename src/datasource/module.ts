import { DataSourcePlugin } from '@grafana/data';
import { TokenCostDataSource } from './datasource';
import { LazyConfigEditor } from './editors/LazyConfigEditor';
import { LazyQueryEditor, LazyQueryHelp } from './editors/lazyQueryEditor';
import type { TokenCostQuery } from './query';
import type { TokenCostJsonData } from './settings';

export const plugin = new DataSourcePlugin<TokenCostDataSource, TokenCostQuery, TokenCostJsonData>(TokenCostDataSource)
  .setConfigEditor(LazyConfigEditor)
  .setQueryEditor(LazyQueryEditor)
  .setQueryEditorHelp(LazyQueryHelp);
