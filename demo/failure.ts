import type { ErrorClass } from 'core/lineage/lineageRow';
import { type CallTokens, noTokens } from './draftCall';
import type { Random } from './random';

export interface Failure {
  readonly errorClass: ErrorClass;
  readonly httpStatus: number | null;
  readonly retryable: boolean;
  /** What the provider billed and the emitter saw. */
  readonly billing: 'nothing' | 'prompt' | 'prompt and part of the answer';
}

/** How attempts fail and what is billed: a refused call costs nothing, one that broke off in the middle is paid for. */
export const failures = {
  rateLimit: { errorClass: 'rate_limit', httpStatus: 429, retryable: true, billing: 'nothing' },
  overloaded: { errorClass: 'overloaded', httpStatus: 529, retryable: true, billing: 'nothing' },
  timeout: { errorClass: 'timeout', httpStatus: null, retryable: true, billing: 'prompt and part of the answer' },
  // Nothing came back, so nobody knows what the provider billed: null tokens whose cost is unknown, not zero.
  timeoutUnseen: { errorClass: 'timeout', httpStatus: null, retryable: true, billing: 'nothing' },
  serverError: {
    errorClass: 'server_error',
    httpStatus: 500,
    retryable: true,
    billing: 'prompt and part of the answer',
  },
  badGateway: { errorClass: 'server_error', httpStatus: 502, retryable: true, billing: 'nothing' },
  network: { errorClass: 'network', httpStatus: null, retryable: true, billing: 'nothing' },
  contextLength: { errorClass: 'context_length', httpStatus: 400, retryable: false, billing: 'nothing' },
  invalidRequest: { errorClass: 'invalid_request', httpStatus: 400, retryable: false, billing: 'nothing' },
  auth: { errorClass: 'auth', httpStatus: 401, retryable: false, billing: 'nothing' },
  contentFilter: { errorClass: 'content_filter', httpStatus: 200, retryable: false, billing: 'prompt' },
  cancelled: { errorClass: 'cancelled', httpStatus: null, retryable: false, billing: 'prompt and part of the answer' },
} as const satisfies Record<string, Failure>;

const shares: ReadonlyArray<readonly [Failure, number]> = [
  [failures.rateLimit, 0.3],
  [failures.overloaded, 0.14],
  [failures.timeout, 0.11],
  [failures.timeoutUnseen, 0.07],
  [failures.serverError, 0.1],
  [failures.badGateway, 0.05],
  [failures.network, 0.04],
  [failures.contextLength, 0.04],
  [failures.invalidRequest, 0.05],
  [failures.auth, 0.01],
  [failures.contentFilter, 0.04],
  [failures.cancelled, 0.05],
];

export function drawFailure(random: Random): Failure {
  let remaining = random.uniform();
  for (const [failure, share] of shares) {
    remaining -= share;
    if (remaining < 0) {
      return failure;
    }
  }
  return failures.rateLimit;
}

/** What is left of an answer's tokens when the attempt fails this way. */
export function failedTokens(tokens: CallTokens, failure: Failure, random: Random): CallTokens {
  switch (failure.billing) {
    case 'nothing':
      return noTokens;
    case 'prompt':
      return {
        ...tokens,
        completionTokens: partOf(tokens.completionTokens, 0),
        reasoning: partOf(tokens.reasoning, 0),
      };
    case 'prompt and part of the answer': {
      const part = random.uniform();
      return {
        ...tokens,
        completionTokens: partOf(tokens.completionTokens, part),
        reasoning: partOf(tokens.reasoning, part),
      };
    }
    default:
      return failure.billing satisfies never;
  }
}

function partOf(count: number | null, part: number): number | null {
  return count === null ? null : Math.floor(count * part);
}
