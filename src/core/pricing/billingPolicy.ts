import type { CallUsage } from '../usage/callUsage';

/** What a call is billed for by its outcome, before any price. */
export type Billing =
  /** Every recorded token is billed; a side that is not recorded is unknown. */
  | 'all'
  /** A refusal: recorded tokens are billed, and what is not recorded did not happen. */
  | 'recorded'
  /** A refusal without any tokens: nothing is billed, no fee either. */
  | 'nothing';

/** Dispatched and never heard of again: the provider may have worked on it, and bills what it did. */
const unknownOutcomes: ReadonlySet<string> = new Set(['timeout', 'cancelled']);

/** The billing rule of `docs/methods/error-classes.md`; `null` and the empty text are answered calls. */
export function billingOf(errorClass: string | null, { inputTotal, output }: CallUsage): Billing {
  if (errorClass === null || errorClass === '' || unknownOutcomes.has(errorClass)) {
    return 'all';
  }
  return inputTotal === null && output === null ? 'nothing' : 'recorded';
}
