import type { LineageRow } from 'core/lineage/lineageRow';
import { DAY, DEMO_SEED, type DemoRange, HOUR, demoRange } from './demoRange';
import type { DraftRequest } from './draftCall';
import { type DemoHour, draftRequest } from './draftRequest';
import { type DemoFeature, featureCatalogue } from './featureCatalogue';
import { finishCall } from './finishCall';
import { randomStream } from './random';
import type { Scenario } from './scenarios/scenario';
import { scenarioCatalogue } from './scenarios/scenarioCatalogue';
import { hourShare } from './trafficShape';

export interface DemoOptions {
  /** Epoch milliseconds; the demo ends at the start of its UTC hour. */
  readonly now: number;
  readonly seed?: number;
  readonly scenarios?: readonly Scenario[];
}

/** Standard deviations of the logarithm of a day's and of an hour's traffic. */
const DAY_NOISE = 0.06;
const HOUR_NOISE = 0.05;

/**
 * The demo's calls, hour by hour and sorted by time. The seed decides everything but the end: the same seed with an end
 * seven days later yields the same rows seven days later; any other shift changes which hours are busy.
 */
export function* generateCalls(options: DemoOptions): Generator<LineageRow> {
  const range = demoRange(options.now);
  for (let start = range.from; start < range.to; start += HOUR) {
    yield* generateCallsOfHour(start, options);
  }
}

/**
 * The calls of all features in the hour that starts at `start`, sorted by time. Hours after the demo's end are there too: the
 * traffic goes on, and the incidents, which all end with the demo, do not.
 */
export function generateCallsOfHour(start: number, options: DemoOptions): LineageRow[] {
  return featureCatalogue
    .flatMap((feature) => generateHour(feature, start, options))
    .sort((one, other) => one.time - other.time);
}

/** The calls of one feature in the hour that starts at `start`, in no particular order. */
export function generateHour(feature: DemoFeature, start: number, options: DemoOptions): LineageRow[] {
  const { seed = DEMO_SEED, scenarios = scenarioCatalogue } = options;
  const range = demoRange(options.now);
  const hour: DemoHour = { start, index: (start - range.from) / HOUR };
  const latest = start + HOUR - 1;

  let requests: readonly DraftRequest[] = draftHour(feature, hour, { range, seed });
  for (const scenario of scenarios) {
    const window = scenario.window(range.to);
    if (scenario.feature === feature.feature && window.from <= start && start < window.to) {
      const random = randomStream(seed, scenario.name, hour.index);
      requests = scenario.apply(requests, { hour, feature, window, random });
    }
  }
  // Retries of the last seconds stay in their hour, so that hours can be made one at a time and the demo ends on time.
  return requests.flatMap((request) =>
    request.map((call) => finishCall(call.time > latest ? { ...call, time: latest } : call, feature)),
  );
}

function draftHour(
  feature: DemoFeature,
  hour: DemoHour,
  { range, seed }: { readonly range: DemoRange; readonly seed: number },
): DraftRequest[] {
  const name = feature.feature ?? '';
  const firstDay = Math.floor(range.from / DAY) * DAY;
  const day = Math.floor((hour.start - firstDay) / DAY);
  const dayNoise = randomStream(seed, 'day', name, day).logNormal(1, DAY_NOISE);
  const random = randomStream(seed, 'hour', name, hour.index);
  const mean =
    feature.requestsPerDay * hourShare(feature.shape, hour.start) * dayNoise * random.logNormal(1, HOUR_NOISE);
  return Array.from({ length: random.poisson(mean) }, () => draftRequest(feature, hour, random));
}
