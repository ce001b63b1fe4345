import type { DataQueryRequest } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  type DataSourceSrv,
  config,
  setBackendSrv,
  setDataSourceSrv,
} from '@grafana/runtime';
import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HOUR } from 'core/usage/timeWindow';
import { of, throwError } from 'rxjs';
import { type Columns, aDelegate, aTableFrame } from 'testing/aDelegate';
import { AlertsPage } from './AlertsPage';

// The price book is part of what is loaded.
configure({ asyncUtilTimeout: 15_000 });

const NOW = Date.parse('2026-11-20T00:00:00Z');
const RULES = '/api/v1/provisioning/alert-rules';

/** Twenty days of two dollars an hour, and one hour of ninety. */
const hours = Array.from({ length: 20 * 24 }, (_, index) => NOW - (index + 1) * HOUR).reverse();
const byFeature: Columns = {
  value: hours.map(() => 'search'),
  hour: hours,
  calls: hours.map(() => 50),
  cost: hours.map((hour) => String(hour === NOW - 30 * HOUR ? 90n * 10n ** 12n : 2n * 10n ** 12n)),
  cost_squared: hours.map(() => null),
  calls_unknown: hours.map(() => 0),
  of_values: hours.map(() => 1),
};
const nothing: Columns = {
  value: [],
  hour: [],
  calls: [],
  cost: [],
  cost_squared: [],
  calls_unknown: [],
  of_values: [],
};
const models: Columns = { provider: ['openai', 'acme'], model: ['gpt-4o', 'acme-1'], service_tier: [null, null] };

function answerOf(sql: string): Columns {
  if (sql.includes('of_values')) {
    return sql.includes('"user_id"') ? nothing : byFeature;
  }
  return sql.includes('fallback_from') ? models : { value: ['search', 'chat'] };
}

function provideTable(query = defaultQuery) {
  const settings = { uid: 'cost', name: 'Production', type: 'llmops-tokencost-datasource' };
  const own = { ...settings, jsonData: { delegateUid: 'calls', timeZone: 'UTC' } };
  setDataSourceSrv({
    getList: () => [own],
    getInstanceSettings: () => own,
    get: () => Promise.resolve(aDelegate({ query })),
  } as unknown as DataSourceSrv);
}

const defaultQuery = ({ targets }: DataQueryRequest) =>
  of({
    data: targets.map((target) => aTableFrame(target.refId, answerOf((target as { rawSql?: string }).rawSql ?? ''))),
  });

type Sent = Pick<BackendSrvRequest, 'method' | 'url' | 'headers'> & { readonly data: Record<string, unknown> };
type Refuse = (request: BackendSrvRequest) => { readonly status: number; readonly message: string } | undefined;

