import { DataSourcePlugin } from '@grafana/data';
import { TokenCostDataSource } from './datasource';
import { LazyConfigEditor } from './editors/LazyConfigEditor';
import { QueryEditor } from './editors/QueryEditor';
import { QueryHelp } from './editors/QueryHelp';
import type { TokenCostQuery } from './query';
import type { TokenCostJsonData } from './settings';

export const plugin = new DataSourcePlugin<TokenCostDataSource, TokenCostQuery, TokenCostJsonData>(TokenCostDataSource)
  .setConfigEditor(LazyConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
