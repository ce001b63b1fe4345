import { existsSync, readFileSync } from 'node:fs';
import { createCallTables, dropCallTables } from './callTables';
import { createDataSources, dataSourcesOn, deleteDataSources } from './dataSources';
import { readEnvironment } from './environment';
import { type GrafanaApi, grafanaApi } from './grafanaApi';
import { APP_ID, COST_BAND_TYPE, DATA_SOURCE_TYPE, names } from './names';

const builtModule = 'dist/datasource/module.js';

/** Playwright's global set-up: checks the Grafana, loads the demo, creates what the specs ask. Returns the way back. */
export default async function prepare(): Promise<() => Promise<void>> {
  const environment = readEnvironment(process.env);
  const api = grafanaApi(environment);
  const { version } = (await api.call<{ version: string }>('GET', '/api/health')) ?? { version: 'unknown' };
  const wasEnabled = await enableApp(api, environment.grafanaUrl);
  await warnOfAnotherBuild(api);
  console.log(`Grafana ${version} at ${environment.grafanaUrl}; loading the demo`);
  // One that an interrupted run has left has another password.
  await deleteViewer(api);
  await createCallTables(environment.postgresUrl);
  await createDataSources(api, dataSourcesOn(environment.postgresUrlOfGrafana));
  return async () => {
    await deleteDataSources(api);
    await deleteViewer(api);
    if (!wasEnabled) {
      await setEnabled(api, false);
    }
    await dropCallTables(environment.postgresUrl);
  };
}

/** Whether the app was enabled before; Grafana imports the boards of an app when it is. */
async function enableApp(api: GrafanaApi, grafanaUrl: string): Promise<boolean> {
  const app = await api.call<{ enabled: boolean }>('GET', `/api/plugins/${APP_ID}/settings`);
  if (app === undefined) {
    throw new Error(
      `${APP_ID} is not installed in the Grafana at ${grafanaUrl}. Run "npm run build", copy or mount dist/ as ` +
        `plugins/${APP_ID}, set allow_loading_unsigned_plugins = ${APP_ID},${DATA_SOURCE_TYPE},${COST_BAND_TYPE} and restart Grafana.`,
    );
  }
  if (!app.enabled) {
    await setEnabled(api, true);
  }
  return app.enabled;
}

async function setEnabled(api: GrafanaApi, enabled: boolean): Promise<void> {
  await api.call('POST', `/api/plugins/${APP_ID}/settings`, { enabled, pinned: enabled });
}

async function warnOfAnotherBuild(api: GrafanaApi): Promise<void> {
  const served = await api.text(`/public/plugins/${DATA_SOURCE_TYPE}/module.js`);
  if (existsSync(builtModule) && served !== readFileSync(builtModule, 'utf8')) {
    console.warn(`Grafana serves another build of ${DATA_SOURCE_TYPE} than ${builtModule}: that one is tested.`);
  }
}

async function deleteViewer(api: GrafanaApi): Promise<void> {
  const viewer = await api.call<{ id: number }>('GET', `/api/users/lookup?loginOrEmail=${names.viewer}`);
  if (viewer !== undefined) {
    await api.call('DELETE', `/api/admin/users/${viewer.id}`);
  }
}
