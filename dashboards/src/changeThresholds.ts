import type { Threshold } from '@grafana/grafana-foundation-sdk/dashboard';

/** Colors of a change in money: less is green, more is red, from the smallest amount there is, one pico-USD. */
export const moreIsRed: readonly Threshold[] = [
  { value: null, color: 'green' },
  { value: 0, color: 'text' },
  { value: 1e-12, color: 'red' },
];

/** Colors of money that is saved, and of its change: less than nothing is red. */
export const lessIsRed: readonly Threshold[] = [
  { value: null, color: 'red' },
  { value: 0, color: 'text' },
  { value: 1e-12, color: 'green' },
];

/** Colors of a count of which none is good. */
export const anyIsRed: readonly Threshold[] = [
  { value: null, color: 'green' },
  { value: 1, color: 'red' },
];
