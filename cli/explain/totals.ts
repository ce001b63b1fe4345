import { usdFromPico } from 'core/pricing/picoUsd';
import type { Receipt } from 'core/pricing/receipt';
import type { InvisibleCall } from 'core/span/invisibleCalls';
import type { DroppedSpan, LlmCall } from 'core/span/llmCall';
import type { BrokenSpan } from 'core/span/spanFields';

/** How many left-out spans the last line names one by one; beyond that they are counted. */
const LISTED = 1000;

interface Listed<Item> {
  readonly items: Item[];
  count: number;
}

export interface Totals {
  calls: number;
  cacheHits: number;
  billable: number;
  unknown: number;
  ambiguous: number;
  reportedOnly: number;
  knownPico: bigint;
  partlyKnownPico: bigint;
  avoidedPico: bigint;
  readonly unknownByReason: Map<string, number>;
  readonly droppedByDisposition: Map<string, number>;
  readonly dropped: Listed<object>;
  readonly invisible: Listed<object>;
  readonly broken: Listed<BrokenSpan>;
}

export function emptyTotals(): Totals {
  return {
    calls: 0,
    cacheHits: 0,
    billable: 0,
    unknown: 0,
    ambiguous: 0,
    reportedOnly: 0,
    knownPico: 0n,
    partlyKnownPico: 0n,
    avoidedPico: 0n,
    unknownByReason: new Map(),
    droppedByDisposition: new Map(),
    dropped: emptyList(),
    invisible: emptyList(),
    broken: emptyList(),
  };
}

export function addCall(totals: Totals, call: LlmCall, receipt: Receipt): void {
  if (call.cacheHit === null) {
    totals.calls += 1;
  } else {
    totals.cacheHits += 1;
    totals.avoidedPico += receipt.avoided?.knownPico ?? 0n;
  }
  totals.billable += call.billable ? 1 : 0;
  totals.ambiguous += call.inputSemantics === 'ambiguous' ? 1 : 0;
  if (receipt.totalPico !== null) {
    totals.knownPico += receipt.totalPico;
    return;
  }
  totals.unknown += 1;
  totals.partlyKnownPico += receipt.knownPico;
  totals.reportedOnly += call.reportedCostUsd === null ? 0 : 1;
  count(totals.unknownByReason, receipt.unknownReason ?? 'unknown');
}

export function addDropped(totals: Totals, dropped: readonly DroppedSpan[], name: string | null): void {
  for (const { traceId, spanId, disposition, reason, name: span } of dropped) {
    count(totals.droppedByDisposition, disposition);
    list(totals.dropped, { case: name, trace_id: traceId, span_id: spanId, name: span, disposition, reason });
  }
}

export function addInvisible(totals: Totals, invisible: readonly InvisibleCall[], name: string | null): void {
  for (const { traceId, spanId, reason } of invisible) {
    list(totals.invisible, { case: name, trace_id: traceId, span_id: spanId, reason });
  }
}

export function addBroken(totals: Totals, broken: readonly BrokenSpan[]): void {
  for (const one of broken) {
    list(totals.broken, one);
  }
}

/**
 * The last line of `explain`. `cost_usd` is the sum of the calls whose cost is known, exact in `cost_pico_usd` (1e-12
 * dollars); the known sides of the others are `partly_known_usd`, so that together they are a lower bound.
 */
export function totalsLine(totals: Totals, priceBook: string): object {
  const { dropped, invisible, broken } = totals;
  return {
    totals: {
      calls: totals.calls,
      billable: totals.billable,
      cache_hits: totals.cacheHits,
      cost_usd: usdFromPico(totals.knownPico),
      cost_pico_usd: String(totals.knownPico),
      priced: totals.calls + totals.cacheHits - totals.unknown,
      unknown: totals.unknown,
      unknown_by_reason: Object.fromEntries(totals.unknownByReason),
      partly_known_usd: usdFromPico(totals.partlyKnownPico),
      ambiguous: totals.ambiguous,
      reported_only: totals.reportedOnly,
      avoided_usd: usdFromPico(totals.avoidedPico),
      dropped_spans: dropped.count,
      dropped_by_disposition: Object.fromEntries(totals.droppedByDisposition),
      invisible: invisible.count,
      broken_spans: broken.count,
      price_book: priceBook,
    },
    dropped: dropped.items,
    dropped_not_listed: dropped.count - dropped.items.length,
    invisible: invisible.items,
    broken: broken.items,
  };
}

function emptyList<Item>(): Listed<Item> {
  return { items: [], count: 0 };
}

function list<Item>(listed: Listed<Item>, item: Item): void {
  listed.count += 1;
  if (listed.items.length < LISTED) {
    listed.items.push(item);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
