/** Requests that took the same number of calls. */
export interface AttemptCount {
  /** As it is shown: `1`, `10 or more`. */
  readonly label: string;
  readonly requests: number;
  readonly answered: number;
}

interface Chains {
  readonly attempts: number;
  readonly requests: number;
  readonly answered: number;
}

/** Beyond these the exact number says nothing more: it is a loop. */
const MOST_ATTEMPTS = 10;

/** A request that a response cache answered alone took no call. */
const NO_CALL_LABEL = '0 (cache hit)';

/**
 * Requests by number of attempts, in ascending order; numbers between that never occur are rows of nothing, so that a chart
 * has no gap to hide. Empty where there are no requests.
 */
export function computeAttemptCounts(chains: readonly Chains[]): AttemptCount[] {
  const places = chains.map(({ attempts }) => Math.min(attempts, MOST_ATTEMPTS));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const members = chains.filter((__, chain) => places[chain] === first + index);
    return {
      label: labelOf(first + index),
      requests: members.reduce((sum, { requests }) => sum + requests, 0),
      answered: members.reduce((sum, { answered }) => sum + answered, 0),
    };
  });
}

function labelOf(attempts: number): string {
  if (attempts === 0) {
    return NO_CALL_LABEL;
  }
  return attempts === MOST_ATTEMPTS ? `${attempts} or more` : String(attempts);
}
