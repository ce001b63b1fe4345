import { workingHourBefore } from '../trafficShape';
import { type Scenario, changeCalls } from './scenario';

const MOVED_SHARE = 0.35;

/** A team tries a preview model that no price list knows: its tokens are unpriced, and their cost is unknown, not zero. */
export const unpricedModel: Scenario = {
  name: 'a model nobody has priced',
  story:
    'A third of the calls moved to gemini-nightjar-preview, which no price list knows: the cost of these is unknown.',
  feature: 'document-analysis',
  user: null,
  effect: 'unpriced calls',
  window: (end) => ({ from: workingHourBefore(end, 8, 90), to: end }),
  apply: (requests, { random }) =>
    changeCalls(requests, (call) =>
      call.model === 'gemini-2.5-pro' && random.chance(MOVED_SHARE)
        ? { ...call, model: 'gemini-nightjar-preview' }
        : call,
    ),
};
