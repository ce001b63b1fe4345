import type { LineageRow } from 'core/lineage/lineageRow';
import { DAY, DEMO_SEED, type DemoRange, HOUR } from '../demoRange';
import type { DraftCall, DraftRequest } from '../draftCall';
import { type DemoHour, draftRequest } from '../draftRequest';
import { type DemoFeature, featureCatalogue } from '../featureCatalogue';
import { finishCall } from '../finishCall';
import { randomStream } from '../random';
import { type TrafficShape, hourShare } from '../trafficShape';
import type { Incident } from './incidents';

export interface IncidentOptions {
  /** Epoch milliseconds: the calls begin within it. */
  readonly range: DemoRange;
  /** Hours of the incident that are packed into the range; its own number where absent. */
  readonly hours?: number;
}

/**
 * The calls of an incident that happens now, sorted by time: hours of its feature at the busiest hour of the week with the
 * incident in them, pressed into the range. Another beginning makes other calls.
 */
export function generateIncident(incident: Incident, { range, hours = incident.hours }: IncidentOptions): LineageRow[] {
  const feature = featureOf(incident);
  const { name } = incident.scenario;
  // Growth over the incident's hours, such as that of an agent's history, is there from the first to the last.
  const window = { from: Math.floor(range.from / HOUR) * HOUR, to: Math.floor(range.from / HOUR + hours) * HOUR };
  const calls = Array.from({ length: hours }, (_, index) => {
    const start = window.from + index * HOUR;
    const hour: DemoHour = { start, index: start / HOUR };
    const random = randomStream(DEMO_SEED, 'incident', name, range.from, index);
    const mean = feature.requestsPerDay * busiestShare(feature.shape);
    const requests = Array.from({ length: random.poisson(mean) }, () => draftRequest(feature, hour, random));
    const broken = incident.scenario.apply(requests, { hour, feature, window, random });
    return broken.flatMap((request) => pressedInto(range, request, start));
  });
  return calls
    .flat()
    .map((call) => finishCall(call, feature))
    .sort((one, other) => one.time - other.time);
}

function featureOf({ scenario }: Incident): DemoFeature {
  const found = featureCatalogue.find(({ feature }) => feature === scenario.feature);
  if (found === undefined) {
    throw new Error(`The demo has no feature ${scenario.feature}`);
  }
  return found;
}

/** A request at the same part of the range as it was of its hour; its attempts keep their distance as far as there is room. */
function pressedInto({ from, to }: DemoRange, request: DraftRequest, hourStart: number): DraftCall[] {
  const begin = request[0]?.time ?? hourStart;
  const pressed = from + ((begin - hourStart) / HOUR) * (to - from);
  return request.map((call) => ({ ...call, time: Math.min(to - 1, Math.floor(pressed + call.time - begin)) }));
}

function busiestShare(shape: TrafficShape): number {
  return Math.max(...Array.from({ length: 7 * 24 }, (_, hour) => hourShare(shape, 4 * DAY + hour * HOUR)));
}
