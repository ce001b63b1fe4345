import type { ErrorClass, ResponseCache } from 'core/lineage/lineageRow';
import type { ModelName } from './modelCatalogue';

/** The tokens of one attempt, as the provider counted them; null where the emitter did not learn them. */
export interface CallTokens {
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly cacheWrite1h: number | null;
  readonly reasoning: number | null;
}

export const noTokens: CallTokens = {
  promptTokens: null,
  completionTokens: null,
  cacheRead: null,
  cacheWrite: null,
  cacheWrite1h: null,
  reasoning: null,
};

/** One attempt before its feature's constants, its latency and its reported cost are added: what an incident may change. */
export interface DraftCall {
  readonly time: number;
  readonly requestId: string;
  readonly attempt: number;
  readonly user: string | null;
  readonly session: string | null;
  readonly environment: string;
  readonly model: ModelName;
  readonly fallbackFrom: ModelName | null;
  readonly tokens: CallTokens;
  readonly responseCache: ResponseCache | null;
  readonly errorClass: ErrorClass | null;
  readonly httpStatus: number | null;
  readonly traceId: string;
  readonly spanId: string;
  /** Factor on the latency the model and the tokens suggest; 1 in the middle. */
  readonly slowness: number;
}

/** The attempts of one logical request, the first one first. */
export type DraftRequest = readonly DraftCall[];