/** Grafana's alerting with rules in it; `sent` is everything that was written. */
function provideGrafana(rules: Array<Record<string, unknown>> = [], refuse: Refuse = () => undefined) {
  const sent: Sent[] = [];
  let interval = 60;
  const answer = (request: BackendSrvRequest): unknown => {
    const { method, url } = request;
    if (method === 'GET') {
      return url.startsWith('/api/folders')
        ? [{ uid: 'f1', title: 'Team alerts' }]
        : url.includes('contact-points')
          ? [{ name: 'oncall' }, { name: 'oncall' }]
          : url.includes('rule-groups')
            ? { title: 'llm-cost', interval, rules: rules.map(({ uid }) => ({ uid })) }
            : [...rules];
    }
    const data = request.data as Record<string, unknown>;
    sent.push({ method, url, headers: request.headers, data });
    if (method === 'POST' && url === RULES) {
      rules.push(data);
    }
    interval = typeof data?.['interval'] === 'number' ? data['interval'] : interval;
    if (method === 'DELETE') {
      rules.splice(0, rules.length, ...rules.filter(({ uid }) => !url.endsWith(String(uid))));
    }
    return url === '/api/folders' ? { uid: 'f2', title: data['title'] } : data;
  };
  const fetch = (request: BackendSrvRequest) => {
    const refused = refuse(request);
    if (request.method === 'DELETE' && request.responseType !== 'text') {
      return throwError(() => new SyntaxError('Unexpected end of JSON input'));
    }
    return refused === undefined
      ? of({ data: answer(request) })
      : throwError(() => ({ status: refused.status, data: { message: refused.message } }));
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return { rules, sent };
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  provideTable();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const row = (name: RegExp) => screen.getByRole('row', { name });
const button = (name: RegExp | string) => screen.findByRole('button', { name });

describe('AlertsPage', () => {
  it('shows what the rules would have done, and follows a threshold without asking again', async () => {
    const user = userEvent.setup();
    const query = jest.fn(defaultQuery);
    provideTable(query);
    provideGrafana();
    render(<AlertsPage search="" />);
    expect(await screen.findByText(/Feature cost anomaly: 1 alert, 0.2 a week, \$8\d\.\d\d above/)).toBeInTheDocument();
    expect(row(/search 2026-11-18 18:00 2026-11-18 19:00 1 \$90.00/)).toBeInTheDocument();
    expect(screen.getByText(/no price for acme-1 \(acme\)/)).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: /Feature drifting/ }));
    expect(screen.getByText(/^Feature drifting: tried by no back-test/)).toBeInTheDocument();
    expect(screen.getAllByText(/no price for acme-1/)).toHaveLength(1);
    const asked = query.mock.calls.length;
    const [floor] = screen.getAllByLabelText('Never below');
    await user.clear(floor as HTMLElement);
    await user.type(floor as HTMLElement, '100');
    expect(await screen.findByText(/Feature cost anomaly: no alert/)).toBeInTheDocument();
    expect(query.mock.calls.length).toBe(asked);
  });

  it('creates the rules, stays editable, and says where they are', async () => {
    const user = userEvent.setup();
    const { sent } = provideGrafana();
    render(<AlertsPage search="" />);
    await user.click(await button('Create 4 rules'));
    expect(await screen.findByText('Saved 4 rules')).toBeInTheDocument();
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/folders',
      ...Array.from({ length: 4 }, () => `POST ${RULES}`),
      'PUT /api/v1/provisioning/folder/f2/rule-groups/llm-cost',
    ]);
    const [, rule] = sent;
    expect(rule?.headers).toMatchObject({ 'X-Disable-Provenance': 'true' });
    expect(rule?.data).toMatchObject({ uid: 'llmops-feature-anomaly', folderUID: 'f2', ruleGroup: 'llm-cost' });
    expect(sent.at(-1)?.data).toMatchObject({ interval: 300 });
    expect(screen.getAllByRole('link', { name: 'Runaway user' })[0]).toHaveAttribute(
      'href',
      '/alerting/grafana/llmops-runaway-user/view',
    );
    expect(await screen.findAllByText('as here')).toHaveLength(4);
    expect(await button('Nothing to save')).toBeDisabled();
  });

  it('updates after asking, and keeps what the rule was made from', async () => {
    const user = userEvent.setup();
    const choices = JSON.stringify({ band: { kind: 'trailing', sigmas: 5, floorUsd: 1, warmUpHours: 48 } });
    const { sent } = provideGrafana([
      {
        uid: 'llmops-feature-anomaly',
        title: 'Mine',
        folderUID: 'f1',
        ruleGroup: 'mine',
        annotations: { prices: 'an old book', __llmops_choices__: choices },
        labels: { severity: 'ticket', team: 'search' },
        data: [{ datasourceUid: 'calls', model: { rawSql: 'SELECT 1 FROM "llm_calls"' } }],
      },
    ]);
    render(<AlertsPage search="" />);
    expect(await screen.findByText(/It was made with an old book. Not as here either: title/)).toBeInTheDocument();
    expect(screen.getByLabelText('Standard deviations')).toHaveValue('5');
    await user.click(await button('Update 1 rule'));
    expect(sent).toEqual([]);
    await user.click(await button('Update'));
    await screen.findByText('Saved 1 rule');
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      url: `${RULES}/llmops-feature-anomaly`,
      data: { folderUID: 'f1', ruleGroup: 'mine', labels: { severity: 'ticket', team: 'search' } },
    });
    expect(JSON.stringify(sent[0]?.data)).toContain('5 * greatest');
  });

  it('says of a rule of a file that it cannot be changed here, and offers nothing', async () => {
    provideGrafana([
      {
        uid: 'llmops-feature-anomaly',
        title: 'From a file',
        provenance: 'file',
        data: [{ datasourceUid: 'calls', model: { rawSql: 'FROM "llm_calls"' } }],
      },
    ]);
    render(<AlertsPage search="" />);
    expect(await screen.findByText(/kept by a provisioning file and cannot be changed here/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
    expect(await button('Nothing to save')).toBeDisabled();
  });

  it('says what is missing to a Viewer, once', async () => {
    const user = userEvent.setup();
    const refuse: Refuse = ({ method, url }) =>
      method === 'POST' && url === RULES
        ? { status: 403, message: 'Permissions needed: alert.rules:create' }
        : undefined;
    const { sent } = provideGrafana([], refuse);
    render(<AlertsPage search="" />);
    await user.click(await button('Create 4 rules'));
    expect(await screen.findAllByText(/alert.rules:create. You lack the permission/)).toHaveLength(1);
    expect(sent.map(({ url }) => url)).toEqual(['/api/folders']);
  });

  it('says to those whom Grafana gives no right to write rules that they can only look, before they try', async () => {
    const data = [{ datasourceUid: 'calls', model: { rawSql: 'FROM "llm_calls"' } }];
    provideGrafana([{ uid: 'llmops-runaway-user', title: 'Runaway user', data }]);
    const permissions = { 'alert.rules:read': true };
    jest.replaceProperty(config.bootData, 'user', { ...config.bootData.user, permissions });
    render(<AlertsPage search="" />);
    expect(await screen.findByText('You can look at these rules, but not change them')).toBeInTheDocument();
    expect(await button('Update 1 rule')).toBeDisabled();
    expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
  });

  it('deletes only its own rule, after asking', async () => {
    const user = userEvent.setup();
    const data = [{ datasourceUid: 'calls', model: { rawSql: 'FROM "llm_calls"' } }];
    const { rules } = provideGrafana([
      { uid: 'llmops-runaway-user', title: 'Runaway user', data },
      { uid: 'other', title: 'Other', data },
    ]);
    render(<AlertsPage search="" />);
    await user.click(await button('Delete Runaway user'));
    await user.click(await button('Delete'));
    expect(await screen.findByText('The rule “Runaway user” is deleted.')).toBeInTheDocument();
    expect(rules.map(({ uid }) => uid)).toEqual(['other']);
    expect(screen.queryByRole('button', { name: 'Delete Other' })).not.toBeInTheDocument();
  });

  it('gives the rules the name of the data source where another one has the plain uids', async () => {
    const other = [{ datasourceUid: 'elsewhere', model: { rawSql: 'FROM "llm_calls"' } }];
    const user = userEvent.setup();
    const { sent } = provideGrafana([{ uid: 'llmops-data-stopped', title: 'Theirs', data: other }]);
    render(<AlertsPage search="" />);
    await user.click(await button('Create 4 rules'));
    await screen.findByText('Saved 4 rules');
    expect(sent.slice(1, 5).map(({ data }) => data['uid'])).not.toContain('llmops-data-stopped');
    expect(sent[1]?.data['title']).toBe('Feature cost anomaly (Production)');
  });

  it('offers the seasonal band only with two weeks of history', async () => {
    provideGrafana();
    const { unmount } = render(<AlertsPage search="" />);
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Seasonal' })).toBeEnabled());
    unmount();
    const recent = Object.fromEntries(Object.entries(byFeature).map(([name, values]) => [name, values.slice(-200)]));
    provideTable(({ targets }) =>
      of({
        data: targets.map((target) => {
          const answer = answerOf((target as { rawSql?: string }).rawSql ?? '');
          return aTableFrame(target.refId, answer === byFeature ? recent : answer);
        }),
      }),
    );
    render(<AlertsPage search="" />);
    expect(await screen.findByText(/offered once there are two weeks of history/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Seasonal' })).toBeDisabled();
  });

  it('refuses a table that Grafana cannot evaluate rules on', async () => {
    provideGrafana();
    const settings = {
      uid: 'cost',
      name: 'Production',
      type: 'llmops-tokencost-datasource',
      jsonData: { delegateUid: 'calls' },
    };
    setDataSourceSrv({
      getList: () => [settings],
      getInstanceSettings: () => settings,
      get: () => Promise.resolve(aDelegate({ type: 'mysql', name: 'Calls in MySQL' })),
    } as unknown as DataSourceSrv);
    render(<AlertsPage search="" />);
    expect(await screen.findByText(/Calls cannot be read from "Calls in MySQL" \(mysql\)/)).toBeInTheDocument();
  });

  it('tries the rules even where Grafana does not show its own', async () => {
    provideGrafana([], ({ url }) => (url === RULES ? { status: 404, message: 'Not found' } : undefined));
    render(<AlertsPage search="" />);
    expect(
      await screen.findByText(/did not list its alert rules: Not found. Either this Grafana has alerting switched off/),
    ).toBeInTheDocument();
    expect(await screen.findByText(/Feature cost anomaly: 1 alert/)).toBeInTheDocument();
  });
});
