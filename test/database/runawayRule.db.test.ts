import { type UserSpend, runawayDefaults, runawayValue } from 'core/bands/runawayUser';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { buildRateSheet } from 'core/pricing/rateSheet';
import { DAY, HOUR } from 'core/usage/timeWindow';
import { planRule } from 'stores/postgres/planRule';
import type { RuleQueries } from 'stores/rule';
import { aLineageRow } from 'testing/aLineageRow';
import { randomStream } from '../../demo/random';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { runMoment, runRule } from './runRule';

const now = Date.parse('2026-10-28T14:25:00Z');
/** gpt-4o takes $2.50 for a million input tokens. */
const PICO_PER_TOKEN = 2_500_000n;

interface SpentCall {
  readonly time: number;
  readonly tokens: number;
}

/** Heavy, light, new and returning users; calls at the very borders of the windows among them. */
function callsOf(user: number): SpentCall[] {
  const random = randomStream(7, 'user', user);
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T;
  const before = pick([0, 1, 5, 40]);
  const recent = pick([0, 1, 20]);
  const level = pick([1_000, 200_000, 3_000_000]);
  const jump = pick([1, 15]);
  const border = () => pick([now - 8 * DAY, now - DAY, now - DAY + 1, now - 2 * DAY, now - 1]);
  const draw = (from: number, to: number) => (random.chance(0.1) ? border() : from + random.below(to - from));
  return [
    ...Array.from({ length: before }, () => ({ time: draw(now - 9 * DAY, now - DAY), tokens: random.below(level) })),
    ...Array.from({ length: recent }, () => ({ time: draw(now - DAY, now), tokens: random.below(level) * jump })),
  ];
}

const users = new Map(Array.from({ length: 300 }, (_, user) => [`user ${user}`, callsOf(user)]));

function spendOf(calls: readonly SpentCall[]): UserSpend {
  const daysAgo = ({ time }: SpentCall) => Math.floor((now - time) / DAY);
  const baseline = calls.filter((call) => daysAgo(call) >= 1 && call.time >= now - 8 * DAY);
  const cost = (of: readonly SpentCall[]) => of.reduce((sum, { tokens }) => sum + BigInt(tokens) * PICO_PER_TOKEN, 0n);
  return {
    recent: cost(calls.filter((call) => daysAgo(call) === 0)),
    baseline: cost(baseline),
    baselineDays: new Set(baseline.map(daysAgo)).size,
  };
}

async function runawayRule(): Promise<RuleQueries> {
  const models = [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }];
  const sheet = buildRateSheet({ book: await loadPriceBook(), models, from: now - 60 * DAY, to: Infinity });
  return planRule({
    kind: 'runaway',
    source: { table: 'llm_calls', timeZone: 'UTC' },
    filters: [],
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    dimension: 'user',
    options: runawayDefaults,
  });
}

describeDatabases('the rule on a user who runs away', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    const rows = [...users].flatMap(([user, calls]) =>
      calls.map(({ time, tokens }) => aLineageRow({ time, user_id: user, prompt_tokens: tokens })),
    );
    const nobody = aLineageRow({ time: now - HOUR, user_id: null, prompt_tokens: 100_000_000 });
    await insertRows(database(), [...rows, nobody]);
  });

  it('agrees with the browser on every user above the floor, and knows nobody without a name', async () => {
    const expected = new Map(
      [...users].flatMap(([user, calls]) => {
        const value = runawayValue(spendOf(calls), runawayDefaults);
        return value === undefined ? [] : [[user, value] as const];
      }),
    );
    const worst = [...expected].sort(([, a], [, b]) => b - a).slice(0, 100);
    const values = await runRule(database(), await runawayRule(), now);
    expect(worst.length).toBeGreaterThan(20);
    expect(worst.filter(([, value]) => value > 1).length).toBeGreaterThan(5);
    expect(worst.filter(([, value]) => value <= 1).length).toBeGreaterThan(5);
    expect([...values.keys()].sort()).toEqual(worst.map(([user]) => user).sort());
    for (const [user, value] of worst) {
      expect(Math.abs((values.get(user) ?? NaN) - value)).toBeLessThanOrEqual(1e-9 * value);
    }
  });

  it('names what they cost in 24 hours', async () => {
    const moments = await runMoment(database(), await runawayRule(), now);
    for (const [user, { usd, hour }] of moments) {
      expect(usd).toBeCloseTo(Number(spendOf(users.get(user) ?? []).recent) / 1e12, 1);
      expect(hour).toBe(Math.floor(now / HOUR) * HOUR);
    }
    expect(moments.size).toBeGreaterThan(20);
  });
});
