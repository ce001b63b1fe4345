import type { DataSourceInstanceSettings, PluginType } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { TokenCostDataSource } from './datasource';
import { PLUGIN_ID } from './query';
import type { TokenCostJsonData } from './settings';

type Templates = Partial<Pick<TemplateSrv, 'replace' | 'getVariables'>>;

/** The data source as Grafana would make it, on a delegate with uid `calls`; variables stay as they are unless given. */
export function aTokenCostDataSource(
  jsonData: TokenCostJsonData = { delegateUid: 'calls' },
  templates: Templates = {},
): TokenCostDataSource {
  const noVariables = { replace: (text?: string) => text ?? '', getVariables: () => [] };
  return new TokenCostDataSource(someSettings(jsonData), { ...noVariables, ...templates });
}

/** Instance settings with everything Grafana fills in by itself. */
export function someSettings(jsonData: TokenCostJsonData): DataSourceInstanceSettings<TokenCostJsonData> {
  return {
    id: 1,
    uid: 'cost',
    type: PLUGIN_ID,
    name: 'LLM Token Cost',
    access: 'direct',
    readOnly: false,
    jsonData,
    meta: {
      id: PLUGIN_ID,
      name: 'LLM Token Cost',
      type: 'datasource' as PluginType,
      module: '',
      baseUrl: '',
      info: {
        author: { name: '' },
        description: '',
        links: [],
        logos: { large: '', small: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}
