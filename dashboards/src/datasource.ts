import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { PLUGIN_ID } from 'datasource/query';

/** The data source that the board's own variable chooses: a fixed uid would fit one installation only. */
export const chosenDataSource: DataSourceRef = { type: PLUGIN_ID, uid: '${datasource}' };
