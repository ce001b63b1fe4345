import type { Store } from 'stores/store';
import type { StoreSource } from 'stores/storeRequest';
import { DelegateQueryError, withAdvice } from './delegateQueryError';

/**
 * A failure with what to do about it: by the words of the store, else by what Grafana answered instead of asking it. Any
 * other error is handed back as it is.
 */
export function explainFailure(reason: unknown, store: Store, source: StoreSource): unknown {
  if (!(reason instanceof DelegateQueryError)) {
    return reason;
  }
  const advice = store.explainError(reason.message, source) ?? explainStatus(reason);
  return advice === undefined ? reason : withAdvice(reason, advice);
}

/** What Grafana itself says: the query has not reached the store, or its answer has not come back. */
function explainStatus({ status, message, dataSourceName }: DelegateQueryError): string | undefined {
  switch (status) {
    case 401:
      return 'Sign in to Grafana again.';
    case 403:
      return `You may not query the data source "${dataSourceName}". Ask an administrator of Grafana for the query permission on it: the permission on this data source alone does not reach the calls.`;
    case 404:
      return `Grafana has no data source "${dataSourceName}" any more. Choose another in the settings of this one.`;
    case 413:
    case 502:
    case 503:
    case 504:
      return 'Grafana or a proxy before it gave up before the answer came. Choose a shorter time range or add a filter; the administrator can raise the timeout of the proxy.';
    case undefined:
    default:
      return /failed to fetch|network ?error|load failed/i.test(message)
        ? 'Grafana cannot be reached from this browser. Check the network and reload the page.'
        : undefined;
  }
}
