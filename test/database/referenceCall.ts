import type { LineageRow } from 'core/lineage/lineageRow';
import type { TokenClass } from 'core/usage/tokenClass';
import { type ReferenceRates, referenceRates } from './referenceRates';

/** What is known of one call, and what is not. Pico-USD and counts. */
export interface ReferenceCall {
  readonly row: LineageRow;
  readonly tokens: Readonly<Record<TokenClass, number>>;
  readonly known: bigint;
  readonly knownByClass: Readonly<Record<TokenClass, bigint>>;
  readonly isCostUnknown: boolean;
  readonly unknownTokens: number;
  readonly isUnbilled: boolean;
  readonly inputMissing: boolean;
  readonly outputMissing: boolean;
  readonly isInvalid: boolean;
  readonly cacheUnrecorded: number;
  readonly lifetimeUnrecorded: number;
}

type Side = 'recorded' | 'none' | 'missing' | 'invalid';

const noTokens: Readonly<Record<TokenClass, number>> = {
  inputUncached: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  reasoning: 0,
};

/** Answered by a cache in front of the provider: no call. */
export function isHit({ response_cache }: LineageRow): boolean {
  return response_cache === 'exact' || response_cache === 'semantic' || response_cache === 'unspecified';
}

/** One call by the rules of docs/methods/not-recorded.md, one step after the other. */
export function referenceCall(row: LineageRow, pricedAt?: number): ReferenceCall {
  const input = inputSide(row);
  const output = outputSide(row);
  const tokens = {
    ...noTokens,
    ...(input === 'recorded' && inputTokens(row)),
    ...(output === 'recorded' && outputTokens(row)),
  };
  const isUnbilled = input === 'none' && output === 'none';
  const rates = referenceRates(row, pricedAt);
  const price = isUnbilled ? priceTokens(noTokens, undefined) : priceTokens(tokens, rates);
  const lacksTokens = [input, output].some((side) => side === 'missing' || side === 'invalid');
  const lacksRate = price.unknownTokens > 0 || rates === undefined;
  return {
    row,
    tokens,
    ...price,
    isCostUnknown: !isUnbilled && (lacksTokens || lacksRate),
    isUnbilled,
    inputMissing: input === 'missing',
    outputMissing: output === 'missing',
    isInvalid: input === 'invalid' || output === 'invalid',
    ...(input === 'recorded' ? unrecordedParts(row) : { cacheUnrecorded: 0, lifetimeUnrecorded: 0 }),
  };
}

/** Tokens that are priced as their whole because a part of them is not recorded. */
function unrecordedParts(row: LineageRow) {
  return {
    cacheUnrecorded: row.cache_read_tokens === null ? count(row.prompt_tokens) : 0,
    lifetimeUnrecorded: row.cache_write_1h_tokens === null ? count(row.cache_write_tokens) : 0,
  };
}

function inputSide(row: LineageRow): Side {
  const prompt = row.prompt_tokens;
  if (prompt === null) {
    return isRefused(row) ? 'none' : 'missing';
  }
  const read = count(row.cache_read_tokens);
  const write = count(row.cache_write_tokens);
  const write1h = count(row.cache_write_1h_tokens);
  const isNegative = prompt < 0 || read < 0 || write < 0 || write1h < 0;
  return isNegative || read + write > prompt || write1h > write ? 'invalid' : 'recorded';
}

function outputSide(row: LineageRow): Side {
  const completion = row.completion_tokens;
  if (completion === null) {
    return isRefused(row) || row.operation === 'embeddings' ? 'none' : 'missing';
  }
  const reasoning = count(row.reasoning_tokens);
  return completion < 0 || reasoning < 0 || reasoning > completion ? 'invalid' : 'recorded';
}

/** It failed in a way that is billed only for tokens that were seen. */
function isRefused({ error_class }: LineageRow): boolean {
  return error_class !== null && error_class !== '' && error_class !== 'timeout' && error_class !== 'cancelled';
}

function inputTokens(row: LineageRow) {
  const read = count(row.cache_read_tokens);
  const write = count(row.cache_write_tokens);
  const write1h = count(row.cache_write_1h_tokens);
  return {
    inputUncached: count(row.prompt_tokens) - read - write,
    cacheRead: read,
    cacheWrite5m: write - write1h,
    cacheWrite1h: write1h,
  };
}

function outputTokens(row: LineageRow) {
  const reasoning = count(row.reasoning_tokens);
  return { output: count(row.completion_tokens) - reasoning, reasoning };
}

/** A part that is not recorded is not taken out of its whole, which is priced as its parent. */
function count(tokens: number | null): number {
  return tokens === null ? 0 : tokens;
}

export function priceTokens(tokens: ReferenceCall['tokens'], rates: ReferenceRates | undefined) {
  const rateOf = (name: TokenClass) => rates && (name === 'inputUncached' ? rates.input : rates[name]);
  const knownByClass = {
    inputUncached: 0n,
    cacheRead: 0n,
    cacheWrite5m: 0n,
    cacheWrite1h: 0n,
    output: 0n,
    reasoning: 0n,
  };
  let known = rates === undefined ? 0n : rates.fee;
  let unknownTokens = 0;
  for (const name of Object.keys(tokens) as TokenClass[]) {
    const rate = rateOf(name);
    if (rate === undefined) {
      unknownTokens += tokens[name];
    } else {
      knownByClass[name] = BigInt(tokens[name]) * rate;
      known += knownByClass[name];
    }
  }
  return { known, knownByClass, unknownTokens };
}
