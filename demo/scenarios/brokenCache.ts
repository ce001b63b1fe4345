import { HOUR } from '../demoRange';
import type { DraftCall } from '../draftCall';
import { type Scenario, changeCalls } from './scenario';

/** Since a deploy a timestamp heads every prompt: no prefix is the same twice, all of it is written and none of it read. */
export const brokenCache: Scenario = {
  name: 'cache broken by a deploy',
  story:
    'A deploy put a timestamp at the head of the prompt: everything is written to the cache, nothing is ever read.',
  feature: 'code-review',
  user: null,
  effect: 'changed calls',
  window: (end) => ({ from: end - 160 * HOUR, to: end }),
  apply: (requests) => changeCalls(requests, breakCache),
};

function breakCache(call: DraftCall): DraftCall {
  const { cacheRead, cacheWrite } = call.tokens;
  if (cacheRead === null || cacheWrite === null || cacheRead === 0) {
    return call;
  }
  const written = cacheWrite + cacheRead;
  return { ...call, tokens: { ...call.tokens, cacheRead: 0, cacheWrite: written, cacheWrite1h: written } };
}
