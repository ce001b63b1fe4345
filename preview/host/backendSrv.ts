import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { Observable, lastValueFrom } from 'rxjs';

/** Grafana's `getBackendSrv()`: a request starts on subscription and is aborted with it. */
export function createBackendSrv(): BackendSrv {
  const call = async <T>(request: BackendSrvRequest): Promise<T> =>
    (await lastValueFrom(fetchObservable<T>(request))).data;
  const backendSrv: Partial<BackendSrv> = {
    fetch: fetchObservable,
    request: call,
    datasourceRequest: (request: BackendSrvRequest) => lastValueFrom(fetchObservable(request)),
    get: (url, params: Record<string, unknown> | undefined) => call({ url, params }),
    delete: (url, data) => call({ url, data, method: 'DELETE' }),
    post: (url, data) => call({ url, data, method: 'POST' }),
    put: (url, data) => call({ url, data, method: 'PUT' }),
    patch: (url, data) => call({ url, data, method: 'PATCH' }),
  };
  // Searching dashboards is all that is left out, and nothing here searches.
  return backendSrv as BackendSrv;
}

// Grafana cancels a running request where another one with the same id starts.
const running = new Map<string, AbortController>();

function fetchObservable<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    const { requestId } = request;
    if (requestId !== undefined) {
      running.get(requestId)?.abort();
      running.set(requestId, controller);
    }
    let settled = false;
    send<T>(request, controller.signal).then(
      (response) => {
        settled = true;
        if (response.ok) {
          subscriber.next(response);
          subscriber.complete();
        } else {
          subscriber.error(response);
        }
      },
      (error: unknown) => {
        settled = true;
        // The shape of Grafana's answer to a request that was replaced or taken back.
        const cancelled = {
          type: 'cancelled',
          cancelled: true,
          data: null,
          status: -1,
          statusText: 'Request was aborted',
          config: request,
        };
        subscriber.error(controller.signal.aborted ? cancelled : error);
      },
    );
    return () => {
      if (!settled) {
        controller.abort();
      }
      if (requestId !== undefined && running.get(requestId) === controller) {
        running.delete(requestId);
      }
    };
  });
}

async function send<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const url = new URL(request.url.replace(/^\/?/, '/'), location.origin);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    if (value !== null && value !== undefined) {
      url.searchParams.set(name, String(value));
    }
  }
  const response = await fetch(url, {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json', ...request.headers },
    body: request.data === undefined ? undefined : JSON.stringify(request.data),
    signal,
  });
  const data = readBody(await response.text()) as T;
  const { ok, status, statusText, headers, redirected, type } = response;
  return { data, ok, status, statusText, headers, redirected, type, url: url.href, config: request };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
