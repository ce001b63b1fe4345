import { EventBusSrv, type GrafanaConfig, locationUtil } from '@grafana/data';
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setPluginImportUtils,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
// Missing in the package's exports map; by their paths they are the same instances.
import { setPanelDataErrorView } from '../../node_modules/@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs';
import { setPluginPage } from '../../node_modules/@grafana/runtime/dist/esm/components/PluginPage.mjs';
import { createBackendSrv } from './backendSrv';
import { boot } from './boot';
import { PreviewDataSourceSrv, toInstanceSettings } from './dataSourceSrv';
import { registerFieldOptions } from './fieldOptions';
import { importPanelPlugin, panelPluginFromCache } from './panelPlugins';
import { APP_ID, DATA_SOURCE_ID } from './pluginIds';
import { postgresMeta, readPluginMeta } from './pluginMeta';
import { PluginPageFrame } from './PluginPageFrame';
import { runRequest } from './runRequest';
import { templateSrv } from './templateSrv';

export interface PreviewServices {
  readonly dataSources: PreviewDataSourceSrv;
  readonly appMeta: Awaited<ReturnType<typeof readPluginMeta>>;
}

/** Gives @grafana/runtime the services that Grafana's core gives it. */
export async function startServices(): Promise<PreviewServices> {
  const [appMeta, dataSourceMeta] = await Promise.all([readPluginMeta(APP_ID), readPluginMeta(DATA_SOURCE_ID)]);
  const dataSources = new PreviewDataSourceSrv(
    boot().dataSources.map((entry) =>
      toInstanceSettings(entry, entry.type === DATA_SOURCE_ID ? dataSourceMeta : postgresMeta(entry.type)),
    ),
  );
  registerFieldOptions();
  setBackendSrv(createBackendSrv());
  setTemplateSrv(templateSrv);
  setDataSourceSrv(dataSources.asDataSourceSrv());
  setLocationSrv(locationService);
  setRunRequest(runRequest);
  setPluginImportUtils({
    importPanelPlugin,
    getPanelPluginFromCache: panelPluginFromCache,
  });
  setAppEvents(new EventBusSrv());
  setCurrentUser(config.bootData.user);
  setEchoSrv({ addBackend: () => undefined, addEvent: () => undefined, flush: () => undefined });
  setPluginPage(PluginPageFrame);
  locationUtil.initialize({
    // The package types its own settings more narrowly than the part of them that is read here.
    config: config as unknown as GrafanaConfig,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: String(boot().range.from), to: String(boot().range.to) }),
  });
  setPanelDataErrorView(({ message }) => message ?? 'No data');
  return { dataSources, appMeta };
}
