import type { ColumnMapping, PromptTokenRule } from 'core/lineage/columnMapping';
import type { LineageColumn, LineageRow } from 'core/lineage/lineageRow';
import type { PicoUsd } from 'core/pricing/picoUsd';
import type { ModelKey, PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import type { Dimension } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { Group, RequestRow, UsageRow } from 'core/usage/usageRow';

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
  | CallsRequest
  | ValuesRequest
  | CoverageRequest
  | PreviewRequest;

/** How much of a window has each fact recorded, and when the last call of the table began. */
export interface Coverage {
  readonly rows: number;
  /** Recorded prompt and completion tokens of all rows. */
  readonly tokens: number;
  /** Rows, and their tokens, that hold a value in a column; a column that is not mapped is absent. */
  readonly recorded: Readonly<Partial<Record<LineageColumn, { readonly rows: number; readonly tokens: number }>>>;
  /** Rows with both prompt and completion tokens. */
  readonly withTokens: number;
  /** Rows of the whole table that begin in the future, by the clock of the store: a clock is wrong, or a time zone was lost. */
  readonly inFuture: number;
  /** Epoch ms; absent in an empty table. */
  readonly lastCall: number | undefined;
}

/** Requests of one group that took a number of attempts. */
export interface ChainRow {
  readonly group: Group;
  readonly attempts: number;
  readonly requests: number;
  readonly answered: number;
}

/** One of the dearest values of a dimension. */
export interface RankedValue {
  readonly value: string;
  /** Known cost in the window. */
  readonly cost: PicoUsd;
  /** Calls whose cost is unknown, wholly or in part. */
  readonly callsUnknown: number;
  /** `undefined` where there were calls and no dollar of them is known. */
  readonly recentCost: PicoUsd | undefined;
  readonly baselineCost: PicoUsd | undefined;
  readonly requests: number;
  readonly features: number;
  readonly lastCall: number;
}

/** How cost is spread over all values of a dimension that are recorded; those of wholly unknown cost are counted apart. */
export interface Distribution {
  /** Values with a call in the window whose cost is known, in part at least. */
  readonly values: number;
  readonly valuesUnknown: number;
  /** Values that cost nothing, such as those with refused calls only: a logarithmic scale has no bin for them. */
  readonly valuesFree: number;
  /** Known cost of all values. */
  readonly total: PicoUsd;
  /** Known cost of the calls without a value. */
  readonly unnamed: PicoUsd;
  /** Cost at these shares of the values in ascending order: p50 is the median. `undefined` where there are no values. */
  readonly quantiles: Readonly<Record<'p50' | 'p75' | 'p90' | 'p99' | 'max', PicoUsd | undefined>>;
  /** The dearest 1 % of values, at least one: how many, and their cost. */
  readonly topPercent: { readonly values: number; readonly cost: PicoUsd };
  /** Values above ten times their own baseline's daily average and above the floor; and those without a baseline above it. */
  readonly runaways: number;
  readonly newAboveFloor: number;
  /** Values by cost on a logarithmic scale: bin n holds costs from 10^(n/5) dollars up to 10^((n+1)/5). */
  readonly bins: readonly DistributionBin[];
  /** The dearest values, those without a name among them. */
  readonly top: readonly RankedValue[];
}

export interface DistributionBin {
  readonly bin: number;
  readonly values: number;
  readonly cost: PicoUsd;
}

export interface ConcentrationRow {
  readonly value: string;
  readonly cost: PicoUsd;
  readonly costOfTopPercent: PicoUsd;
  readonly callsUnknown: number;
}

/** One call as recorded, and what the store knows of its cost. */
export interface PricedCallRow {
  readonly row: LineageRow;
  readonly known: PicoUsd;
  /** `known` leaves something out. */
  readonly isUnknown: boolean;
}

/** Fully priced; priced but for tokens that are missing, impossible or without a rate; or without any price. */
export const callStates = ['priced', 'incomplete', 'unpriced'] as const;
export type CallState = (typeof callStates)[number];

/** All calls of a state; those without a price by model, for the reason depends on it. */
export interface CallTotal extends ModelKey {
  readonly state: CallState;
  readonly calls: number;
  /** The known part of their cost. */
  readonly known: PicoUsd;
  /** Calls whose cost the application wrote, and its sum in dollars as decimal text: a cross-check, part of no cost. */
  readonly reportedCalls: number;
  readonly reported: string | null;
}

export interface Calls {
  readonly calls: readonly PricedCallRow[];
  readonly totals: readonly CallTotal[];
}

export interface Preview {
  readonly columns: readonly StoreColumn[];
}

/** What each kind of request is answered with. */
export interface StoreRows {
  readonly models: readonly ModelKey[];
  readonly usage: readonly UsageRow[];
  readonly requests: readonly RequestRow[];
  readonly chains: readonly ChainRow[];
  readonly distribution: Distribution;
  readonly concentration: readonly ConcentrationRow[];
  readonly calls: Calls;
  readonly values: readonly string[];
  readonly coverage: Coverage;
  readonly preview: Preview;
}

/** One query in the store's own language: the fields that its Grafana data source expects, without ref and data source. */
export interface StoreQuery {
  readonly refId: string;
  readonly target: Readonly<Record<string, unknown>>;
  /** The query as people read it, for the editor. */
  readonly text?: string;
}

export interface StoreColumn {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** What came back for one query: columns of equal length, none where there were no rows. */
export interface StoreAnswer {
  readonly refId: string;
  readonly columns: readonly StoreColumn[];
}

/** The next step towards an answer: ask these, here is the answer, or why there can be none. */
export type Plan<Rows> =
  | { readonly kind: 'queries'; readonly queries: readonly StoreQuery[] }
  | { readonly kind: 'rows'; readonly rows: Rows; readonly truncated: boolean }
  | Refusal;

export interface Refusal {
  readonly kind: 'refusal';
  readonly what: string;
  readonly why: string;
  readonly instead: string;
}

/** A kind of data source that calls can be read from. Pure: text out, columns in. */
export interface Store {
  readonly name: string;
  /** Grafana's ids of the data source plugins that speak it. */
  readonly dataSourceTypes: readonly string[];
  /** Called with no answers first, then with those to the queries it asked for. Throws `StoreReadError` on a wrong shape. */
  plan<Request extends StoreRequest>(
    request: Request,
    answers: readonly StoreAnswer[],
  ): Plan<StoreRows[Request['kind']]>;
  /** What to do about an error message of this kind of store; `undefined` where nothing can be said beyond the message. */
  explainError(message: string, source: Pick<StoreSource, 'table'>): string | undefined;
}

/** An answer that does not have the shape that was asked for. */
export class StoreReadError extends Error {
  override name = 'StoreReadError';
}
