import type {
  DataSourceApi,
  DataSourceInstanceSettings,
  DataSourceJsonData,
  DataSourcePlugin,
  DataSourcePluginMeta,
  DataSourceRef,
  ScopedVars,
} from '@grafana/data';
import type { DataSourceSrv, GetDataSourceListFilters } from '@grafana/runtime';
import type { DataSourceEntry } from '../server/bootAnswer';
import { importPlugin } from './loader';
import { DATA_SOURCE_ID } from './pluginIds';
import { PostgresDataSource } from './postgresDataSource';
import { templateSrv } from './templateSrv';

type Settings = DataSourceInstanceSettings;
const listedKinds = ['metrics', 'alerting', 'annotations', 'logs', 'tracing'] as const;

type Reference = DataSourceRef | string | null | undefined;

/** Grafana's `getDataSourceSrv()` over a list that can be edited; what is edited lives as long as the page. */
export class PreviewDataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();

  constructor(private settings: readonly Settings[]) {}

  /** Grafana's rules: name, uid or reference; nothing is the default; a type alone is its first; the unknown is refused. */
  readonly get = (reference?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> => {
    const settings = this.find(reference, scopedVars);
    if (!settings) {
      // Not an Error in Grafana either.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      return Promise.reject({ message: `Datasource ${describe(reference, scopedVars)} was not found` });
    }
    const instance = this.instances.get(settings.uid) ?? createInstance(settings);
    this.instances.set(settings.uid, instance);
    return instance;
  };

  readonly getInstanceSettings = (reference?: Reference, scopedVars?: ScopedVars): Settings | undefined => {
    const settings = this.find(reference, scopedVars);
    const written = nameIn(reference);
    if (!settings || !written.startsWith('$')) {
      return settings;
    }
    // A variable keeps its own name and uid, so that what is stored stays a variable.
    const rawRef = { type: settings.type, uid: settings.uid };
    return { ...settings, isDefault: false, name: written, uid: written, rawRef };
  };

  readonly getList = (filters: GetDataSourceListFilters = {}): Settings[] => {
    const wanted = listedKinds.filter((kind) => filters[kind]);
    const types = filters.type === undefined ? undefined : [filters.type].flat();
    return this.settings
      .filter(({ meta }) => wanted.every((kind) => meta[kind]))
      .filter(({ meta }) => !filters.pluginId || meta.id === filters.pluginId)
      .filter(({ type }) => !types || types.includes(type))
      .filter((settings) => !filters.filter || filters.filter(settings));
  };

  /** The config page's "save": kept in this page's memory only. */
  save(uid: string, change: Partial<Settings>): void {
    this.settings = this.settings.map((settings) => (settings.uid === uid ? { ...settings, ...change } : settings));
    this.instances.delete(uid);
  }

  asDataSourceSrv(): DataSourceSrv {
    const { get, getInstanceSettings, getList } = this;
    // Runtime data sources are the scenes library's own affair; nothing registers one here.
    return {
      get,
      getInstanceSettings,
      getList,
      reload: () => undefined,
      registerRuntimeDataSource: () => undefined,
    };
  }

  private find(reference: Reference, scopedVars?: ScopedVars): Settings | undefined {
    const name = interpolateName(reference, scopedVars);
    if (name === '' || name === 'default') {
      const type = typeof reference === 'object' ? reference?.type : undefined;
      const ofType = type ? this.settings.find((settings) => settings.type === type) : undefined;
      return ofType ?? this.settings.find(({ isDefault }) => isDefault);
    }
    return (
      this.settings.find((settings) => settings.uid === name) ??
      this.settings.find((settings) => settings.name === name)
    );
  }
}

function nameIn(reference: Reference): string {
  return (typeof reference === 'string' ? reference : reference?.uid) ?? '';
}

function interpolateName(reference: Reference, scopedVars?: ScopedVars): string {
  // A variable with several data sources stands for its first one here.
  return templateSrv.replace(nameIn(reference), scopedVars, (value: string | string[]) => [value].flat()[0] ?? '');
}

function describe(reference: Reference, scopedVars?: ScopedVars): string {
  return interpolateName(reference, scopedVars) || JSON.stringify(reference);
}

async function createInstance(settings: Settings): Promise<DataSourceApi> {
  if (settings.type !== DATA_SOURCE_ID) {
    return withMeta(new PostgresDataSource(settings), settings);
  }
  const plugin = await importPlugin<DataSourcePlugin<DataSourceApi>>(settings.type);
  const instance = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  return withMeta(instance, settings);
}

function withMeta(instance: DataSourceApi, settings: Settings): DataSourceApi {
  return Object.assign(instance, { meta: settings.meta, name: settings.name, uid: settings.uid, type: settings.type });
}

/** An entry of the server as Grafana's boot data lists it to plugins. */
export function toInstanceSettings(entry: DataSourceEntry, meta: DataSourcePluginMeta): Settings {
  const jsonData: DataSourceJsonData = { ...entry.jsonData };
  return { ...entry, jsonData, meta, access: 'proxy', readOnly: false, url: `/api/datasources/uid/${entry.uid}` };
}
