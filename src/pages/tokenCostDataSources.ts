import { getDataSourceSrv } from '@grafana/runtime';
import { PLUGIN_ID } from 'datasource/query';
import { type TokenCostSettings, readSettings } from 'datasource/settings';

/** One configured "LLM Token Cost" data source and the store it asks. */
export interface TokenCostDataSource {
  readonly uid: string;
  readonly name: string;
  readonly delegate: Delegate;
}

/** `missing`: a store is named, but this user cannot see it or it was deleted. `none`: nothing was chosen yet. */
export type Delegate =
  | { readonly state: 'found'; readonly name: string }
  | { readonly state: 'missing'; readonly uid: string }
  | { readonly state: 'none' };

/**
 * The "LLM Token Cost" data sources that this user may see, by name.
 *
 * The only place of the app's pages that asks Grafana for data sources, and always awaited: Grafana is replacing these
 * synchronous look-ups with asynchronous ones (grafana/grafana#125083).
 */
export async function listTokenCostDataSources(): Promise<readonly TokenCostDataSource[]> {
  const service = getDataSourceSrv();
  const settings = await Promise.resolve(service.getList({ pluginId: PLUGIN_ID }));
  const sources = settings.map(async ({ uid, name, jsonData }) => ({
    uid,
    name,
    delegate: await findDelegate(readSettings(jsonData).delegateUid),
  }));
  return (await Promise.all(sources)).sort((left, right) => left.name.localeCompare(right.name));
}

/** The name and the settings of one of them. Rejects where it is gone, or of another kind. */
export async function findTokenCostDataSource(
  uid: string,
): Promise<{ readonly name: string; readonly settings: TokenCostSettings }> {
  const found = await Promise.resolve(getDataSourceSrv().getInstanceSettings({ uid }));
  if (found === undefined || found.type !== PLUGIN_ID) {
    throw new RangeError(
      found === undefined
        ? `There is no data source with uid “${uid}”. Choose another one.`
        : `“${found.name}” is no LLM Token Cost data source. Choose another one.`,
    );
  }
  return { name: found.name, settings: readSettings(found.jsonData) };
}

async function findDelegate(uid: string): Promise<Delegate> {
  // Grafana answers an empty uid with the default data source, which nobody chose.
  if (uid === '') {
    return { state: 'none' };
  }
  const settings = await Promise.resolve(getDataSourceSrv().getInstanceSettings({ uid }));
  return settings === undefined ? { state: 'missing', uid } : { state: 'found', name: settings.name };
}
