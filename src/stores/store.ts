import type { RuleQueries, RuleRequest } from './rule';
import type { StoreAnswer } from './storeAnswer';
import type { StoreRequest, StoreSource } from './storeRequest';
import type { StoreRows } from './storeRows';

/** One query in the store's own language: the fields that its Grafana data source expects, without ref and data source. */
export interface StoreQuery {
  readonly refId: string;
  readonly target: Readonly<Record<string, unknown>>;
  /** The query as people read it, for the editor. */
  readonly text?: string;
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
  /** What a rule asks it from Grafana's server; absent where a kind of store has no alerting. */
  planRule?(rule: RuleRequest): RuleQueries;
  /** What to do about an error message of this kind of store; `undefined` where nothing can be said beyond the message. */
  explainError(message: string, source: Pick<StoreSource, 'table'>): string | undefined;
}
