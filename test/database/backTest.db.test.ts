import { backTestRule } from 'alerts/backTestRules';
import { ruleDefaults } from 'alerts/ruleSettings';
import { findRunawayHours } from 'core/bands/runawayBackTest';
import { runawayDefaults } from 'core/bands/runawayUser';
import { type HourlyCalls, findSilentHours } from 'core/bands/silenceBackTest';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { buildRateSheet } from 'core/pricing/rateSheet';
import type { Dimension } from 'core/usage/dimension';
import { DAY, HOUR } from 'core/usage/timeWindow';
import { askStore } from 'execution/askStore';
import { firstValueFrom } from 'rxjs';
import { planRule } from 'stores/postgres/planRule';
import type { HourlyCosts } from 'stores/storeRows';
import { aLineageRow } from 'testing/aLineageRow';
import { randomStream } from '../../demo/random';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { runRule } from './runRule';

const to = Date.parse('2026-10-28T00:00:00Z');
const window = { from: to - 2 * DAY, to };
const evaluations = Array.from({ length: 48 }, (_, index) => window.from + (index + 1) * HOUR);
const source = { table: 'llm_calls', timeZone: 'UTC' };
const silence = { minutes: 120, busyCalls: 3 };

/** Users of every habit over eleven days, some with a burst in the last two; nobody calls within one afternoon. */
const calls = Array.from({ length: 40 }, (_, user) => {
  const random = randomStream(11, 'user', user);
  const level = [2_000, 100_000, 1_500_000][random.below(3)] ?? 0;
  const draw = (from: number, length: number) => from + 1 + random.below(length - 1);
  const usual = Array.from({ length: random.below(30) }, () => ({
    time: draw(to - 11 * DAY, 11 * DAY),
    tokens: random.below(level),
  }));
  const burst = random.chance(0.4)
    ? Array.from({ length: 10 }, () => ({ time: draw(to - 40 * HOUR, 6 * HOUR), tokens: random.below(level) * 10 }))
    : [];
  return [...usual, ...burst].map((call) => ({ ...call, user: `user ${user}` }));
})
  .flat()
  .filter(({ time }) => time < to - 20 * HOUR || time > to - 12 * HOUR);

async function rates() {
  const models = [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }];
  const sheet = buildRateSheet({ book: await loadPriceBook(), models, from: to - 60 * DAY, to: Infinity });
  return { cuts: sheet.cuts, rates: buildRateTable(sheet) };
}

async function askHours(database: Database, dimension: Dimension): Promise<HourlyCosts> {
  const request = {
    kind: 'hourly',
    source,
    filters: [],
    dimension,
    ...(await rates()),
    window: { from: to - 10 * DAY - HOUR, to },
    squares: false,
    rankedSince: window.from,
    limit: 1000,
  } as const;
  return (await firstValueFrom(askStore(connectStore(database), request))).rows;
}

describeDatabases('the back-test, beside the rules evaluated at every full hour', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    const rows = calls.map(({ time, tokens, user }) => aLineageRow({ time, user_id: user, prompt_tokens: tokens }));
    await insertRows(database(), rows);
  });

  it('finds the same users at the same hours', async () => {
    const rule = planRule({
      kind: 'runaway',
      source,
      filters: [],
      ...(await rates()),
      dimension: 'user',
      options: runawayDefaults,
    });
    const fired: string[] = [];
    for (const at of evaluations) {
      const values = await runRule(database(), rule, at);
      fired.push(...[...values].flatMap(([user, value]) => (value > 1 ? [`${user} at ${at}`] : [])));
    }
    const users = await askHours(database(), 'user');
    const found = users.values.flatMap(({ value, hours }) =>
      findRunawayHours(hours, window, runawayDefaults).map(({ at }) => `${value} at ${at}`),
    );
    expect(found.sort()).toEqual(fired.sort());
    expect(fired.length).toBeGreaterThan(20);
  });

  it('finds the same silent hours', async () => {
    const rule = planRule({ kind: 'silence', source, filters: [], ...silence });
    const fired: number[] = [];
    for (const at of evaluations) {
      const [value] = (await runRule(database(), rule, at)).values();
      if ((value ?? 0) > silence.minutes) {
        fired.push(at);
      }
    }
    const features = await askHours(database(), 'feature');
    const counted: HourlyCalls[] = features.values.flatMap(({ hours }) => hours);
    const found = findSilentHours(counted, window, silence);
    // An hour tells not when its last call began: a silence may be found one evaluation late, and never where there is none.
    expect(found.every((at) => fired.includes(at))).toBe(true);
    expect(fired.filter((at) => !found.includes(at) && !found.includes(at + HOUR))).toEqual([]);
    expect(found.length).toBeGreaterThan(3);
    const none = { values: [], ofValues: 0 };
    const data = { window, features, users: none, unpriced: [] };
    expect(backTestRule('data-stopped', data, { ...ruleDefaults, silence }).firings).not.toEqual([]);
  });
});
