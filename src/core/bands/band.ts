import type { PicoUsd } from '../pricing/picoUsd';

/** Which definition of "expected" a band follows. It is chosen per rule and panel, and never switched by itself. */
export const bandKinds = ['trailing', 'seasonal'] as const;
export type BandKind = (typeof bandKinds)[number];

/** The cost of one feature in one UTC hour. */
export interface HourlyCost {
  /** Start of the hour, epoch milliseconds. */
  readonly start: number;
  readonly cost: PicoUsd;
  /** Calls of any outcome: an hour with one belongs to the feature's history, even where it cost nothing. */
  readonly calls: number;
  /** Sum over the hour's calls of the square of their cost, pico-USD squared; only the seasonal band needs it. */
  readonly costSquared?: bigint;
  /** Calls whose cost is unknown, wholly or in part: the hour may have been dearer than `cost`. */
  readonly callsUnknown: number;
}

/** What keeps a band usable. Every field has its default in `bandDefaults`. */
export interface BandOptions {
  readonly kind: BandKind;
  /** How many standard deviations above the expectation an hour may be. */
  readonly sigmas: number;
  /** Hours that cost no more than this many dollars never break a band. */
  readonly floorUsd: number;
  /** Hours of history, within those that the band looks back at, before a verdict; less is "warming up". */
  readonly warmUpHours: number;
}

/**
 * Trailing: the article's 7 days and 3 sigma. Seasonal: 4 sigma, because at that border it raises as few false alarms as
 * one in some 20 feature-weeks (`npm run bench:detection`). A floor is not optional: without one most alarms are cents.
 */
export const bandDefaults: Readonly<Record<BandKind, BandOptions>> = {
  trailing: { kind: 'trailing', sigmas: 3, floorUsd: 1, warmUpHours: 48 },
  seasonal: { kind: 'seasonal', sigmas: 4, floorUsd: 1, warmUpHours: 336 },
};

/** One hour of one feature beside what was to be expected of it. Dollars; `undefined` while the band warms up. */
export interface BandHour {
  readonly start: number;
  readonly cost: number;
  readonly calls: number;
  readonly callsUnknown: number;
  /** Hours of history; the band warms up until there are `warmUpHours`. */
  readonly history: number;
  /** Hours (trailing) or comparable hours (seasonal) that the expectation is made of. */
  readonly n: number;
  readonly expected: number | undefined;
  readonly sigma: number | undefined;
  /** Costs above this break the band; never lower than the floor. */
  readonly upper: number | undefined;
  readonly broken: boolean;
  /** Dollars above the band, 0 inside it. */
  readonly above: number;
}

/** How many hours before an hour its expectation looks back at; four weeks and the 23 hours before the same one. */
export const historyHours: Readonly<Record<BandKind, number>> = { trailing: 168, seasonal: 695 };

/** An expectation before the floor is applied. */
export interface Expectation {
  readonly history: number;
  readonly n: number;
  readonly expected: number;
  readonly sigma: number;
  readonly upper: number;
}
