import { type AppPluginMeta, type DataSourcePluginMeta, type PluginMeta, PluginType } from '@grafana/data';

/** A built plugin's meta as Grafana makes it of its plugin.json: addresses of its logos and where it is served from. */
export async function readPluginMeta(id: string): Promise<DataSourcePluginMeta & AppPluginMeta> {
  const baseUrl = `public/plugins/${id}`;
  const json = (await (await fetch(`/${baseUrl}/plugin.json`)).json()) as PluginMeta;
  const { small, large } = json.info.logos;
  const info = { ...json.info, logos: { small: `/${baseUrl}/${small}`, large: `/${baseUrl}/${large}` } };
  return { ...json, info, baseUrl, module: `${baseUrl}/module.js`, enabled: true };
}

/** The core PostgreSQL plugin, which has no plugin.json here. */
export function postgresMeta(id: string): DataSourcePluginMeta {
  const logo = '/public/build/img/icons/unicons/database.svg';
  return {
    id,
    name: 'PostgreSQL',
    type: PluginType.datasource,
    module: `core:plugin/${id}`,
    baseUrl: `public/plugins/${id}`,
    metrics: true,
    alerting: true,
    annotations: true,
    backend: true,
    info: {
      author: { name: 'Grafana Labs' },
      description: 'Stand-in of the preview for the PostgreSQL data source',
      links: [],
      logos: { small: logo, large: logo },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}
