import { HOUR } from '../demoRange';
import { workingHourBefore } from '../trafficShape';
import { growPrompt } from './growPrompt';
import { type Scenario, changeCalls } from './scenario';

/** A deploy puts the whole mail thread into every prompt; the next day's deploy takes it out again. */
export const promptBloat: Scenario = {
  name: 'prompt bloat',
  story: 'A deploy put the whole mail thread into every prompt: five times the input, the same answers.',
  feature: 'email-drafts',
  user: null,
  effect: 'changed calls',
  window(end) {
    const from = workingHourBefore(end, 9, 80);
    return { from, to: from + 30 * HOUR };
  },
  apply: (requests) => changeCalls(requests, (call) => growPrompt(call, 5)),
};
