import { HOUR } from '../demoRange';
import type { DraftCall, DraftRequest } from '../draftCall';
import { failCall, nextAttempt } from '../draftRequest';
import { type Failure, failures } from '../failure';
import { type Random } from '../random';
import { workingHourBefore } from '../trafficShape';
import type { Scenario } from './scenario';

const HIT_SHARE = 0.8;
const MIN_ATTEMPTS = 5;
const MAX_ATTEMPTS = 9;

/** Timeouts and 5xx after dispatch are billed; the 429s between them cost nothing. */
const stormFailures: readonly Failure[] = [
  failures.timeout,
  failures.serverError,
  failures.rateLimit,
  failures.serverError,
];

/** The provider breaks off answers and the client retries at once, without a budget. */
export const retryStorm: Scenario = {
  name: 'retry storm',
  story: 'Answers broke off after dispatch and the client retried up to nine times; every broken answer was billed.',
  feature: 'support-chat',
  user: null,
  effect: 'added calls',
  window(end) {
    const from = workingHourBefore(end, 18, 44);
    return { from, to: from + 3 * HOUR };
  },
  apply: (requests, { random }) =>
    requests.map((request) => (isMiss(request) && random.chance(HIT_SHARE) ? stormRequest(request, random) : request)),
};

function isMiss(request: DraftRequest): boolean {
  return request[0]?.responseCache === 'miss' && request.length === 1 && request[0].tokens.promptTokens !== null;
}

function stormRequest(request: DraftRequest, random: Random): DraftRequest {
  const answered = request[0];
  if (answered === undefined) {
    return request;
  }
  const count = MIN_ATTEMPTS + random.below(MAX_ATTEMPTS - MIN_ATTEMPTS + 1);
  const attempts: DraftCall[] = [];
  let call = answered;
  for (let attempt = 1; attempt < count; attempt++) {
    const failure = stormFailures[random.below(stormFailures.length)] ?? failures.serverError;
    attempts.push(failCall(call, failure, random));
    // No back-off: the next attempt leaves within a second.
    call = { ...nextAttempt(call, { model: answered.model, tokens: answered.tokens }, random), time: call.time + 900 };
  }
  // The last attempt is the call as it would have been without the storm, so that everything before it is what the storm cost.
  return [...attempts, call];
}
