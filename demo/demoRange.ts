export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const DEMO_DAYS = 35;
export const DEMO_SEED = 20;

export interface DemoRange {
  /** Epoch milliseconds, included. */
  readonly from: number;
  /** Epoch milliseconds, excluded. */
  readonly to: number;
}

/** The 35 days that end at the start of the UTC hour `now` (epoch milliseconds) lies in. */
export function demoRange(now: number): DemoRange {
  const to = Math.floor(now / HOUR) * HOUR;
  return { from: to - DEMO_DAYS * DAY, to };
}
