import { bandDefaults } from 'core/bands/band';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { HOUR } from 'core/usage/timeWindow';
import { postgres } from 'stores/postgres/plan';
import type { Store } from 'stores/store';
import { type AlertKind, type AlertRule, alertKinds, defaultKinds } from './alertRule';
import { type RuleOptions, buildRules } from './buildRules';
import { ruleBody } from './ruleBody';
import { type RuleRates, priceStamp, ruleRates } from './ruleRates';
import { ruleDefaults } from './ruleSettings';

let rates: RuleRates;

beforeAll(async () => {
  const model = { provider: 'openai', model: 'gpt-4o', serviceTier: null };
  rates = ruleRates(await loadPriceBook(), [model], Date.UTC(2026, 10, 20));
});

function build(options: Partial<RuleOptions> = {}): readonly AlertRule[] {
  const source = { table: 'llm_calls', timeZone: 'UTC' };
  return buildRules({ store: postgres, source, filters: [], rates, settings: ruleDefaults, scope: '', ...options });
}

function rule(kind: AlertRule['kind'], options: Partial<RuleOptions> = {}): AlertRule {
  const [built] = build({ ...options, kinds: [kind] });
  if (built === undefined) {
    throw new Error(`no rule ${kind}`);
  }
  return built;
}

const sqlOf = ({ steps }: AlertRule) =>
  steps.flatMap((step) => (step.kind === 'query' ? [String(step.query.target['rawSql'])] : []));

