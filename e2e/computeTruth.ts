import { computeDemoTruth } from './demo';

/** Playwright's global set-up: the truth once for all workers, one of which starts anew after every failure. */
export default computeDemoTruth;
