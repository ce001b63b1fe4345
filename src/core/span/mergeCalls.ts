import type { CallUsage } from '../usage/callUsage';
import type { LlmCall, Origin, OriginFact, UnknownFact } from './llmCall';

/** Facts that the other span fills in where the kept one has none. */
const fillable = [
  'provider',
  'requestModel',
  'responseModel',
  'responseId',
  'serviceTier',
  'httpStatus',
  'attempt',
  'fallbackFrom',
  'timeToFirstTokenMs',
  'streamed',
  'service',
] as const satisfies readonly (keyof LlmCall)[];

type Writable = { -readonly [Name in keyof LlmCall]: LlmCall[Name] };

/**
 * One call out of two spans of it: tokens, times and outcome of `kept`, and of `other` what `kept` does not know (whose
 * call it is, the reported cost, cached tokens of an equal input). An explicit feature of `other` beats a name of what ran.
 */
export function mergeCalls(kept: LlmCall, other: LlmCall): LlmCall {
  const cost = kept.reportedCostUsd === null && kept.cacheHit === null ? other : kept;
  const merged: LlmCall = {
    ...fillGaps(kept, other),
    billable: isBilled(kept, other),
    model: mergeModel(kept, other),
    ...mergeIdentity(kept, other),
    errorClass: kept.errorClass === 'other' ? (other.errorClass ?? 'other') : kept.errorClass,
    ...mergeUsage(kept, other),
    reportedCostUsd: cost.reportedCostUsd,
    reportedCostSource: cost.reportedCostSource,
  };
  return { ...merged, unknown: stillUnknown(merged, kept.usage, { ...other.unknown, ...kept.unknown }) };
}

function fillGaps(kept: LlmCall, other: LlmCall): LlmCall {
  const filled = { ...kept };
  for (const fact of fillable) {
    fill(filled, fact, other);
  }
  return filled;
}

function fill<Name extends (typeof fillable)[number]>(call: Pick<Writable, Name>, fact: Name, other: LlmCall): void {
  call[fact] ??= other[fact];
}

function isBilled(kept: LlmCall, other: LlmCall): boolean {
  return kept.cacheHit === null && (kept.billable || (other.billable && kept.errorClass === null));
}

function mergeModel(kept: LlmCall, other: LlmCall): string | null {
  return kept.responseModel ?? other.responseModel ?? kept.model ?? other.model;
}

type MergedUsage = Pick<LlmCall, 'usage' | 'inputSemantics' | 'tokenRule'>;

function mergeUsage(kept: LlmCall, other: LlmCall): MergedUsage {
  const { usage, inputSemantics, tokenRule } = kept;
  if (usage.inputTotal === null && usage.output === null) {
    return other.usage.inputTotal === null && other.usage.output === null
      ? { usage, inputSemantics, tokenRule }
      : {
          usage: other.usage,
          inputSemantics: other.inputSemantics,
          tokenRule: `${other.tokenRule}; tokens from span ${other.spanId}`,
        };
  }
  const agree = usage.inputTotal === null || usage.inputTotal === other.usage.inputTotal;
  return { usage: agree ? fillUsage(usage, other.usage) : usage, inputSemantics, tokenRule };
}

function fillUsage(usage: CallUsage, other: CallUsage): CallUsage {
  const knowsWrites = usage.cacheWrite5m !== null;
  const takesLifetimes = usage.cacheWrite1h === null && other.cacheWrite1h !== null;
  const writes = !knowsWrites || (takesLifetimes && usage.cacheWrite5m === sumOfWrites(other)) ? other : usage;
  return {
    inputTotal: usage.inputTotal ?? other.inputTotal,
    output: usage.output ?? other.output,
    cacheRead: usage.cacheRead ?? other.cacheRead,
    cacheWrite5m: writes.cacheWrite5m,
    cacheWrite1h: writes.cacheWrite1h,
    reasoning: usage.reasoning ?? other.reasoning,
    audioInput: usage.audioInput ?? other.audioInput,
    webSearches: usage.webSearches ?? other.webSearches,
  };
}

function sumOfWrites({ cacheWrite5m, cacheWrite1h }: CallUsage): number | null {
  return cacheWrite5m === null || cacheWrite1h === null ? cacheWrite5m : cacheWrite5m + cacheWrite1h;
}

const identityFacts = ['feature', 'userId', 'requestId', 'sessionId', 'tenant', 'environment'] as const;

function mergeIdentity(kept: LlmCall, other: LlmCall) {
  const origins: Partial<Record<OriginFact, Origin>> = { ...kept.origins };
  const values: Partial<Record<OriginFact, string | null>> = {};
  for (const fact of identityFacts) {
    const origin = other.origins[fact];
    if (origin !== undefined && isBetter(fact, origin, kept.origins[fact])) {
      values[fact] = other[fact];
      origins[fact] = { ...origin, from: 'duplicate' };
    }
  }
  const { requestId, ...optional } = values;
  return {
    feature: kept.feature,
    userId: kept.userId,
    sessionId: kept.sessionId,
    tenant: kept.tenant,
    environment: kept.environment,
    ...optional,
    requestId: requestId ?? kept.requestId,
    origins,
  };
}

/** A trace id is no name for a request, and the name of what ran is none for a feature. */
function isBetter(fact: OriginFact, origin: Origin, kept: Origin | undefined): boolean {
  if (kept === undefined) {
    return true;
  }
  if (fact === 'requestId') {
    return kept.from === 'trace' && origin.from !== 'trace';
  }
  return fact === 'feature' && kept.explicit === false && origin.explicit !== false;
}

function stillUnknown(
  merged: LlmCall,
  keptUsage: CallUsage,
  reasons: Partial<Record<UnknownFact, string>>,
): Partial<Record<UnknownFact, string>> {
  const { usage } = merged;
  const values: Record<UnknownFact, unknown> = {
    provider: merged.provider,
    model: merged.model,
    responseId: merged.responseId,
    feature: merged.feature,
    userId: merged.userId,
    latencyMs: merged.latencyMs,
    attempt: merged.attempt,
    reportedCostUsd: merged.reportedCostUsd,
    inputTotal: usage.inputTotal,
    output: usage.output,
    cacheRead: usage.cacheRead,
    cacheWrite: usage.cacheWrite5m,
    // Some of the writes may have no lifetime while others do: the reason stays with the numbers that it is about.
    cacheWriteLifetime: usage.cacheWrite5m === keptUsage.cacheWrite5m ? null : usage.cacheWrite1h,
    reasoning: usage.reasoning,
  };
  const unknown: Partial<Record<UnknownFact, string>> = {};
  for (const [fact, reason] of Object.entries(reasons)) {
    if (values[fact as UnknownFact] === null) {
      unknown[fact as UnknownFact] = reason;
    }
  }
  return unknown;
}
