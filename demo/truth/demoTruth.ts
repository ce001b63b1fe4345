import type { LineageRow } from 'core/lineage/lineageRow';
import { DEMO_SEED, HOUR, demoRange } from '../demoRange';
import { featureCatalogue } from '../featureCatalogue';
import { generateCalls, generateHour } from '../generateCalls';
import type { Scenario } from '../scenarios/scenario';
import { scenarioCatalogue } from '../scenarios/scenarioCatalogue';
import { isResponseCacheHit, priceCall } from './priceCall';
import { type WeekTruth, openWeek } from './weekTruth';

/** What an incident did; amounts are exact pico-USD as decimal text, times are ISO in UTC, `to` excluded. */
export interface IncidentTruth {
  readonly name: string;
  readonly story: string;
  readonly feature: string;
  readonly user: string | null;
  readonly effect: Scenario['effect'];
  readonly from: string;
  readonly to: string;
  /** Rows of the feature in these hours, with the incident and as the same seed has them without it. */
  readonly rows: number;
  readonly rowsWithout: number;
  /**
   * Known cost of the feature in these hours minus the known cost that the same seed has without the incident. Null where
   * the incident takes calls out of what has a price: then `unpricedTokens` says how much is unknown.
   */
  readonly extraPicoUsd: string | null;
  readonly unpricedTokens: number;
}

/** The demo's true numbers; amounts are exact pico-USD as decimal text and hold what is known. */
export interface DemoTruth {
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  /** Rows without the hits of the response cache. */
  readonly calls: number;
  /** Distinct request ids, hits included. */
  readonly requests: number;
  /** Prompt and completion tokens of all calls, as far as recorded. */
  readonly tokens: number;
  readonly unpricedTokens: number;
  readonly callsWithUnknownCost: number;
  readonly costPicoUsd: string;
  readonly costPicoUsdByFeature: Readonly<Record<string, string>>;
  readonly costPicoUsdByModel: Readonly<Record<string, string>>;
  /** By UTC day, such as 2026-11-21. */
  readonly costPicoUsdByDay: Readonly<Record<string, string>>;
  readonly lastWeek: WeekTruth;
  readonly incidents: readonly IncidentTruth[];
}

/** Generates the demo and prices every call, then each incident's hours once more without it. */
export function computeDemoTruth(options: { readonly now: number; readonly seed?: number }): DemoTruth {
  const { now, seed = DEMO_SEED } = options;
  const range = demoRange(now);
  const requests = new Set<string | null>();
  const week = openWeek(range.to);
  const byFeature = new Map<string, bigint>();
  const byModel = new Map<string, bigint>();
  const byDay = new Map<string, bigint>();
  let [rows, calls, tokens, unpricedTokens, callsWithUnknownCost] = [0, 0, 0, 0, 0];
  let cost = 0n;

  for (const row of generateCalls({ now, seed })) {
    rows++;
    requests.add(row.request_id);
    week.add(row);
    if (isResponseCacheHit(row)) {
      continue;
    }
    const price = priceCall(row);
    calls++;
    tokens += recordedTokens(row);
    unpricedTokens += price.unpricedTokens;
    callsWithUnknownCost += price.hasUnknown ? 1 : 0;
    cost += price.known;
    addTo(byFeature, row.feature ?? '(none)', price.known);
    addTo(byModel, row.model ?? '(none)', price.known);
    addTo(byDay, new Date(row.time).toISOString().slice(0, 10), price.known);
  }

  return {
    seed,
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    rows,
    calls,
    requests: requests.size,
    tokens,
    unpricedTokens,
    callsWithUnknownCost,
    costPicoUsd: String(cost),
    costPicoUsdByFeature: toText(byFeature),
    costPicoUsdByModel: toText(byModel),
    costPicoUsdByDay: toText(byDay),
    lastWeek: week.truth(),
    incidents: scenarioCatalogue.map((scenario) => computeIncident(scenario, { now, seed })),
  };
}

/** What one incident did, from its own hours only. */
function computeIncident(scenario: Scenario, options: { readonly now: number; readonly seed?: number }): IncidentTruth {
  const { from, to } = scenario.window(demoRange(options.now).to);
  const others = scenarioCatalogue.filter((other) => other !== scenario);
  const withIt = priceHours(scenario, options);
  const without = priceHours(scenario, { ...options, scenarios: others });
  return {
    name: scenario.name,
    story: scenario.story,
    feature: scenario.feature,
    user: scenario.user,
    effect: scenario.effect,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    rows: withIt.rows,
    rowsWithout: without.rows,
    extraPicoUsd: scenario.effect === 'unpriced calls' ? null : String(withIt.known - without.known),
    unpricedTokens: withIt.unpricedTokens - without.unpricedTokens,
  };
}

function priceHours(scenario: Scenario, options: Parameters<typeof generateHour>[2]) {
  const feature = featureCatalogue.find((candidate) => candidate.feature === scenario.feature);
  if (feature === undefined) {
    throw new Error(
      `The incident "${scenario.name}" names the feature "${scenario.feature}", which the demo does not have.`,
    );
  }
  const { from, to } = scenario.window(demoRange(options.now).to);
  let [rows, known, unpricedTokens] = [0, 0n, 0];
  for (let start = from; start < to; start += HOUR) {
    for (const row of generateHour(feature, start, options)) {
      const price = priceCall(row);
      rows++;
      known += price.known;
      unpricedTokens += price.unpricedTokens;
    }
  }
  return { rows, known, unpricedTokens };
}

function recordedTokens(row: LineageRow): number {
  return [row.prompt_tokens, row.completion_tokens].reduce<number>(
    (sum, count) => (count === null ? sum : sum + count),
    0,
  );
}

function addTo(sums: Map<string, bigint>, key: string, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

function toText(sums: ReadonlyMap<string, bigint>): Record<string, string> {
  return Object.fromEntries(
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, sum]) => [key, String(sum)]),
  );
}
