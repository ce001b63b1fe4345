import { emitterProfiles } from './emitterProfiles';
import type { DroppedSpan, LlmCall } from './llmCall';
import { mergeCalls } from './mergeCalls';
import { isSameInTime } from './sameInTime';

export interface DistinctCalls {
  readonly calls: readonly LlmCall[];
  readonly dropped: readonly DroppedSpan[];
}

const nativeProfiles = new Set(emitterProfiles.filter(({ native }) => native).map(({ id }) => id));
const frameworkProfiles = new Set(emitterProfiles.filter(({ framework }) => framework).map(({ id }) => id));

/**
 * Counts a call once that two emitters report beside each other or in two traces: by the provider's response id within
 * one service, and where one of them has no id by time, model and tokens. The same id from the same emitter at a later
 * time is a gateway's cache answering again: it stays, as a response-cache hit. Calls come back in the order given.
 */
export function mergeDuplicateCalls(calls: readonly LlmCall[]): DistinctCalls {
  if (calls.length < 2) {
    return { calls, dropped: [] };
  }
  const byId = mergeGroups(markReplays(calls), groupByResponseId);
  const byTime = mergeGroups(byId.calls, pairInTime);
  return { calls: byTime.calls, dropped: [...byId.dropped, ...byTime.dropped] };
}

function mergeGroups(
  calls: readonly LlmCall[],
  findGroups: (calls: readonly LlmCall[]) => readonly (readonly LlmCall[])[],
): DistinctCalls {
  const groups = findGroups(calls);
  if (groups.length === 0) {
    return { calls, dropped: [] };
  }
  const replacements = new Map<LlmCall, LlmCall | null>();
  const dropped: DroppedSpan[] = [];
  for (const group of groups) {
    const [kept, ...others] = [...group].sort(byWorth);
    if (kept === undefined) {
      continue;
    }
    replacements.set(kept, others.reduce(mergeCalls, kept));
    for (const other of others) {
      replacements.set(other, null);
      dropped.push(dropCall(other, kept));
    }
  }
  const distinct = calls.flatMap((call) => {
    const replacement = replacements.get(call);
    return replacement === undefined ? [call] : (replacement ?? []);
  });
  return { calls: distinct, dropped };
}

function groupByResponseId(calls: readonly LlmCall[]): LlmCall[][] {
  const groups = new Map<string, LlmCall[]>();
  for (const call of calls) {
    if (call.responseId !== null && call.cacheHit === null) {
      const key = `${call.service ?? ''} ${call.responseId}`;
      groups.set(key, [...(groups.get(key) ?? []), call]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The same emitter, the same id, after the first answer was complete: nothing was sent to the provider again. */
function markReplays(calls: readonly LlmCall[]): LlmCall[] {
  const first = new Map<string, LlmCall>();
  return calls.map((call) => {
    if (call.responseId === null || call.cacheHit !== null || call.errorClass !== null) {
      return call;
    }
    const key = `${call.service ?? ''} ${call.emitter.scope ?? ''} ${call.responseId}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, call);
      return call;
    }
    return startsAfter(call, earlier)
      ? {
          ...call,
          cacheHit: 'unspecified',
          billable: false,
          reportedCostUsd: 0,
          reportedCostSource: 'cache_hit',
          tokenRule: `${call.tokenRule}; the answer of span ${earlier.spanId} again`,
        }
      : call;
  });
}

function startsAfter(call: LlmCall, earlier: LlmCall): boolean {
  return (
    call.time !== null &&
    earlier.time !== null &&
    earlier.latencyMs !== null &&
    call.time >= earlier.time + earlier.latencyMs
  );
}

/** Pairs of a framework's span and a provider's span that can only be each other's counterpart. */
function pairInTime(calls: readonly LlmCall[]): LlmCall[][] {
  const candidates = calls.filter(({ time, cacheHit }) => time !== null && cacheHit === null);
  const frameworks = candidates.filter(({ emitter }) => frameworkProfiles.has(emitter.profile ?? ''));
  const providers = candidates.filter(({ emitter }) => !frameworkProfiles.has(emitter.profile ?? ''));
  return frameworks.flatMap((outer) => {
    const [inner, ...more] = providers.filter((provider) => isSameInTime(outer, provider));
    const rivals = inner && frameworks.filter((framework) => isSameInTime(framework, inner));
    return inner !== undefined && more.length === 0 && rivals?.length === 1 ? [[outer, inner]] : [];
  });
}

/** The provider's own client first, then who knows more of the tokens, then the inner of the two. */
function byWorth(left: LlmCall, right: LlmCall): number {
  const difference = worth(right) - worth(left);
  if (difference !== 0) {
    return difference;
  }
  const [a, b] = [left.latencyMs ?? Infinity, right.latencyMs ?? Infinity];
  return a === b ? (left.spanId < right.spanId ? -1 : 1) : a - b;
}

function worth({ emitter, usage, billable }: LlmCall): number {
  const facts = [usage.cacheWrite1h, usage.cacheRead, usage.output, usage.inputTotal];
  const known = facts.filter((tokens) => tokens !== null).length;
  return (billable ? 100 : 0) + (nativeProfiles.has(emitter.profile ?? '') ? 10 : 0) + known;
}

function dropCall({ spanId, traceId, emitter }: LlmCall, kept: LlmCall): DroppedSpan {
  return {
    spanId,
    traceId,
    name: emitter.scope ?? '',
    disposition: 'duplicate_of_other_span',
    reason: `the same call as span ${kept.spanId} of ${kept.emitter.scope ?? 'an unnamed scope'}`,
  };
}
