import type { BandOptions } from 'core/bands/band';
import type { RunawayOptions } from 'core/bands/runawayUser';
import type { PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import type { Dimension } from 'core/usage/dimension';
import type { StoreQuery } from './store';
import type { StoreFilter, StoreSource } from './storeRequest';

/** Which calls a rule watches. It reads up to the moment it is evaluated at. */
interface WatchedCalls {
  readonly source: StoreSource;
  readonly filters: readonly StoreFilter[];
}

/** Watched calls with the rates they are priced at, inlined: Grafana's server knows no price book. */
interface PricedWatch extends WatchedCalls {
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
}

/** Costs of a value above its band, in one of the last hours. Its number is the cost over the upper border: above 1 it fires. */
export interface BandRule extends PricedWatch {
  readonly kind: 'band';
  readonly dimension: Dimension;
  readonly options: BandOptions;
  /** Closed hours that are judged again at every evaluation, because spans may arrive late: an alert lasts as long. */
  readonly lookBackHours: number;
}

/** Users far above their own average. Its number is their cost in 24 hours over what they may cost: above 1 it fires. */
export interface RunawayRule extends PricedWatch {
  readonly kind: 'runaway';
  readonly dimension: Dimension;
  readonly options: RunawayOptions;
}

/** Models in use without a price. Its number is their tokens within the last `hours` that nobody has priced. */
export interface UnpricedRule extends PricedWatch {
  readonly kind: 'unpriced';
  readonly hours: number;
}

/**
 * A table that no more calls arrive in. Its number is the minutes since the last call, 0 where it is usually quiet at this
 * hour: where fewer than `busyCalls` calls began within `minutes` up to the same time one week ago.
 */
export interface SilenceRule extends WatchedCalls {
  readonly kind: 'silence';
  readonly minutes: number;
  readonly busyCalls: number;
}

export type RuleRequest = BandRule | RunawayRule | UnpricedRule | SilenceRule;

/** What Grafana's server asks a store at every evaluation: a row for each value of a label, with one number. */
export interface RuleQueries {
  /** How much time before an evaluation the queries read, ms: the relative time range of the rule. */
  readonly lookBack: number;
  /** The number that the rule judges. */
  readonly value: StoreQuery;
  /** The hour it is about and the dollars of it in one number (`packMoment`); labelled as `value`. */
  readonly moment?: StoreQuery;
}

/** Cents of a moment end here, some ten million dollars; the hours since 1970 begin. */
export const MOMENT_FACTOR = 1_000_000_000;
