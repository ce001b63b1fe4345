import { DAY, HOUR, demoRange } from '../demoRange';
import { featureCatalogue } from '../featureCatalogue';
import { generateHour } from '../generateCalls';
import type { Scenario } from '../scenarios/scenario';
import { scenarioCatalogue } from '../scenarios/scenarioCatalogue';
import { type DemoTruth, type IncidentTruth, computeDemoTruth } from './demoTruth';
import { priceCall } from './priceCall';

const now = Date.UTC(2026, 10, 21, 13, 40);
const { to } = demoRange(now);

let truth: DemoTruth;
beforeAll(() => {
  truth = computeDemoTruth({ now });
}, 60_000);

describe('computeDemoTruth', () => {
  it.each(['costPicoUsdByFeature', 'costPicoUsdByModel', 'costPicoUsdByDay'] as const)(
    'adds up to the total in %s',
    (split) => {
      const sum = Object.values(truth[split]).reduce((total, cost) => total + BigInt(cost), 0n);
      expect(String(sum)).toBe(truth.costPicoUsd);
    },
  );

  it('counts fewer calls than rows, because hits are none, and fewer requests than rows, because retries share one', () => {
    expect(truth.calls).toBeLessThan(truth.rows);
    expect(truth.requests).toBeLessThan(truth.rows);
    expect(truth.requests).toBeGreaterThan(200_000);
  });

  it('tells the last week apart from the rest', () => {
    const { users, responseCache, failedCostPicoUsd } = truth.lastWeek;
    expect(users).toBeGreaterThan(1_000);
    expect(responseCache.exact).toBeGreaterThan(responseCache.semantic);
    expect(responseCache.exact + responseCache.semantic).toBeLessThan(truth.rows - truth.calls);
    expect(responseCache.inFront).toBeGreaterThan(responseCache.exact + responseCache.semantic);
    const failed = BigInt(failedCostPicoUsd);
    expect(failed > 0n && failed < BigInt(truth.costPicoUsd)).toBe(true);
  });

  it('has all unpriced tokens from the model nobody has priced', () => {
    const incident = truth.incidents.find(({ name }) => name === 'a model nobody has priced');
    expect(truth.unpricedTokens).toBe(incident?.unpricedTokens);
    expect(truth.unpricedTokens).toBeGreaterThan(1_000_000);
  });
});

describe('incidents', () => {
  it('have features of their own', () => {
    const features = scenarioCatalogue.map(({ feature }) => feature);
    expect(new Set(features).size).toBe(9);
    expect(features.filter((feature) => !featureCatalogue.some((known) => known.feature === feature))).toEqual([]);
  });

  const ends = Array.from({ length: 12 }, (_, day) => to + day * DAY + day * HOUR);
  it.each(scenarioCatalogue.map((scenario) => [scenario.name, scenario] as const))(
    '%s lies in whole hours of the demo',
    (_, scenario) => {
      for (const end of ends) {
        const window = scenario.window(end);
        expect([window.from % HOUR, window.to % HOUR]).toEqual([0, 0]);
        expect(window.from).toBeLessThan(window.to);
        expect(window.to).toBeLessThanOrEqual(end);
        expect(window.from).toBeGreaterThanOrEqual(end - (longer.has(scenario.name) ? 14 : 7) * DAY);
      }
    },
  );

  // Without the incident these hours cost extra less; the bounds are the designs in demo/scenarios, with room for chance.
  const longer = new Set(['slow leak', 'traffic growth']);
  it.each([
    ['slow leak', 1.4, 1, 1],
    ['traffic growth', 1.4, 1.4, 1.9],
    ['cache broken by a deploy', 2, 1, 1],
    ['prompt bloat', 2, 1, 1],
    ['fallback to a dearer model', 3, 1.5, 2],
    ['retry storm', 2, 3, 7],
    ['agent loop', 5, 4, 40],
    ['runaway user', 3, 3, 60],
  ])(
    '%s multiplies the cost of its hours by at least %d and their rows by %d to %d',
    (name, cost, rowsFrom, rowsTo) => {
      const scenario = scenarioNamed(name);
      const incident = truthOf(name);
      const extra = BigInt(incident.extraPicoUsd ?? '');
      expect(extra).toBeGreaterThan(10n ** 12n);
      expect(incident.rows).toBeGreaterThanOrEqual(rowsFrom * incident.rowsWithout);
      expect(incident.rows).toBeLessThanOrEqual(rowsTo * incident.rowsWithout);
      expect(costRatio(scenario, extra)).toBeGreaterThan(cost);
    },
  );

  it('a model nobody has priced has no dollars, only tokens', () => {
    const incident = truthOf('a model nobody has priced');
    expect(incident.extraPicoUsd).toBeNull();
    expect(incident.unpricedTokens).toBeGreaterThan(1_000_000);
  });

  function costRatio(scenario: Scenario, extra: bigint): number {
    const window = scenario.window(to);
    const without = hoursWithout(scenario, window.from, window.to);
    return Number(without + extra) / Number(without);
  }
});

function scenarioNamed(name: string): Scenario {
  const scenario = scenarioCatalogue.find((candidate) => candidate.name === name);
  if (scenario === undefined) {
    throw new Error(`No incident "${name}".`);
  }
  return scenario;
}

function truthOf(name: string): IncidentTruth {
  const incident = truth.incidents.find((candidate) => candidate.name === name);
  if (incident === undefined) {
    throw new Error(`The truth has no incident "${name}".`);
  }
  return incident;
}

function hoursWithout(scenario: Scenario, start: number, end: number): bigint {
  const feature = featureCatalogue.find((candidate) => candidate.feature === scenario.feature)!;
  let known = 0n;
  for (let hour = start; hour < end; hour += HOUR) {
    generateHour(feature, hour, { now, scenarios: [] }).forEach((row) => {
      known += priceCall(row).known;
    });
  }
  return known;
}
