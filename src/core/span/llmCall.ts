import type { ErrorClass } from '../lineage/lineageRow';
import type { CallUsage } from '../usage/callUsage';

/** What a span is: only an `llm_call` is counted, and an `aggregate` where nothing below it tells of the calls. */
export type Disposition =
  'llm_call' | 'aggregate' | 'wrapper' | 'non_llm' | 'duplicate_of_descendant' | 'duplicate_of_other_span';

export type InputSemantics = 'inclusive' | 'exclusive' | 'ambiguous';

export type CacheHit = 'exact' | 'semantic' | 'unspecified';

/** Where a value was found: on the call's own span, on an ancestor, on a second span of the same call, on the resource. */
export interface Origin {
  readonly attribute: string;
  readonly from: 'span' | 'ancestor' | 'duplicate' | 'resource' | 'trace';
  readonly spanId: string;
  /** Only of a feature: false for the name of a workflow, agent or function that happened to run. */
  readonly explicit?: boolean;
}

export type OriginFact = 'feature' | 'userId' | 'requestId' | 'sessionId' | 'tenant' | 'environment';

export type UnknownFact =
  | 'provider'
  | 'model'
  | 'responseId'
  | 'feature'
  | 'userId'
  | 'latencyMs'
  | 'inputTotal'
  | 'output'
  | 'cacheRead'
  | 'cacheWrite'
  | 'cacheWriteLifetime'
  | 'reasoning'
  | 'reportedCostUsd'
  | 'attempt';

/** Which library wrote the span: the profile that its rules come from, and its own instrumentation scope. */
export interface Emitter {
  readonly profile: string | null;
  readonly scope: string | null;
  readonly version: string | null;
}

/**
 * One attempt at a provider (or one answer of a response cache), as one span tells it, with what other spans of the same
 * call add. `time` is epoch milliseconds; null always means "not recorded", with the reason in `unknown` where it matters.
 * `model` is what the call is priced by: the model that answered, else the gateway's deployment, else the one asked for.
 */
export interface LlmCall {
  readonly spanId: string;
  readonly traceId: string;
  readonly time: number | null;
  readonly disposition: 'llm_call' | 'aggregate';
  /** Answered by a provider, or failed with tokens; a response-cache hit is not. */
  readonly billable: boolean;
  readonly provider: string | null;
  readonly model: string | null;
  readonly requestModel: string | null;
  readonly responseModel: string | null;
  readonly operation: string | null;
  readonly feature: string | null;
  readonly userId: string | null;
  readonly requestId: string;
  readonly responseId: string | null;
  readonly sessionId: string | null;
  readonly tenant: string | null;
  readonly environment: string | null;
  readonly service: string | null;
  readonly serviceTier: string | null;
  readonly errorClass: ErrorClass | null;
  readonly httpStatus: number | null;
  /** 1-based; null where the span does not say. */
  readonly attempt: number | null;
  readonly fallbackFrom: string | null;
  readonly latencyMs: number | null;
  readonly timeToFirstTokenMs: number | null;
  readonly streamed: boolean | null;
  readonly cacheHit: CacheHit | null;
  readonly usage: CallUsage;
  readonly inputSemantics: InputSemantics;
  /** The rule that decided whether the input includes cached tokens, and what else was done to the numbers, in words. */
  readonly tokenRule: string;
  /** What the emitter wrote, a cross-check only; `reportedCostSource` is the attribute. */
  readonly reportedCostUsd: number | null;
  readonly reportedCostSource: string | null;
  readonly origins: Readonly<Partial<Record<OriginFact, Origin>>>;
  readonly unknown: Readonly<Partial<Record<UnknownFact, string>>>;
  readonly emitter: Emitter;
}

/** A span that is no call, and why. */
export interface DroppedSpan {
  readonly spanId: string;
  readonly traceId: string;
  readonly name: string;
  readonly disposition: Exclude<Disposition, 'llm_call'>;
  readonly reason: string;
}
