import type { ColumnMapping, PromptTokenRule } from 'core/lineage/columnMapping';
import type { PicoUsd } from 'core/pricing/picoUsd';
import type { PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import type { Dimension } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { Group } from 'core/usage/usageRow';

/** Where calls lie and how the clock of the reader reads. */
export interface StoreSource {
  /** `table` or `schema.table`, as typed by the user. */
  readonly table: string;
  /** IANA name; days and hours are cut by this zone's clock. */
  readonly timeZone: string;
  /** Which of the table's columns hold what; the lineage table's own names where absent. */
  readonly columns?: ColumnMapping;
  /** `inclusive` where absent. */
  readonly promptTokens?: PromptTokenRule;
}

export interface StoreFilter {
  readonly dimension: Dimension;
  readonly operator: 'in' | 'not in';
  readonly values: readonly string[];
}

/** Which calls a question is about. */
interface CallSelection {
  readonly source: StoreSource;
  readonly window: TimeWindow;
  readonly filters: readonly StoreFilter[];
}

/**
 * Which models occur in a window: asked first, because their prices decide where calls have to be cut. Models that a call
 * fell back from are among them, without a provider.
 */
export interface ModelsRequest {
  readonly kind: 'models';
  readonly source: StoreSource;
  readonly window: TimeWindow;
}

/** Token sums by group, bucket and pricing key. Without a step, one bucket that begins with the window. */
export interface UsageRequest extends CallSelection {
  readonly kind: 'usage';
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
  readonly cuts: PriceCuts;
  /** Tells failures, retries, fallbacks and response caches apart; cache hits are then rows too. */
  readonly facets?: boolean;
}

/** Distinct requests by group and bucket. With `rest`, those of all groups but these, as one group without values. */
export interface RequestsRequest extends CallSelection {
  readonly kind: 'requests';
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
  readonly rest?: readonly Group[];
}

/** How many requests took how many attempts, by group. */
export interface ChainsRequest extends CallSelection {
  readonly kind: 'chains';
  readonly by: readonly Dimension[];
}

/**
 * Cost per value of a dimension with very many values, priced, ranked and binned in the store. `recent` and `baseline` are
 * judged beside the window: is anyone running away?
 */
export interface DistributionRequest extends CallSelection {
  readonly kind: 'distribution';
  readonly dimension: Dimension;
  readonly limit: number;
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  /** What a US dollar is worth in the unit of the rates, for the floor under runaways; absent where they are pico-USD. */
  readonly dollar?: PicoUsd;
  readonly recent: TimeWindow;
  readonly baseline: TimeWindow;
}

/**
 * Cost by value and UTC hour, priced in the store: the values that were dearest since `rankedSince` (epoch ms), at most
 * `limit` of them. With `squares`, also the sum of the squared costs of each hour's calls.
 */
export interface HourlyRequest extends CallSelection {
  readonly kind: 'hourly';
  readonly dimension: Dimension;
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  readonly squares: boolean;
  readonly rankedSince: number;
  readonly limit: number;
}

/** What the dearest values of a many-valued dimension are made of: cost by `by`, all together and of the dearest 1 %. */
export interface ConcentrationRequest extends CallSelection {
  readonly kind: 'concentration';
  readonly dimension: Dimension;
  readonly by: Dimension;
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
}

/**
 * Single calls, at most `limit` of them, the dearest or the newest first, priced in the store so that the order is right among
 * millions; and what all calls come to. The answers of response caches are no calls.
 */
export interface CallsRequest extends CallSelection {
  readonly kind: 'calls';
  readonly sort: 'cost' | 'time';
  readonly limit: number;
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
}

/**
 * The newest rows as the column mapping reads them; with `mapped: false` the table's own columns instead, a row each with its
 * `column`, `type` and an `example` (null where the table is empty).
 */
export interface PreviewRequest {
  readonly kind: 'preview';
  readonly source: StoreSource;
  readonly mapped: boolean;
  readonly limit: number;
}

/** The values a dimension takes, the most frequent first. */
export interface ValuesRequest extends CallSelection {
  readonly kind: 'values';
  readonly dimension: Dimension;
}

/** Whether the table answers at all, and how much of what the boards need it records. */
export interface CoverageRequest {
  readonly kind: 'coverage';
  readonly source: StoreSource;
  readonly window: TimeWindow;
  /** All calls where absent. */
  readonly filters?: readonly StoreFilter[];
}

export type StoreRequest =
  | ModelsRequest
  | UsageRequest
  | RequestsRequest
  | ChainsRequest
  | DistributionRequest
  | ConcentrationRequest
  | HourlyRequest
  | CallsRequest
  | ValuesRequest
  | CoverageRequest
  | PreviewRequest;
