import { postgres } from 'stores/postgres/plan';
import { buildRules } from './buildRules';
import { chooseScope } from './chooseScope';
import { compareRule } from './compareRule';
import { type RuleBody, ruleBody } from './ruleBody';
import { CHOICES_ANNOTATION, allFeatures, featureFilters, readChoices, writeChoices } from './ruleChoices';
import { ruleDefaults } from './ruleSettings';
import { type StoredRule, readStoredRules } from './storedRule';

const cuts = { contextThresholds: [], validFrom: [], dayTimes: [] };

function bodies(scope = '', stamp = 'book 2', table = 'llm_calls'): RuleBody[] {
  return buildRules({
    store: postgres,
    source: { table, timeZone: 'UTC' },
    filters: [],
    rates: { cuts, rates: [], priced: 0, unpriced: [], stamp },
    settings: ruleDefaults,
    scope,
  }).map((rule) => ruleBody(rule, { datasourceUid: 'calls', orgId: 1, folderUid: 'llm', group: 'cost' }));
}

/** What Grafana answers for a rule that it was sent: everything, and fields of its own. */
function stored(body: RuleBody, change: Readonly<Record<string, unknown>> = {}): StoredRule {
  const data = body.data.map((step) => ({ queryType: '', ...step, model: { maxDataPoints: 43200, ...step.model } }));
  const [rule] = readStoredRules([
    { id: 3, ...body, data, keep_firing_for: '0s', notification_settings: null, record: null, ...change },
  ]);
  return rule as StoredRule;
}

const [wanted] = bodies() as [RuleBody];

describe('compareRule', () => {
  it('tells what is there as wanted from what is absent', () => {
    expect(compareRule(stored(wanted), wanted)).toEqual({ state: 'same' });
    expect(compareRule(undefined, wanted)).toEqual({ state: 'absent' });
  });

  it.each([
    ['title', { title: 'Mine' }],
    ['pending period', { for: '5m' }],
    ['group', { ruleGroup: 'other' }],
    ['folder', { folderUID: 'other' }],
    ['paused', { isPaused: true }],
    ['queries', { data: wanted.data.slice(1) }],
    ['labels', { labels: { ...wanted.labels, tier: '1' } }],
    ['labels', { labels: {} }],
    ['annotations', { annotations: { ...wanted.annotations, note: 'call Ann' } }],
    ['receiver', { notification_settings: { receiver: 'oncall' } }],
  ])('names what differs: %s', (name, change) => {
    expect(compareRule(stored(wanted, change), wanted)).toEqual({ state: 'differs', differences: [name] });
  });

  it('says that a rule has other prices, and what differs beside them', () => {
    const [older] = bodies('', 'book 1') as [RuleBody];
    expect(compareRule(stored(older), wanted)).toEqual({ state: 'otherPrices', prices: 'book 1', differences: [] });
    expect(compareRule(stored(older, { for: '5m' }), wanted)).toMatchObject({ differences: ['pending period'] });
  });

  it('never takes a rule of a file for one that can be changed', () => {
    const comparison = compareRule(stored(wanted, { provenance: 'file', for: '5m' }), wanted);
    expect(comparison).toEqual({ state: 'provisioned', by: 'file', differences: ['pending period'] });
    expect(compareRule(stored(wanted, { provenance: 'api' }), wanted)).toEqual({ state: 'same' });
  });
});

describe('readStoredRules', () => {
  it('refuses what is no list', () => {
    expect(() => readStoredRules({ message: 'no' })).toThrow(/object instead of a list/);
  });

  it('reads the contact point that a rule names', () => {
    expect(stored(wanted, { notification_settings: { receiver: 'oncall' } }).receiver).toBe('oncall');
    expect(stored(wanted).receiver).toBeUndefined();
  });
});

describe('chooseScope', () => {
  const choice = { name: 'Production', datasourceUid: 'calls', table: 'llm_calls' };
  const all = (...args: Parameters<typeof bodies>) => bodies(...args).map((body) => stored(body));

  it('is empty while nobody else has the plain uids', () => {
    expect(chooseScope([], choice)).toBe('');
    expect(chooseScope(all(), choice)).toBe('');
  });

  it('is the name where another table or data source has them', () => {
    expect(chooseScope(all('', 'book', 'other_calls'), choice)).toBe('Production');
    expect(chooseScope(all(), { ...choice, datasourceUid: 'other' })).toBe('Production');
    expect(chooseScope(all(), { ...choice, table: 'calls' })).toBe('Production');
  });

  it('stays the name after the other has deleted its rules', () => {
    expect(chooseScope(all('Production'), choice)).toBe('Production');
  });

  it('finds a table with a schema, however it is quoted', () => {
    expect(chooseScope(all('', 'book', 'metrics."Calls"'), { ...choice, table: 'metrics."Calls"' })).toBe('');
  });
});

describe('the choices that a rule keeps', () => {
  const features = { watched: 'not in', values: ['batch {{ x }}'] } as const;
  const settings = {
    ...ruleDefaults,
    band: { kind: 'seasonal', sigmas: 5, floorUsd: 2, warmUpHours: 336 },
    lookBackHours: 6,
    runaway: { times: 4, floorUsd: 3, newUserUsd: 9 },
    silence: { minutes: 120, busyCalls: 5 },
    severity: { ...ruleDefaults.severity, 'runaway-user': 'ticket' },
    team: 'search',
    receiver: 'oncall',
  } as const;

  it('come back from the rules', () => {
    const [feature, user, tokens, silence] = bodies().map((body, index) => {
      const kind = (['feature-anomaly', 'runaway-user', 'unpriced-tokens', 'data-stopped'] as const)[index];
      return stored(body, {
        annotations: { [CHOICES_ANNOTATION]: writeChoices(kind as 'data-stopped', { settings, features }) },
        labels: { severity: settings.severity[kind as 'data-stopped'], team: 'search' },
        notification_settings: { receiver: 'oncall' },
      });
    });
    const rules = {
      'feature-anomaly': feature as StoredRule,
      'runaway-user': user as StoredRule,
      'unpriced-tokens': tokens as StoredRule,
      'data-stopped': silence as StoredRule,
    };
    expect(readChoices(rules)).toEqual({ settings, features });
  });

  it('hold nothing that Grafana would take for a template', () => {
    expect(writeChoices('feature-anomaly', { settings, features })).not.toContain('{{');
  });

  it.each([['nonsense'], ['[]'], ['null'], ['{"band":{"kind":"weekly","sigmas":"3"},"features":{"watched":"in"}}']])(
    'are the defaults where a rule says %s',
    (text) => {
      const rule = stored(wanted, { annotations: { [CHOICES_ANNOTATION]: text }, labels: {} });
      expect(readChoices({ 'feature-anomaly': rule })).toEqual({ settings: ruleDefaults, features: allFeatures });
    },
  );

  it('filter nothing while no feature is named', () => {
    expect(featureFilters({ watched: 'in', values: [] })).toEqual([]);
    expect(featureFilters(features)).toEqual([{ dimension: 'feature', operator: 'not in', values: ['batch {{ x }}'] }]);
  });
});
