import { HOUR } from '../demoRange';
import type { DraftRequest } from '../draftCall';
import { draftRequest } from '../draftRequest';
import { workingHourBefore } from '../trafficShape';
import { userOfRank } from '../users';
import type { Scenario } from './scenario';

const USER = userOfRank(61);
const CALLS_PER_HOUR = 240;
const WINDOW_TOKENS = 90_000;

/** An agent that takes its own output for a new task: one session, a call every 15 seconds, the history growing each time. */
export const agentLoop: Scenario = {
  name: 'agent loop',
  story: 'An agent fed its own output back as a new task: 240 calls an hour in one session until someone noticed.',
  feature: 'agent-research',
  user: USER,
  effect: 'added calls',
  window(end) {
    const from = workingHourBefore(end, 14, 30);
    return { from, to: from + 5 * HOUR };
  },
  apply(requests, { feature, hour, window, random }) {
    const hourOfLoop = (hour.start - window.from) / HOUR;
    const added: DraftRequest[] = [];
    for (let call = 0; call < CALLS_PER_HOUR; call++) {
      const step = hourOfLoop * CALLS_PER_HOUR + call;
      const drafted = draftRequest(feature, hour, random)[0];
      if (drafted === undefined) {
        continue;
      }
      const promptTokens = Math.min(WINDOW_TOKENS, 4000 + 260 * step);
      const completionTokens = 180 + random.below(240);
      added.push([
        {
          ...drafted,
          time: hour.start + Math.floor((call * HOUR) / CALLS_PER_HOUR) + random.below(4000),
          user: USER,
          session: `${USER}-loop`,
          environment: 'production',
          model: 'claude-sonnet-4-5',
          errorClass: null,
          httpStatus: 200,
          tokens: {
            promptTokens,
            completionTokens,
            cacheRead: Math.floor(promptTokens * 0.6),
            cacheWrite: 0,
            cacheWrite1h: 0,
            reasoning: 0,
          },
        },
      ]);
    }
    return [...requests, ...added];
  },
};
