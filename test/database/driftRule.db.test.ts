import type { ChangeDay } from 'core/change/changeUsage';
import { DRIFT_DAYS, DRIFT_GROWTH, type Drift, computeDrift, driftWindow } from 'core/change/drift';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { buildRateSheet } from 'core/pricing/rateSheet';
import { DAY, MINUTE } from 'core/usage/timeWindow';
import { planRule } from 'stores/postgres/planRule';
import type { RuleQueries } from 'stores/rule';
import { aLineageRow } from 'testing/aLineageRow';
import { randomStream } from '../../demo/random';
import type { Database } from './database';
import { describePglite, describePostgres } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { runMoment, runRule } from './runRule';

/** Clocks in Europe went back on 2026-10-25 at 01:00 UTC, inside of the two weeks; the rule's days are UTC. */
const now = Date.parse('2026-10-28T14:25:00Z');
const { window, starts } = driftWindow({ from: 0, to: now }, 'UTC');
/** gpt-4o takes $2.50 for a million input tokens. */
const PICO_PER_TOKEN = 2_500_000n;

interface Call {
  readonly time: number;
  readonly request: string;
  /** Input tokens; `null` where they were not recorded. */
  readonly tokens: number | null;
}

interface Series {
  readonly feature: string;
  readonly calls: readonly Call[];
}

/**
 * Rising, falling and level ones with more or less noise; with missing days, missing tokens, few requests or few dollars;
 * young ones and ones that stopped. They begin before the two weeks and go on in the running day.
 */
function randomSeries(index: number): Series {
  const random = randomStream(6, 'drifting', index);
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T;
  const feature = `feature ${index}`;
  const growth = pick([0, 0, 0.01, 0.02, 0.05, -0.02]);
  const noise = pick([0, 0.02, 0.1, 0.5]);
  const level = pick([2000, 60_000, 400_000, 400_000]);
  const busy = pick([4, 9, 9, 14]);
  const silent = pick([0, 0, 0, 0.15, 0.5]);
  const unrecorded = pick([0, 0, 0, 0.02, 0.3]);
  const [first, last] = pick([[0, 16] as const, [0, 16] as const, [0, 16] as const, [random.below(16), 16] as const]);
  const calls = Array.from({ length: 16 }, (_, day): Call[] => {
    const start = window.from + (day - 1) * DAY;
    const requests = day < first || day >= last || random.uniform() < silent ? 0 : busy + random.below(3);
    const dayLevel = level * (1 + growth) ** day * (day % 7 < 2 ? 0.4 : 1) * Math.exp(noise * random.normal());
    return Array.from({ length: requests }, (__, number): Call[] => {
      const request = `${feature}, ${day}, ${number}`;
      const time = start + random.below(14 * 60) * MINUTE;
      const tokens = () =>
        random.uniform() < unrecorded ? null : Math.round(dayLevel * (0.8 + 0.4 * random.uniform()));
      // A retry half a day later may fall on the next day, which its request does not.
      const retry = { time: time + 12 * 60 * MINUTE, request, tokens: tokens() };
      return random.uniform() < 0.1
        ? [{ time, request, tokens: tokens() }, retry]
        : [{ time, request, tokens: tokens() }];
    }).flat();
  }).flat();
  return { feature, calls: calls.filter(({ time }) => time < now) };
}

function daysOf({ calls }: Series): ChangeDay[] {
  const complete = calls.filter(({ time }) => time >= window.from && time < window.to);
  const firstSeen = new Map<string, number>();
  for (const { request, time } of complete) {
    firstSeen.set(request, Math.min(time, firstSeen.get(request) ?? Infinity));
  }
  const isOn = (start: number) => (time: number) => time >= start && time < start + DAY;
  return starts.map((start) => {
    const today = complete.filter(({ time }) => isOn(start)(time));
    return {
      start,
      cost: today.reduce((sum, { tokens }) => sum + BigInt(tokens ?? 0) * PICO_PER_TOKEN, 0n),
      calls: today.length,
      unknownCalls: today.filter(({ tokens }) => tokens === null).length,
      requests: [...firstSeen.values()].filter(isOn(start)).length,
    };
  });
}

function lineageRows({ feature, calls }: Series) {
  return calls.map(({ time, request, tokens }) =>
    aLineageRow({ time, feature, request_id: request, prompt_tokens: tokens }),
  );
}

async function driftRule(): Promise<RuleQueries> {
  const models = [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }];
  const sheet = buildRateSheet({ book: await loadPriceBook(), models, from: now - 60 * DAY, to: Infinity });
  return planRule({
    kind: 'drift',
    source: { table: 'llm_calls', timeZone: 'UTC' },
    filters: [],
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    dimension: 'feature',
  });
}

/** What the rule's number has to be: the growth where the slope is beyond its uncertainty. */
function valueOf(drift: Drift): number {
  return 'perWeek' in drift && drift.perWeek > drift.uncertainty ? drift.growth : 0;
}

const title = 'the rule on a feature that drifts';
describePostgres(title, (database) => agreesWithTheBrowser(database, 400));
describePglite(title, (database) => agreesWithTheBrowser(database, 60));

function agreesWithTheBrowser(database: () => Database, count: number): void {
  const allSeries = Array.from({ length: count }, (_, index) => randomSeries(index));

  beforeAll(async () => {
    await createLineageTable(database());
    await database().exec(`SET TimeZone = 'Europe/Berlin'`);
    await insertRows(database(), allSeries.flatMap(lineageRows));
    await database().exec('ANALYZE llm_calls');
  });

  it('agrees with the browser on every series', async () => {
    const rule = await driftRule();
    const values = await runRule(database(), rule, now);
    const moments = await runMoment(database(), rule, now);
    const seen = allSeries.filter((series) => daysOf(series).some(({ calls }) => calls > 0));
    expect([...values.keys()].sort()).toEqual(seen.map(({ feature }) => feature).sort());
    const kinds = new Map<string, number>();
    for (const series of seen) {
      const days = daysOf(series);
      const drift = computeDrift(days);
      const value = valueOf(drift);
      const inStore = values.get(series.feature) ?? NaN;
      expect(Math.abs(inStore - value)).toBeLessThanOrEqual(1e-9 * value);
      expect(inStore >= DRIFT_GROWTH).toBe(drift.kind === 'drifting');
      const lastWeek = days.slice(DRIFT_DAYS / 2).reduce((sum, { cost }) => sum + cost, 0n);
      expect(moments.get(series.feature)?.usd).toBeCloseTo(Number(lastWeek) / 1e12, 1);
      expect(moments.get(series.feature)?.hour).toBe(Date.parse('2026-10-28T14:00:00Z'));
      kinds.set(drift.kind, (kinds.get(drift.kind) ?? 0) + 1);
    }
    for (const kind of ['drifting', 'steady', 'small', 'too few days', 'unknown'] satisfies Array<Drift['kind']>) {
      expect(kinds.get(kind) ?? 0).toBeGreaterThan(count / 60);
    }
  });

  it('stays the same within a day', async () => {
    const rule = await driftRule();
    const atNoon = await runRule(database(), rule, Date.parse('2026-10-28T12:00:00Z'));
    expect(await runRule(database(), rule, now)).toEqual(atNoon);
  });
}
