import { agentLoop } from './agentLoop';
import { brokenCache } from './brokenCache';
import { dearerFallback } from './dearerFallback';
import { promptBloat } from './promptBloat';
import { retryStorm } from './retryStorm';
import { runawayUser } from './runawayUser';
import type { Scenario } from './scenario';
import { slowLeak } from './slowLeak';
import { trafficGrowth } from './trafficGrowth';
import { unpricedModel } from './unpricedModel';

/** Every incident of the demo; one feature has at most one, so that what it cost is not shared. */
export const scenarioCatalogue: readonly Scenario[] = [
  slowLeak,
  trafficGrowth,
  brokenCache,
  unpricedModel,
  promptBloat,
  dearerFallback,
  retryStorm,
  agentLoop,
  runawayUser,
];
