import type { DemoRange } from '../demoRange';
import type { DraftRequest, DraftCall } from '../draftCall';
import type { DemoHour } from '../draftRequest';
import type { DemoFeature } from '../featureCatalogue';
import type { Random } from '../random';

/** What an incident is applied to: one feature in one hour. */
export interface ScenarioMoment {
  readonly hour: DemoHour;
  readonly feature: DemoFeature;
  /** The incident's true hours. */
  readonly window: DemoRange;
  /** A stream of the incident's own: what it draws changes nothing else. */
  readonly random: Random;
}

/** A named incident with known hours, feature and effect. */
export interface Scenario {
  readonly name: string;
  readonly story: string;
  readonly feature: string;
  /** The one user behind it; null where it is not about a user. */
  readonly user: string | null;
  /** Whether it makes the same calls dearer, adds calls, or takes calls out of what has a price. */
  readonly effect: 'changed calls' | 'added calls' | 'unpriced calls';
  /** True hours for a demo that ends at `end` (epoch milliseconds, the start of an hour): whole hours, `to` excluded. */
  window(end: number): DemoRange;
  /** The hour's requests with the incident in them. */
  apply(requests: readonly DraftRequest[], moment: ScenarioMoment): readonly DraftRequest[];
}

/** The requests with `change` applied to every attempt that reached a provider. */
export function changeCalls(
  requests: readonly DraftRequest[],
  change: (call: DraftCall) => DraftCall,
): readonly DraftRequest[] {
  return requests.map((request) =>
    request.map((call) => (call.responseCache === null || call.responseCache === 'miss' ? change(call) : call)),
  );
}
