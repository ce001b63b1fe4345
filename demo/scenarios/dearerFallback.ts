import { HOUR } from '../demoRange';
import type { DraftCall, DraftRequest } from '../draftCall';
import { failCall, nextAttempt } from '../draftRequest';
import { failures } from '../failure';
import { workingHourBefore } from '../trafficShape';
import type { Scenario } from './scenario';

const REFUSED_SHARE = 0.85;

/** The quota of the cheap model is used up: nearly every request is refused once and answered by the dear one. */
export const dearerFallback: Scenario = {
  name: 'fallback to a dearer model',
  story: 'gpt-4o-mini ran out of quota; requests were refused and answered by gpt-4.1 at thirteen times the rate.',
  feature: 'chat-assistant',
  user: null,
  effect: 'changed calls',
  window(end) {
    const from = workingHourBefore(end, 12, 68);
    return { from, to: from + 9 * HOUR };
  },
  apply: (requests, { random }) =>
    requests.map((request): DraftRequest => {
      const call = request[0];
      const isPlain =
        call !== undefined && request.length === 1 && call.model === 'gpt-4o-mini' && call.errorClass === null;
      if (!isPlain || !random.chance(REFUSED_SHARE)) {
        return request;
      }
      const refused = failCall(call, failures.rateLimit, random);
      const answered: DraftCall = nextAttempt(call, { model: 'gpt-4.1', tokens: call.tokens }, random);
      return [refused, answered];
    }),
};
