import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageSums } from '../usage/usageRow';
import {
  type AppliedRate,
  CACHE_READ,
  CACHE_WRITE_1H,
  CACHE_WRITE_5M,
  INPUT_UNCACHED,
  OUTPUT,
  PER_CALL,
  REASONING,
  placeOf,
} from './appliedRates';
import { type Cost, totalTokens } from './cost';
import { type ExactSums, addCount, addProduct, addTotal, countOf, emptySums, sumsOf, totalOf } from './exactSums';

/**
 * Usage and its cost that are still being added up, in the slots below. They are flat, and every class has a line of its own,
 * because this runs once per row: with an object for each sum, a million rows took three times as long (`npm run bench` on a
 * busy machine: 735 against 241 ms of processor), and a loop over the classes takes three times as long as their lines.
 */
export type RunningUsage = ExactSums;

const CALLS = 0;
const CALLS_UNBILLED = 1;
const CALLS_UNKNOWN = 2;
const CALLS_INPUT_MISSING = 3;
const CALLS_OUTPUT_MISSING = 4;
const CALLS_INVALID = 5;
const TOKENS_CACHE_UNRECORDED = 6;
const TOKENS_WRITE_LIFETIME_UNRECORDED = 7;
/** Calls whose cost is unknown, wholly or in part. */
const CALLS_UNPRICED = 8;
// Of each token class, in the order of `tokenClasses`: all tokens, those without a price, and the price of the others.
const TOKENS = 9;
const TOKENS_UNPRICED = 15;
const KNOWN = 21;
const FEES = 27;
const SLOTS = 28;

export function emptyUsage(): RunningUsage {
  return emptySums(SLOTS);
}

/** Makes empty usages of which there will be many. */
export function usageMaker(): () => RunningUsage {
  return sumsOf(SLOTS);
}

/** Adds a usage to another: exactly in dollars. */
export function mergeUsage(running: RunningUsage, other: RunningUsage): void {
  for (let slot = 0; slot < KNOWN; slot += 1) {
    addCount(running, slot, countOf(other, slot));
  }
  for (let slot = KNOWN; slot < SLOTS; slot += 1) {
    addTotal(running, slot, other);
  }
}

/**
 * Adds the usage of one pricing key and its price, which within the key is linear in tokens: the price of the sum is the
 * sum of the prices. A class without a rate is unknown, not free.
 */
export function addUsage(running: RunningUsage, usage: UsageSums, rate: AppliedRate): void {
  addCounts(running.doubles, usage);
  // A refused call costs nothing at any rate: no fee, and nothing unknown where the rate is.
  const billedCalls = usage.calls - usage.callsUnbilled;
  if (!rate.priced) {
    addTokens(running.doubles, TOKENS_UNPRICED, usage.tokens);
    add(running.doubles, CALLS_UNPRICED, billedCalls);
  } else if (addKnown(running.doubles, rate.doubles, usage.tokens, billedCalls)) {
    add(running.doubles, CALLS_UNPRICED, usage.callsUnknown);
  } else {
    addProduct(running, FEES, rate, PER_CALL, billedCalls);
    const lacksRate = addByClass(running, rate, usage.tokens);
    add(running.doubles, CALLS_UNPRICED, lacksRate ? billedCalls : usage.callsUnknown);
  }
}

function addCounts(doubles: Float64Array, usage: UsageSums): void {
  add(doubles, CALLS, usage.calls);
  add(doubles, CALLS_UNBILLED, usage.callsUnbilled);
  add(doubles, CALLS_UNKNOWN, usage.callsUnknown);
  add(doubles, CALLS_INPUT_MISSING, usage.callsInputMissing);
  add(doubles, CALLS_OUTPUT_MISSING, usage.callsOutputMissing);
  add(doubles, CALLS_INVALID, usage.callsInvalid);
  add(doubles, TOKENS_CACHE_UNRECORDED, usage.tokensCacheUnrecorded);
  add(doubles, TOKENS_WRITE_LIFETIME_UNRECORDED, usage.tokensWriteLifetimeUnrecorded);
  addTokens(doubles, TOKENS, usage.tokens);
}

function addTokens(doubles: Float64Array, first: number, tokens: Tokens): void {
  add(doubles, first + INPUT_UNCACHED, tokens.inputUncached);
  add(doubles, first + CACHE_READ, tokens.cacheRead);
  add(doubles, first + CACHE_WRITE_5M, tokens.cacheWrite5m);
  add(doubles, first + CACHE_WRITE_1H, tokens.cacheWrite1h);
  add(doubles, first + OUTPUT, tokens.output);
  add(doubles, first + REASONING, tokens.reasoning);
}

function add(doubles: Float64Array, slot: number, count: number): void {
  doubles[slot] = (doubles[slot] as number) + count;
}

type Tokens = UsageSums['tokens'];

