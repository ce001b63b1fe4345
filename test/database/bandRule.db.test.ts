import { type BandKind, type HourlyCost, bandDefaults, historyHours } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { LOOK_BACK_HOURS, judgedHours, ruleValue } from 'core/bands/ruleValue';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { buildRateSheet } from 'core/pricing/rateSheet';
import { HOUR, MINUTE } from 'core/usage/timeWindow';
import { planRule } from 'stores/postgres/planRule';
import type { RuleQueries } from 'stores/rule';
import { aLineageRow } from 'testing/aLineageRow';
import { randomStream } from '../../demo/random';
import type { Database } from './database';
import { describePglite, describePostgres } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { runMoment, runRule } from './runRule';

/** Clocks in Europe went back on 2026-10-25 at 01:00 UTC, in the middle of the history. */
const now = Date.parse('2026-10-28T14:25:00Z');
const running = Math.floor(now / HOUR) * HOUR;
/** gpt-4o takes $2.50 for a million input tokens. */
const PICO_PER_TOKEN = 2_500_000n;

interface Series {
  readonly feature: string;
  /** Input tokens of each call, by how many hours ago; none in hours that are not there. */
  readonly hours: ReadonlyArray<{ readonly ago: number; readonly calls: readonly number[] }>;
}

/** Steady ones, sparse ones, new ones, ones that stopped; some with a jump in the judged hours. */
function randomSeries(index: number): Series {
  const random = randomStream(6, 'series', index);
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T;
  const first = pick([random.below(60), random.below(200), random.below(200), 720]);
  const last = pick([0, 0, 0, 0, random.below(300)]);
  const density = pick([1, 0.5, 0.1, 0.02]);
  const level = pick([50_000, 400_000, 4_000_000, 40_000_000]);
  const spread = pick([0, 0.05, 0.5]);
  const jump = pick([1, 1, 1.2, 3, 30]);
  const hours = Array.from({ length: 721 }, (_, ago) => {
    const usual = level * (1 + spread * (2 * random.uniform() - 1));
    const calls = [Math.round(usual * (ago <= LOOK_BACK_HOURS ? jump : 1))];
    return { ago, calls: random.uniform() < 0.2 ? [...calls, random.below(4_000_000)] : calls };
  }).filter(({ ago }) => ago >= last && ago <= first && random.uniform() < density);
  return { feature: `feature ${index}`, hours };
}

function hourlyCosts({ hours }: Series): HourlyCost[] {
  return hours.map(({ ago, calls }) => {
    const costs = calls.map((tokens) => BigInt(tokens) * PICO_PER_TOKEN);
    return {
      start: running - ago * HOUR,
      cost: costs.reduce((sum, cost) => sum + cost, 0n),
      costSquared: costs.reduce((sum, cost) => sum + cost * cost, 0n),
      calls: calls.length,
      callsUnknown: 0,
    };
  });
}

function lineageRows({ feature, hours }: Series) {
  return hours.flatMap(({ ago, calls }) =>
    calls.map((tokens, index) =>
      aLineageRow({
        time: running - ago * HOUR + (index === 0 ? 0 : 20 * MINUTE + index),
        feature,
        prompt_tokens: tokens,
      }),
    ),
  );
}

async function bandRule(kind: BandKind): Promise<RuleQueries> {
  const models = [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }];
  const sheet = buildRateSheet({ book: await loadPriceBook(), models, from: now - 60 * 24 * HOUR, to: Infinity });
  return planRule({
    kind: 'band',
    source: { table: 'llm_calls', timeZone: 'UTC' },
    filters: [],
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    dimension: 'feature',
    options: bandDefaults[kind],
    lookBackHours: LOOK_BACK_HOURS,
  });
}

/** The worst judged hour by the TypeScript band. */
function expectedOf(series: Series, kind: BandKind) {
  const { from, to } = judgedHours(now);
  const hours = computeBand(hourlyCosts(series), to, bandDefaults[kind]);
  const judged = hours.filter(({ start, upper }) => start >= from && upper !== undefined);
  const worst = judged.reduce<(typeof judged)[number] | undefined>(
    (found, hour) =>
      found === undefined || hour.cost / (hour.upper as number) >= found.cost / (found.upper as number) ? hour : found,
    undefined,
  );
  return { value: ruleValue(hours, now), worst, fires: judged.some(({ broken }) => broken) };
}

function seenWithin(series: Series, hours: number): boolean {
  return series.hours.some(({ ago, calls }) => ago <= hours && calls.length > 0);
}

const title = 'the rule on a feature above its band';
describePostgres(title, (database) => agreesWithTheBrowser(database, 1000));
// The same SQL on the engine of the preview, which is several times slower.
describePglite(title, (database) => agreesWithTheBrowser(database, 150));

function agreesWithTheBrowser(database: () => Database, count: number): void {
  const allSeries = Array.from({ length: count }, (_, index) => randomSeries(index));

  beforeAll(async () => {
    await createLineageTable(database());
    await database().exec(`SET TimeZone = 'Europe/Berlin'`);
    await insertRows(database(), allSeries.flatMap(lineageRows));
    await database().exec('ANALYZE llm_calls');
  });

  it.each(['trailing', 'seasonal'] as const)('agrees with the %s band of the browser on every series', async (kind) => {
    const rule = await bandRule(kind);
    const values = await runRule(database(), rule, now);
    const moments = await runMoment(database(), rule, now);
    const seen = allSeries.filter((series) => seenWithin(series, LOOK_BACK_HOURS + historyHours[kind]));
    expect([...values.keys()].sort()).toEqual(seen.map(({ feature }) => feature).sort());
    expect([...moments.keys()].sort()).toEqual(seen.map(({ feature }) => feature).sort());
    let fired = 0;
    for (const series of seen) {
      const expected = expectedOf(series, kind);
      const { value = 0, fires } = expected;
      const inStore = values.get(series.feature) ?? NaN;
      expect(Math.abs(inStore - value)).toBeLessThanOrEqual(1e-9 * value);
      expect(inStore > 1).toBe(fires);
      if (fires) {
        const named = moments.get(series.feature);
        expect(named?.hour).toBe(expected.worst?.start);
        expect(named?.usd).toBeCloseTo(expected.worst?.cost ?? NaN, 1);
        fired += 1;
      }
    }
    expect(fired).toBeGreaterThan(count / 60);
    expect(seen.length - fired).toBeGreaterThan(count / 3);
  });

  it('sees the hours of an open evaluation only up to its moment', async () => {
    const early = Date.parse('2026-10-28T14:00:30Z');
    const atNow = await runRule(database(), await bandRule('trailing'), now);
    const before = await runRule(database(), await bandRule('trailing'), early);
    const grown = [...atNow].filter(([feature, value]) => value > (before.get(feature) ?? 0));
    expect(grown.length).toBeGreaterThan(0);
  });
}
