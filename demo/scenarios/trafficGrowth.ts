import { DAY } from '../demoRange';
import { draftRequest } from '../draftRequest';
import type { Scenario } from './scenario';

const GROWN_TO = 2.2;

/** A launch: more requests, each as dear as before. Innocent, and told apart by cost per request. */
export const trafficGrowth: Scenario = {
  name: 'traffic growth',
  story: 'A launch in a new market: requests grew to 2.2 times over ten days, the cost of each did not change.',
  feature: 'translation',
  user: null,
  effect: 'added calls',
  window: (end) => ({ from: end - 10 * DAY, to: end }),
  apply(requests, { feature, hour, window, random }) {
    const growth = (GROWN_TO - 1) * ((hour.start - window.from) / (window.to - window.from));
    const added = Array.from({ length: random.poisson(requests.length * growth) }, () =>
      draftRequest(feature, hour, random),
    );
    return [...requests, ...added];
  },
};
