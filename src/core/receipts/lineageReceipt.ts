import type { LineageRow } from '../lineage/lineageRow';
import type { PicoUsd } from '../pricing/picoUsd';
import type { PriceBook } from '../pricing/priceBook';
import { type CallToPrice, type PriceBasis, priceCall } from '../pricing/priceCall';
import type { Receipt, ReceiptLine } from '../pricing/receipt';
import { splitCacheWrite } from '../pricing/splitCacheWrite';
import type { CallUsage } from '../usage/callUsage';

/**
 * The receipt of one row of the lineage table. Its `knownPico` is what the row adds to the known part of any sum, to the
 * last digit: of two sides of a call, input and output, one whose counts contradict each other does not take the other's
 * dollars with it, and parts of a side that is not recorded as a whole belong to nothing.
 */
export function lineageReceipt(row: LineageRow, book: PriceBook, basis: PriceBasis = { basis: 'then' }): Receipt {
  const usage = usageOf(row);
  const input = contradictionOfInput(row);
  const output = contradictionOfOutput(row);
  if (input === undefined && output === undefined) {
    return priceCall(callOf(row, usage), book, basis);
  }
  const receipt = priceCall(callOf(row, withoutContradictions(usage, { input, output })), book, basis);
  const lines = [
    ...(input === undefined ? receipt.lines.filter(isInput) : [impossible('inputUncached')]),
    ...(output === undefined ? receipt.lines.filter((line) => !isInput(line)) : [impossible('output')]),
  ];
  return {
    ...receipt,
    lines,
    totalPico: null,
    knownPico: knownOf([...lines, ...receipt.fees]),
    unknownReason: 'token counts contradict each other',
    unknownDetail: [input, output].filter((text) => text !== undefined).join('; '),
  };
}

function callOf(row: LineageRow, usage: CallUsage): CallToPrice {
  return {
    provider: row.provider === '' ? null : row.provider,
    model: row.model,
    time: row.time,
    serviceTier: row.service_tier === '' ? null : row.service_tier,
    operation: row.operation,
    errorClass: row.error_class,
    usage,
    isResponseCacheHit: row.response_cache !== null && row.response_cache !== 'miss',
  };
}

function usageOf(row: LineageRow): CallUsage {
  const hasInput = row.prompt_tokens !== null;
  const writes = splitCacheWrite({
    total: row.cache_write_tokens,
    fiveMinutes: null,
    oneHour: row.cache_write_1h_tokens,
  });
  return {
    inputTotal: row.prompt_tokens,
    output: row.completion_tokens,
    cacheRead: hasInput ? row.cache_read_tokens : null,
    cacheWrite5m: hasInput && writes !== undefined ? writes.cacheWrite5m : null,
    cacheWrite1h: hasInput && writes !== undefined ? writes.cacheWrite1h : null,
    reasoning: row.completion_tokens === null ? null : row.reasoning_tokens,
    // The lineage table has no column for either.
    audioInput: null,
    webSearches: null,
    cacheWriteUnsplit: hasInput && writes !== undefined ? writes.cacheWriteUnsplit : 0,
  };
}

/** Why the input cannot be; `undefined` where it can, and where its whole is not recorded. */
function contradictionOfInput(row: LineageRow): string | undefined {
  const { prompt_tokens: prompt, cache_read_tokens: read, cache_write_tokens: write } = row;
  const write1h = row.cache_write_1h_tokens;
  if (prompt === null) {
    return undefined;
  }
  if (isNegative([prompt, read, write, write1h])) {
    return 'an input count is below zero';
  }
  if (prompt < sumOf([read, write])) {
    return `${sumOf([read, write])} tokens read from and written to a cache, of ${prompt} prompt tokens`;
  }
  return write1h !== null && write1h > sumOf([write])
    ? `${write1h} one-hour cache writes, of ${sumOf([write])} cache writes`
    : undefined;
}

function contradictionOfOutput({ completion_tokens: completion, reasoning_tokens: reasoning }: LineageRow) {
  if (completion === null) {
    return undefined;
  }
  if (isNegative([completion, reasoning])) {
    return 'an output count is below zero';
  }
  return reasoning !== null && reasoning > completion
    ? `${reasoning} reasoning tokens, of ${completion} completion tokens`
    : undefined;
}

/** Counts that can be priced, the impossible side's replaced: the total input still decides the context tier. */
function withoutContradictions(
  usage: CallUsage,
  { input, output }: { readonly input: string | undefined; readonly output: string | undefined },
): CallUsage {
  return {
    ...usage,
    ...(input !== undefined && {
      inputTotal: usage.inputTotal === null ? null : Math.max(usage.inputTotal, 0),
      cacheRead: null,
      cacheWrite5m: null,
      cacheWrite1h: null,
      cacheWriteUnsplit: 0,
    }),
    ...(output !== undefined && { output: 0, reasoning: null }),
  };
}

function impossible(tokenClass: 'inputUncached' | 'output'): ReceiptLine {
  return { tokenClass, tokens: null, ratePico: null, amountPico: null };
}

function isInput({ tokenClass }: ReceiptLine): boolean {
  return tokenClass !== 'output' && tokenClass !== 'reasoning';
}

function knownOf(parts: ReadonlyArray<{ readonly amountPico: PicoUsd | null }>): PicoUsd {
  return parts.reduce<PicoUsd>((sum, { amountPico }) => (amountPico === null ? sum : sum + amountPico), 0n);
}

function isNegative(counts: ReadonlyArray<number | null>): boolean {
  return counts.some((count) => count !== null && count < 0);
}

/** What is recorded of some parts; a part that is not recorded is not taken out of its whole. */
function sumOf(counts: ReadonlyArray<number | null>): number {
  return counts.filter((count) => count !== null).reduce((sum, count) => sum + count, 0);
}
