import type { BandOptions } from 'core/bands/band';
import type { ComparisonWindow } from 'core/change/comparisonWindow';
import type { PriceSettings } from 'core/pricing/priceSettings';
import type { Breakdown, Dimension } from 'core/usage/dimension';
import type { Measure } from 'core/usage/measure';
import type { BucketStep } from 'core/usage/step';
import { DAY, type TimeWindow } from 'core/usage/timeWindow';
import type { StoreFilter, StoreSource } from 'stores/storeRequest';

/** A trend beside a table shows this much time up to the end of the range (ms). */
export const TREND_LENGTH = 14 * DAY;

/** What every analysis has to know, with variables, defaults and time ranges already resolved. */
export interface Question {
  readonly source: StoreSource;
  readonly window: TimeWindow;
  readonly filters: readonly StoreFilter[];
  readonly compareWith: ComparisonWindow | undefined;
  /** Price all calls as of this instant (epoch ms) instead of each at its own. */
  readonly pricedAt: number | undefined;
  /** Own prices and the reporting currency; absent for the published prices in US dollars. */
  readonly prices?: PriceSettings;
}

export interface SeriesQuestion extends Question {
  readonly measure: Measure;
  readonly by: readonly Breakdown[];
  readonly top: number;
  readonly step: BucketStep;
}

export interface TableQuestion extends Question {
  readonly measures: readonly Measure[];
  readonly by: readonly Breakdown[];
  readonly limit: number;
  readonly sort: 'value' | 'change';
  readonly trend: boolean;
  readonly leaks: boolean;
}

export interface DistributionQuestion extends Question {
  readonly dimension: Dimension;
  readonly show: 'summary' | 'histogram' | 'ranking' | 'concentration';
  readonly by: Dimension;
  readonly limit: number;
}

export interface BandQuestion extends Question {
  readonly dimension: Dimension;
  readonly band: BandOptions;
  /** At most so many values, the dearest. */
  readonly limit: number;
  /** Epoch ms: tells the running hour from the closed ones. */
  readonly now: number;
}

export interface CallsQuestion extends Question {
  readonly sort: 'cost' | 'time';
  readonly limit: number;
}

export interface ChainsQuestion {
  readonly source: StoreSource;
  readonly window: TimeWindow;
  readonly filters: readonly StoreFilter[];
}

export interface CoverageQuestion extends Question {
  readonly show: 'facts' | 'models';
}

export interface ValuesQuestion {
  readonly source: StoreSource;
  readonly window: TimeWindow;
  readonly filters: readonly StoreFilter[];
  readonly dimension: Dimension;
}

/** The dimensions that a store groups by; token classes are told apart after pricing. */
export function dimensionsOf(by: readonly Breakdown[]): Dimension[] {
  return by.filter((breakdown) => breakdown !== 'tokenClass');
}
