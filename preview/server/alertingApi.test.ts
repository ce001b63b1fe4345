import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AlertingRequest, type AlertingState, answerAlerting, createAlertingState } from './alertingApi';

interface Exchange {
  readonly role: 'Viewer' | 'Editor' | 'Admin';
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>>;
  };
  readonly response: { readonly status: number; readonly body: unknown };
}

function recorded(name: string): Exchange {
  return JSON.parse(
    readFileSync(join(process.cwd(), 'fixtures/grafana-exchanges', `${name}.json`), 'utf8'),
  ) as Exchange;
}

/** Ids, times and error numbers are of the recorded Grafana. */
function comparable(body: unknown): unknown {
  const ownValues = ['id', 'updated', 'accessErrorId'];
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => (ownValues.includes(key) ? 'its own' : value));
}

function replay({ role, request: { method, path, headers, body } }: Exchange, state: AlertingState) {
  return answer({ method, path, body, isEditable: 'X-Disable-Provenance' in headers, role }, state);
}

function answer(request: AlertingRequest, state: AlertingState) {
  const { status = 0, body = '' } = answerAlerting(request, state) ?? {};
  return { status, body: body === '' ? '' : comparable(JSON.parse(body)) };
}

const expected = ({ response: { status, body } }: Exchange) => ({ status, body: comparable(body) });

describe('answers as the recorded Grafana does', () => {
  it('when a rule is created, created again, changed and deleted', () => {
    const state = createAlertingState();
    for (const name of ['alert-create-editable', 'alert-create-same-uid', 'alert-update', 'alert-delete']) {
      const exchange = recorded(name);
      expect([name, replay(exchange, state)]).toEqual([name, expected(exchange)]);
    }
    expect(state.rules.size).toBe(0);
  });

  it('when a Viewer creates a rule', () => {
    const exchange = recorded('alert-create-as-viewer');
    const state = createAlertingState();
    expect(replay(exchange, state)).toEqual(expected(exchange));
    expect(state.rules.size).toBe(0);
  });

  it('when a rule of a file is changed', () => {
    const exchange = recorded('alert-update-file-provisioned');
    const state = createAlertingState();
    state.rules.set('llm_feature_anomaly', { uid: 'llm_feature_anomaly', title: 'kept', provenance: 'file' });
    expect(replay(exchange, state)).toEqual(expected(exchange));
    expect(state.rules.get('llm_feature_anomaly')).toMatchObject({ title: 'kept' });
  });

  it('with contact points of the same fields', () => {
    const exchange = recorded('contact-points');
    const names = (body: unknown) =>
      (body as Array<{ name: string; type: string }>).map(({ name, type }) => [name, type]);
    expect(names(replay(exchange, createAlertingState()).body)).toEqual(names(exchange.response.body));
  });
});

describe('groups and folders', () => {
  const path = '/api/v1/provisioning/folder/llmcost-page/rule-groups/llm-cost-page';
  const ask = (method: string, body: unknown, state: AlertingState, to = path) =>
    answer({ method, path: to, body, isEditable: true }, state);

  it('keep the interval of a group, in tens of seconds', () => {
    const state = createAlertingState();
    expect(ask('GET', undefined, state).status).toBe(404);
    replay(recorded('alert-create-editable'), state);
    expect(ask('GET', undefined, state).body).toMatchObject({ interval: 60, rules: [{ uid: 'llm_page_1' }] });
    expect(ask('PUT', { interval: 15 }, state).status).toBe(400);
    expect(ask('PUT', { interval: 300 }, state).body).toMatchObject({ interval: 300 });
    expect(ask('GET', undefined, state).body).toMatchObject({ interval: 300 });
  });

  it('add a folder to the list', () => {
    const state = createAlertingState();
    expect(ask('POST', { title: 'LLM cost' }, state, '/api/folders').status).toBe(200);
    const { body } = ask('GET', undefined, state, '/api/folders');
    expect((body as Array<{ title: string }>).map(({ title }) => title)).toEqual(['Preview alerts', 'LLM cost']);
  });

  it('leave other paths to others', () => {
    const request = { method: 'GET', path: '/api/org', body: undefined, isEditable: false };
    expect(answerAlerting(request, createAlertingState())).toBeUndefined();
  });
});
