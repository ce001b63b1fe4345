import type { PicoUsd } from '../pricing/picoUsd';

/** Cost and traffic of one group in some time: known dollars, and how many of its calls have an unknown cost. */
export interface ChangeUsage {
  readonly cost: PicoUsd;
  readonly calls: number;
  readonly unknownCalls: number;
  readonly requests: number;
}

export interface ChangeDay extends ChangeUsage {
  /** Start of the day by the reporting zone's clock, epoch ms. */
  readonly start: number;
}

const DOLLAR: PicoUsd = 1_000_000_000_000n;

/** Below a dollar a day, or 50 requests a week, a change is noise. */
const MINIMUM_WEEK_DOLLARS = 7n;
export const MINIMUM_WEEK_REQUESTS = 50;

/** With more than one call in twenty of unknown cost, known dollars do not tell how cost moved. */
export const UNKNOWN_SHARE = 0.05;

/** Whether too many calls have an unknown cost to compare by known dollars. */
export function isUncertain({ calls, unknownCalls }: ChangeUsage): boolean {
  return unknownCalls > UNKNOWN_SHARE * calls;
}

/** The least cost of a week, in the unit of costs in which a US dollar is worth `dollar`: pico-USD by default. */
export function minimumWeekCost(dollar: PicoUsd = DOLLAR): PicoUsd {
  return MINIMUM_WEEK_DOLLARS * dollar;
}