describe('buildRules', () => {
  it('builds every rule, or those asked for in their order', () => {
    expect(build({ kinds: alertKinds }).map(({ kind }) => kind)).toEqual(alertKinds);
    expect(build().map(({ kind }) => kind)).toEqual(defaultKinds);
    expect(build({ kinds: ['data-stopped', 'runaway-user'] }).map(({ kind }) => kind)).toEqual([
      'data-stopped',
      'runaway-user',
    ]);
  });

  it('refuses a store whose rules cannot be evaluated', () => {
    const { planRule: _, ...silent } = postgres;
    const store: Store = { ...silent, name: 'Tempo' };
    expect(() => build({ store })).toThrow('Alert rules cannot be built for Tempo');
  });

  it.each(alertKinds)('judges the first number of %s against its limit', (kind) => {
    const { steps, condition } = rule(kind);
    const limits = { 'unpriced-tokens': 1000, 'data-stopped': 60, 'feature-drifting': 0.2 } as Readonly<
      Record<string, number>
    >;
    expect(steps.find(({ refId }) => refId === condition)).toEqual({
      kind: 'threshold',
      refId: condition,
      of: 'A',
      above: limits[kind] ?? 1,
    });
  });

  it.each(alertKinds)('labels %s for notification policies and links its runbook', (kind) => {
    const severity = { ...ruleDefaults.severity, [kind]: 'chat' };
    const { labels, annotations } = rule(kind, { settings: { ...ruleDefaults, severity, team: 'search' } });
    expect(labels).toEqual({ severity: 'chat', team: 'search', alert: kind });
    expect(annotations['runbook_url']).toMatch(new RegExp(`/docs/runbooks/${kind}\\.md$`));
  });

  it('links the board of the feature around the hour it is about', () => {
    expect(rule('feature-anomaly').annotations['dashboard']).toBe(
      '{{ externalURL }}d/llmops-anomaly-bands{{ if $values.H }}?var-feature={{ $labels.feature | urlquery }}' +
        '&time={{ printf "%.0f" $values.H.Value }}&time.window=172800000{{ end }}',
    );
    expect(rule('runaway-user').annotations['dashboard']).toContain(
      'd/llmops-top-users{{ if $values.H }}?var-user={{ $labels.user',
    );
  });

  it('ends the boards of users and drifts where their rules judged, not days after', () => {
    const shownUntil = (kind: AlertKind) => {
      const { steps, annotations } = rule(kind);
      const [, later = '0'] =
        /^floor\(\$B \/ 1000000000\) \* 3600000(?: - (\d+))?$/.exec(
          steps.flatMap((step) => (step.kind === 'math' && step.refId === 'H' ? [step.expression] : [])).join(),
        ) ?? [];
      return Number(/time\.window=(\d+)/.exec(annotations['dashboard'] ?? '')?.[1]) / 2 - Number(later);
    };
    expect(shownUntil('runaway-user')).toBe(HOUR);
    expect(shownUntil('feature-drifting')).toBe(0);
    expect(shownUntil('feature-anomaly')).toBe(24 * HOUR);
  });

  it.each(alertKinds)('says of %s where it could not be evaluated, instead of values that are not there', (kind) => {
    const { summary } = rule(kind).annotations;
    expect(summary).toMatch(/^\{\{ if \$values\.A \}\}.*\{\{ else \}\}This rule could not be evaluated\{\{ end \}\}$/);
  });

  it('says in words what the settings are', () => {
    const band = { ...bandDefaults.seasonal, sigmas: 5, floorUsd: 7, warmUpHours: 400 };
    const settings = { ...ruleDefaults, band, runaway: { times: 20, floorUsd: 3, newUserUsd: 9 } };
    expect(rule('feature-anomaly', { settings }).annotations['description']).toBe(
      'An hour of one feature cost more than what the same hour of the week cost in the four weeks before, plus 5 standard ' +
        'deviations, or brought the last 24 hours as far above the same 24 of these weeks; and more than $7. ' +
        'A feature is judged once it has 400 hours of history.',
    );
    expect(rule('runaway-user', { settings }).annotations['description']).toMatch(
      /20 times .* at least \$3\..* \$9\.$/,
    );
  });

  it('stamps the rules that carry prices, and no other', () => {
    const stamped = build({ kinds: alertKinds }).filter(({ annotations }) => annotations['prices'] !== undefined);
    expect(stamped.map(({ kind }) => kind)).toEqual(alertKinds.filter((kind) => kind !== 'data-stopped'));
    expect(new Set(stamped.map(({ annotations }) => annotations['prices']))).toEqual(new Set([rates.stamp]));
    expect(rates.stamp).toMatch(/^@pydantic\/genai-prices [\d.]+, corrected, published \d{4}-\d\d-\d\d$/);
    expect(priceStamp({ version: 'other' })).not.toBe(rates.stamp);
  });

  it('writes table, filters and rates into the queries', () => {
    const source = { table: 'metrics.calls', timeZone: 'UTC' };
    const filters = [{ dimension: 'environment', operator: 'in', values: ['production'] }] as const;
    for (const sql of build({ source, filters, kinds: alertKinds }).flatMap(sqlOf)) {
      expect(sql).toContain('"metrics"."calls"');
      expect(sql).toContain(`'production'`);
    }
    expect(sqlOf(rule('feature-anomaly'))[0]).toContain(`'openai', 'gpt-4o', ''`);
  });

  it('judges only the running hour where nothing is looked back at', () => {
    const settings = { ...ruleDefaults, lookBackHours: 0 };
    expect(sqlOf(rule('feature-anomaly', { settings }))[0]).toContain(`interval '0 hours', running`);
  });

  it('names a scope in title and uid', () => {
    expect(rule('runaway-user', { scope: 'eu' })).toMatchObject({
      uid: 'llmops-runaway-user-eu',
      title: 'Runaway user (eu)',
    });
    expect(rule('runaway-user', { scope: 'europe, the middle east' }).uid).toMatch(/^llmops-runaway-user-[0-9a-f]{8}$/);
  });
});

describe('ruleBody', () => {
  const where = { datasourceUid: 'calls', orgId: 1, folderUid: 'f', group: 'g' };

  it('leaves the contact point to the policies where none is named', () => {
    expect(ruleBody(rule('feature-anomaly'), where)).not.toHaveProperty('notification_settings');
  });

  it('notifies the contact point by feature, gathered as long as is said', () => {
    const settings = { ...ruleDefaults, receiver: 'on-call', batching: { wait: '5s' } };
    expect(ruleBody(rule('feature-anomaly', { settings }), where).notification_settings).toEqual({
      receiver: 'on-call',
      group_by: ['grafana_folder', 'alertname', 'feature'],
      group_wait: '5s',
    });
  });
});

describe('ruleRates', () => {
  it('tells models without a price apart, each once', async () => {
    const book = await loadPriceBook();
    const known = { provider: 'openai', model: 'gpt-4o', serviceTier: null };
    const unknown = { provider: 'openai', model: 'no-such-model', serviceTier: 'flex' };
    expect(ruleRates(book, [known, unknown, known, { ...unknown }], Date.UTC(2026, 10, 20))).toMatchObject({
      priced: 1,
      unpriced: [unknown],
    });
  });
});
