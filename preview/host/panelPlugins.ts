import { PanelPlugin, type PanelPluginMeta, PluginType } from '@grafana/data';
import { createElement } from 'react';
import { importPlugin } from './loader';
import { COST_BAND_ID } from './pluginIds';
import { readPluginMeta } from './pluginMeta';
import { barchart } from './standIns/barchart';
import { stat } from './standIns/stat';
import { table } from './standIns/table';
import { text } from './standIns/text';
import { timeseries } from './standIns/timeseries';

const standIns: Readonly<Record<string, () => PanelPlugin>> = { barchart, stat, table, text, timeseries };
const created = new Map<string, PanelPlugin>();

/** The panels of our own: these are the built ones. */
const builtIds: readonly string[] = [COST_BAND_ID];

/** The panel plugin of a type: the built one, a stand-in, or a panel that says there is none. */
export async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  if (!builtIds.includes(id)) {
    return panelPlugin(id);
  }
  const [plugin, meta] = await Promise.all([importPlugin<PanelPlugin>(id), readPluginMeta(id)]);
  plugin.meta = { ...panelMeta(id), ...meta, sort: 1 };
  created.set(id, plugin);
  return plugin;
}

/** The same for one that is at hand; a built one is once it was imported. */
export function panelPluginFromCache(id: string): PanelPlugin | undefined {
  return builtIds.includes(id) ? created.get(id) : panelPlugin(id);
}

function panelPlugin(id: string): PanelPlugin {
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
