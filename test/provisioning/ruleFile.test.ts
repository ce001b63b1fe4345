import { type AlertKind, alertKinds, defaultKinds } from 'alerts/alertRule';
import { buildRules } from 'alerts/buildRules';
import { type RuleFileOptions, ruleFile } from 'alerts/ruleFile';
import { type RuleRates, ruleRates } from 'alerts/ruleRates';
import { type RuleSettings, ruleDefaults } from 'alerts/ruleSettings';
import { bandDefaults } from 'core/bands/band';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { postgres } from 'stores/postgres/plan';
import { parse } from 'yaml';
import { ruleFileText } from '../../cli/rules/ruleFileText';
import { ruleFileProblems } from './ruleFileProblems';

let rates: RuleRates;

beforeAll(async () => {
  const models = [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }];
  rates = ruleRates(await loadPriceBook(), models, Date.UTC(2026, 10, 20));
});

interface Written {
  readonly settings?: Partial<RuleSettings>;
  readonly file?: Partial<RuleFileOptions>;
  readonly scope?: string;
  readonly kinds?: readonly AlertKind[];
}

/** A rule file, written as YAML and read again. */
function written({ settings, file, scope = '', kinds }: Written = {}) {
  const rules = buildRules({
    store: postgres,
    source: { table: 'llm_calls', timeZone: 'UTC' },
    filters: [{ dimension: 'feature', operator: 'in', values: [`it's "$HOME" {{ 1 }} \\ [[x]]`] }],
    rates,
    settings: { ...ruleDefaults, ...settings },
    ...(kinds && { kinds }),
    scope,
  });
  const options = { datasourceUid: 'calls', folder: 'LLM', group: 'cost', interval: '5m', ...file };
  const text = ruleFileText(ruleFile(rules, options), ['Prices: x']);
  return parse(text) as ReturnType<typeof ruleFile>;
}

const rulesOf = (one: Written) => written(one).groups[0]?.rules ?? [];

const odd = ['', 'production', 'Käse & "Brot"', '$HOME', '${USER} {{ $labels.x }}', 'a'.repeat(100), '../..', ' '];

describe('a rule file', () => {
  it.each(odd)('has the shape that Grafana takes for scope and names %j', (text) => {
    const name = text || 'x';
    const file = { folder: name, group: name };
    expect(ruleFileProblems(written({ scope: text, settings: { receiver: name }, file }))).toEqual([]);
  });

  it.each(alertKinds)('has the shape that Grafana takes with %s alone', (kind) => {
    expect(ruleFileProblems(written({ kinds: [kind] }))).toEqual([]);
  });

  it('has the shape that Grafana takes with the seasonal band, batching, another organisation, and paused', () => {
    const batching = { wait: '1s', interval: '10s', repeat: '4h' };
    const settings = { band: bandDefaults.seasonal, receiver: 'on-call', batching, team: '$TEAM' };
    const value = written({ settings, file: { orgId: 7, interval: '30s', paused: true } });
    expect(ruleFileProblems(value)).toEqual([]);
    expect(value.groups[0]).toMatchObject({ orgId: 7, interval: '30s' });
    expect(value.groups[0]?.rules[0]).toMatchObject({
      isPaused: true,
      labels: { team: '$$TEAM' },
      notification_settings: { receiver: 'on-call', group_wait: '1s', group_interval: '10s', repeat_interval: '4h' },
    });
  });

  it('has a uid of its own for every scope and rule', () => {
    const uids = odd.flatMap((scope) => rulesOf({ scope }).map(({ uid }) => uid));
    expect(new Set(uids).size).toBe(odd.length * defaultKinds.length);
  });

  it('escapes dollar signs where Grafana would put in a variable, and nowhere else', () => {
    const [rule] = rulesOf({ scope: '$HOME', settings: { receiver: 'pay$day' } });
    expect(rule).toMatchObject({
      title: 'Feature cost anomaly ($$HOME)',
      notification_settings: { receiver: 'pay$$day' },
    });
    expect(rule?.annotations['summary']).toContain('{{ printf "$%.2f" $values.D.Value }}');
  });

  it('keeps SQL as it was written', () => {
    const settings = { ...ruleDefaults };
    const [rule] = buildRules({
      store: postgres,
      source: { table: 'llm_calls', timeZone: 'UTC' },
      filters: [],
      rates,
      settings,
      kinds: ['feature-anomaly'],
      scope: '',
    });
    const step = rule?.steps[0];
    const options = { datasourceUid: 'calls', folder: 'LLM', group: 'cost', interval: '5m' };
    const read = parse(ruleFileText(ruleFile(rule ? [rule] : [], options), [])) as ReturnType<typeof ruleFile>;
    expect(step?.kind === 'query' && step.query.target['rawSql']).toBe(
      read.groups[0]?.rules[0]?.data[0]?.model['rawSql'],
    );
  });
});

describe('ruleFileProblems', () => {
  const broken: ReadonlyArray<readonly [string, (rule: Record<string, unknown>) => object]> = [
    ['an unknown field', (rule) => ({ ...rule, keep_firing_for: '5m' })],
    ['no uid', ({ uid: _, ...rule }) => rule],
    ['a uid that is too long', (rule) => ({ ...rule, uid: 'x'.repeat(41) })],
    ['a condition that is no step', (rule) => ({ ...rule, condition: 'Z' })],
    ['a number as a label', (rule) => ({ ...rule, labels: { severity: 1 } })],
    ['a label with a variable', (rule) => ({ ...rule, labels: { team: '$HOME' } })],
    [
      'a function that templates have not',
      (rule) => ({ ...rule, annotations: { summary: '{{ dollars $values.A.Value }}' } }),
    ],
    ['a value of a step that is not there', (rule) => ({ ...rule, annotations: { summary: '{{ $values.Q.Value }}' } })],
    ['a template that is not closed', (rule) => ({ ...rule, annotations: { summary: '{{ externalURL' } })],
    [
      'a threshold on $A',
      (rule) => ({
        ...rule,
        data: (rule['data'] as { model: object }[]).map((step) =>
          'conditions' in step.model ? { ...step, model: { ...step.model, expression: '$A' } } : step,
        ),
      }),
    ],
    [
      'a grouping without alertname',
      (rule) => ({ ...rule, notification_settings: { receiver: 'x', group_by: ['feature'] } }),
    ],
  ];

  it.each(broken)('finds %s', (_, breakRule) => {
    const file = written();
    const groups = file.groups.map((group) => ({ ...group, rules: group.rules.map((rule) => breakRule({ ...rule })) }));
    expect(ruleFileProblems({ ...file, groups })).not.toEqual([]);
  });

  it('finds notification policies', () => {
    expect(ruleFileProblems({ ...written(), policies: [] })).not.toEqual([]);
  });
});
