import type { Threshold } from '@grafana/grafana-foundation-sdk/dashboard';

/** Colors of a change in money: less is green, more is red, from the smallest amount there is, one pico-USD. */
export const moreIsRed: readonly Threshold[] = [
  { value: null, color: 'green' },
  { value: 0, color: 'text' },
  { value: 1e-12, color: 'red' },
];
