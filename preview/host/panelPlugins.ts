import { PanelPlugin, type PanelPluginMeta, PluginType } from '@grafana/data';
import { createElement } from 'react';
import { barchart } from './standIns/barchart';
import { stat } from './standIns/stat';
import { table } from './standIns/table';
import { text } from './standIns/text';
import { timeseries } from './standIns/timeseries';

const standIns: Readonly<Record<string, () => PanelPlugin>> = { barchart, stat, table, text, timeseries };
const created = new Map<string, PanelPlugin>();

/** The panel plugin of a type: a stand-in, or a panel that says there is none. */
export function panelPlugin(id: string): PanelPlugin {
  const plugin =
    created.get(id) ??
    standIns[id]?.() ??
    new PanelPlugin(() => createElement('div', {}, `The preview has no stand-in for "${id}" panels.`));
  plugin.meta = panelMeta(id);
  created.set(id, plugin);
  return plugin;
}

function panelMeta(id: string): PanelPluginMeta {
  return {
    id,
    name: id,
    type: PluginType.panel,
    module: `core:plugin/${id}`,
    baseUrl: `public/plugins/${id}`,
    sort: 1,
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}
