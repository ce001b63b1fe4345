import type { ModelKey, PriceCuts } from 'core/pricing/rateSheet';
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

/** Which models occur in a window: asked first, because their prices decide where calls have to be cut. */
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
}

/** Distinct requests by group and bucket. With `rest`, those of all groups but these, as one group without values. */
export interface RequestsRequest extends CallSelection {
  readonly kind: 'requests';
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
  readonly rest?: readonly Group[];
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
}

export type StoreRequest = ModelsRequest | UsageRequest | RequestsRequest | ValuesRequest | CoverageRequest;

/** How many rows of the window have each fact, and when the last call began (epoch ms; absent in an empty table). */
export interface Coverage {
  readonly rows: number;
  readonly withModel: number;
  readonly withTokens: number;
  readonly withFeature: number;
  readonly withUser: number;
  readonly lastCall: number | undefined;
}

/** What each kind of request is answered with. */
export interface StoreRows {
  readonly models: readonly ModelKey[];
  readonly usage: readonly UsageRow[];
  readonly requests: readonly RequestRow[];
  readonly values: readonly string[];
  readonly coverage: Coverage;
}

/** One query in the store's own language: the fields that its Grafana data source expects, without ref and data source. */
export interface StoreQuery {
  readonly refId: string;
  readonly target: Readonly<Record<string, unknown>>;
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
}

/** An answer that does not have the shape that was asked for. */
export class StoreReadError extends Error {
  override name = 'StoreReadError';
}
