import { DAY } from '../demoRange';
import { growPrompt } from './growPrompt';
import { type Scenario, changeCalls } from './scenario';

const GROWTH_PER_DAY = 1.1;

/** Notes of earlier meetings are appended and never cut: no hour looks wrong, two weeks do. */
export const slowLeak: Scenario = {
  name: 'slow leak',
  story: 'Notes of earlier meetings stayed in the prompt: the input grew by 10 % every day for 14 days.',
  feature: 'meeting-notes',
  user: null,
  effect: 'changed calls',
  window: (end) => ({ from: end - 14 * DAY, to: end }),
  apply(requests, { hour, window }) {
    const factor = GROWTH_PER_DAY ** ((hour.start - window.from) / DAY);
    return changeCalls(requests, (call) => growPrompt(call, factor));
  },
};
