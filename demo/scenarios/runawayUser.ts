import { HOUR } from '../demoRange';
import { draftRequest } from '../draftRequest';
import { userOfRank } from '../users';
import type { Scenario } from './scenario';

/** Busy enough to have a baseline of about six requests a day over all features. */
const USER = userOfRank(120);
const REQUESTS_PER_HOUR = 55;

/** One user scripts the interface, and is still at it when the demo ends. */
export const runawayUser: Scenario = {
  name: 'runaway user',
  story:
    'One user drove the interface from a script: 55 requests an hour for the last 20 hours, against a handful a day.',
  feature: 'sql-generation',
  user: USER,
  effect: 'added calls',
  window: (end) => ({ from: end - 20 * HOUR, to: end }),
  apply(requests, { feature, hour, random }) {
    const added = Array.from({ length: random.poisson(REQUESTS_PER_HOUR) }, () =>
      draftRequest(feature, hour, random).map((call) => ({ ...call, user: USER, session: `${USER}-script` })),
    );
    return [...requests, ...added];
  },
};