/** Adds every price; or none, and answers false, where a class has no rate or a sum would leave what is exact (see `addProduct`). */
function addKnown(doubles: Float64Array, rates: Float64Array, tokens: Tokens, billedCalls: number): boolean {
  const input = plus(doubles, KNOWN + INPUT_UNCACHED, rates, INPUT_UNCACHED, tokens.inputUncached);
  const read = plus(doubles, KNOWN + CACHE_READ, rates, CACHE_READ, tokens.cacheRead);
  const write5m = plus(doubles, KNOWN + CACHE_WRITE_5M, rates, CACHE_WRITE_5M, tokens.cacheWrite5m);
  const write1h = plus(doubles, KNOWN + CACHE_WRITE_1H, rates, CACHE_WRITE_1H, tokens.cacheWrite1h);
  const output = plus(doubles, KNOWN + OUTPUT, rates, OUTPUT, tokens.output);
  const reasoning = plus(doubles, KNOWN + REASONING, rates, REASONING, tokens.reasoning);
  const fees = plus(doubles, FEES, rates, PER_CALL, billedCalls);
  if (
    Math.min(input, read, write5m, write1h, output, reasoning, fees) >= 0 &&
    Math.max(input, read, write5m, write1h, output, reasoning, fees) <= Number.MAX_SAFE_INTEGER
  ) {
    doubles[KNOWN + INPUT_UNCACHED] = input;
    doubles[KNOWN + CACHE_READ] = read;
    doubles[KNOWN + CACHE_WRITE_5M] = write5m;
    doubles[KNOWN + CACHE_WRITE_1H] = write1h;
    doubles[KNOWN + OUTPUT] = output;
    doubles[KNOWN + REASONING] = reasoning;
    doubles[FEES] = fees;
    return true;
  }
  return false;
}

function plus(doubles: Float64Array, slot: number, rates: Float64Array, place: number, count: number): number {
  return (doubles[slot] as number) + (rates[place] as number) * count;
}

/** Adds the tokens and says whether some of them have no price. */
function addByClass(running: RunningUsage, rate: AppliedRate, tokens: Tokens): boolean {
  let lacksRate = false;
  for (const tokenClass of tokenClasses) {
    const place = placeOf[tokenClass];
    const count = tokens[tokenClass];
    if (count !== 0 && !addProduct(running, KNOWN + place, rate, place, count)) {
      addCount(running, TOKENS_UNPRICED + place, count);
      lacksRate = true;
    }
  }
  return lacksRate;
}

/** The usage that has been added up so far, and its cost. */
export function pricedSums(running: RunningUsage): UsageSums & { readonly cost: Cost } {
  return {
    calls: countOf(running, CALLS),
    callsUnbilled: countOf(running, CALLS_UNBILLED),
    callsUnknown: countOf(running, CALLS_UNKNOWN),
    callsInputMissing: countOf(running, CALLS_INPUT_MISSING),
    callsOutputMissing: countOf(running, CALLS_OUTPUT_MISSING),
    callsInvalid: countOf(running, CALLS_INVALID),
    tokens: countsByClass(running, TOKENS),
    tokensCacheUnrecorded: countOf(running, TOKENS_CACHE_UNRECORDED),
    tokensWriteLifetimeUnrecorded: countOf(running, TOKENS_WRITE_LIFETIME_UNRECORDED),
    cost: costOf(running),
  };
}

/** The cost of the usage that has been added up so far. */
export function costOf(running: RunningUsage): Cost {
  const knownByClass = {
    inputUncached: totalOf(running, KNOWN + INPUT_UNCACHED),
    cacheRead: totalOf(running, KNOWN + CACHE_READ),
    cacheWrite5m: totalOf(running, KNOWN + CACHE_WRITE_5M),
    cacheWrite1h: totalOf(running, KNOWN + CACHE_WRITE_1H),
    output: totalOf(running, KNOWN + OUTPUT),
    reasoning: totalOf(running, KNOWN + REASONING),
  };
  const tokensByClass = countsByClass(running, TOKENS_UNPRICED);
  return {
    known: tokenClasses.reduce((sum, tokenClass) => sum + knownByClass[tokenClass], totalOf(running, FEES)),
    knownByClass,
    unknown: { calls: countOf(running, CALLS_UNPRICED), tokens: totalTokens(tokensByClass), tokensByClass },
  };
}

function countsByClass(running: RunningUsage, first: number): Record<TokenClass, number> {
  return {
    inputUncached: countOf(running, first + INPUT_UNCACHED),
    cacheRead: countOf(running, first + CACHE_READ),
    cacheWrite5m: countOf(running, first + CACHE_WRITE_5M),
    cacheWrite1h: countOf(running, first + CACHE_WRITE_1H),
    output: countOf(running, first + OUTPUT),
    reasoning: countOf(running, first + REASONING),
  };
}
