import { agentLoop } from '../scenarios/agentLoop';
import { brokenCache } from '../scenarios/brokenCache';
import { dearerFallback } from '../scenarios/dearerFallback';
import { promptBloat } from '../scenarios/promptBloat';
import { retryStorm } from '../scenarios/retryStorm';
import { runawayUser } from '../scenarios/runawayUser';
import type { Scenario } from '../scenarios/scenario';
import { unpricedModel } from '../scenarios/unpricedModel';

/** An incident that can be started at any time. */
export interface Incident {
  readonly scenario: Scenario;
  /**
   * How many hours of it, at the busiest hour of its feature, are packed into the minutes that it takes: enough to break the
   * band of the demo's own history, which has the same incident in it, at the first evaluation.
   */
  readonly hours: number;
  /** The rule that fires. */
  readonly alert: 'feature-anomaly' | 'runaway-user' | 'unpriced-tokens';
}

/** By the name on the command line. A slow leak and a growth of traffic take days, so that no hour of theirs could be started. */
export const incidents: Readonly<Record<string, Incident>> = {
  'retry-storm': { scenario: retryStorm, hours: 3, alert: 'feature-anomaly' },
  'prompt-bloat': { scenario: promptBloat, hours: 8, alert: 'feature-anomaly' },
  'dearer-fallback': { scenario: dearerFallback, hours: 9, alert: 'feature-anomaly' },
  'agent-loop': { scenario: agentLoop, hours: 5, alert: 'feature-anomaly' },
  'broken-cache': { scenario: brokenCache, hours: 12, alert: 'feature-anomaly' },
  'runaway-user': { scenario: runawayUser, hours: 40, alert: 'runaway-user' },
  'unpriced-model': { scenario: unpricedModel, hours: 1, alert: 'unpriced-tokens' },
};
