import type { DataSourceApi, ScopedVars } from '@grafana/data';
import { type DataSourceSrv, getDataSourceSrv } from '@grafana/runtime';
import type { Store } from 'stores/store';
import { storeForType, stores } from 'stores/stores';

/** The user's own data source that keeps the credentials and runs the queries, and the language it speaks. */
export interface Delegate {
  readonly dataSource: DataSourceApi;
  readonly store: Store;
}

/** The settings name no data source, one that is gone, or one that cannot be delegated to. Says where to mend it. */
export class DelegateError extends Error {
  override name = 'DelegateError';
}

export interface DelegateOptions {
  readonly uid: string;
  /** Plugin id of the asking data source, which must not ask itself. */
  readonly ownType: string;
  readonly scopedVars?: ScopedVars;
  readonly sources?: Pick<DataSourceSrv, 'get'>;
}

/** Looks up the delegate. Never falls back: an empty uid would be Grafana's default data source, whatever that is. */
export async function getDelegate({ uid, ownType, scopedVars, sources }: DelegateOptions): Promise<Delegate> {
  const kinds = stores.map(({ name }) => name).join(', ');
  if (uid === '') {
    throw new DelegateError(
      `No data source is chosen to read the calls from. Choose one (${kinds}) in the settings of this one.`,
    );
  }
  const dataSource = await (sources ?? getDataSourceSrv()).get({ uid }, scopedVars).catch((reason: unknown) => {
    throw new DelegateError(
      `The data source with uid "${uid}" that calls are read from cannot be opened (${messageOf(reason)}). Choose another in the settings of this one.`,
    );
  });
  if (dataSource.type === ownType) {
    throw new DelegateError(
      `"${dataSource.name}" is an LLM Token Cost data source itself: calls cannot be read from it. Choose the data source that holds them (${kinds}).`,
    );
  }
  if (dataSource.uid !== uid) {
    throw new DelegateError(
      `There is no data source with uid "${uid}", and "${dataSource.name}" (uid "${dataSource.uid}") is not used in its place. Choose the data source that holds the calls in the settings of this one.`,
    );
  }
  const store = storeForType(dataSource.type);
  if (store === undefined) {
    throw new DelegateError(
      `Calls cannot be read from "${dataSource.name}" (${dataSource.type}): choose a data source of one of these kinds: ${kinds}.`,
    );
  }
  return { dataSource, store };
}

/** Grafana rejects with an Error, with a plain `{ message }` or with a failed request (`{ status, statusText, data }`). */
export function messageOf(reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) {
    return String(reason);
  }
  if ('message' in reason && typeof reason.message === 'string' && reason.message !== '') {
    return reason.message;
  }
  // A failed request: the server's own words are in its body.
  if ('data' in reason && typeof reason.data === 'object' && reason.data !== null) {
    return messageOf(reason.data);
  }
  return 'statusText' in reason ? String(reason.statusText) : JSON.stringify(reason);
}
