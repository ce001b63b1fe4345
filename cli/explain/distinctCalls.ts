import { mergeDuplicateCalls } from 'core/span/duplicateCalls';
import type { DroppedSpan, LlmCall } from 'core/span/llmCall';

/** Calls that wait for a report of the same call in another trace: both are exported within seconds of each other. */
export const CALLS_HELD = 2000;

export interface DistinctCalls {
  readonly calls: readonly LlmCall[];
  readonly dropped: readonly DroppedSpan[];
}

export interface CallStream {
  /** Takes the calls of one trace; answers calls that nothing behind them can change any more. */
  add(calls: readonly LlmCall[]): DistinctCalls;
  end(): DistinctCalls;
}

/** Counts a call once that two traces report, among the last `CALLS_HELD` calls; all calls would not fit into memory. */
export function distinctCalls(): CallStream {
  let held: LlmCall[] = [];
  return {
    add(calls) {
      held.push(...calls);
      if (held.length < CALLS_HELD) {
        return { calls: [], dropped: [] };
      }
      const distinct = mergeDuplicateCalls(held.toSorted(byTime));
      held = distinct.calls.slice(CALLS_HELD / 2);
      return { calls: distinct.calls.slice(0, CALLS_HELD / 2), dropped: distinct.dropped };
    },
    end() {
      const distinct = mergeDuplicateCalls(held.toSorted(byTime));
      held = [];
      return distinct;
    },
  };
}

function byTime(left: LlmCall, right: LlmCall): number {
  return (left.time ?? 0) - (right.time ?? 0);
}
