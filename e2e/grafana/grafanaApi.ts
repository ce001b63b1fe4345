import type { GrafanaEnvironment } from './environment';

/** The part of Grafana's HTTP API that the specs prepare with, as the administrator. */
export interface GrafanaApi {
  /** The JSON of the answer; undefined where Grafana answers 404. Throws with Grafana's own words for every other error. */
  call<Answer>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answer | undefined>;
  /** A file as Grafana serves it. */
  text(path: string): Promise<string>;
}

export function grafanaApi({ grafanaUrl, adminUser, adminPassword }: GrafanaEnvironment): GrafanaApi {
  const authorization = `Basic ${Buffer.from(`${adminUser}:${adminPassword}`).toString('base64')}`;
  const request = async (method: string, path: string, body?: object): Promise<Response> => {
    const options = {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    };
    const response = await fetch(`${grafanaUrl}${path}`, options).catch((error: unknown) => {
      throw new Error(`Grafana cannot be reached at GRAFANA_URL (${grafanaUrl}): ${describe(error)}`);
    });
    if (response.status === 401) {
      throw new Error(
        `Grafana at ${grafanaUrl} refuses GRAFANA_ADMIN_USER "${adminUser}" with GRAFANA_ADMIN_PASSWORD.`,
      );
    }
    if (!response.ok && response.status !== 404) {
      throw new Error(`Grafana answered ${response.status} to ${method} ${path}: ${await response.text()}`);
    }
    return response;
  };
  return {
    call: async <Answer>(method: string, path: string, body?: object) => {
      const response = await request(method, path, body);
      return response.status === 404 ? undefined : ((await response.json()) as Answer);
    },
    text: async (path) => (await request('GET', path)).text(),
  };
}

/** A failed fetch says why in its cause only. */
function describe(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
