import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageSums } from '../usage/usageRow';
import { type Cost, byTokenClass } from './cost';
import { type ExactRate, type ExactSum, addProduct, emptySum, exactRate, totalOf } from './exactSum';
import type { ResolvedRate } from './rateSheet';

/** The rates of one pricing key as they are multiplied; a class without a rate, or all of them, is unknown, not free. */
export interface AppliedRate extends Readonly<Record<TokenClass, ExactRate | undefined>> {
  readonly priced: boolean;
  readonly perCall: ExactRate;
}

export function applyRate(resolved: ResolvedRate): AppliedRate {
  if (!resolved.priced) {
    return { ...byTokenClass(() => undefined), priced: false, perCall: exactRate(0n) };
  }
  const { perToken, perCall } = resolved.rates;
  const classRate = (tokenClass: TokenClass) => {
    const pico = perToken[tokenClass];
    return pico === undefined ? undefined : exactRate(pico);
  };
  return { ...byTokenClass(classRate), priced: true, perCall: exactRate(perCall) };
}

interface RunningClass {
  readonly known: ExactSum;
  unknownTokens: number;
}

/** A cost that is still being added up. */
export interface RunningCost extends Readonly<Record<TokenClass, RunningClass>> {
  readonly fees: ExactSum;
  unknownCalls: number;
}

export function emptyCost(): RunningCost {
  return { ...byTokenClass(() => ({ known: emptySum(), unknownTokens: 0 })), fees: emptySum(), unknownCalls: 0 };
}

/**
 * Adds the price of the usage of one pricing key, within which cost is linear in tokens: the price of the sum is the sum
 * of the prices. A class without a rate is unknown, not free.
 */
export function addPrice(cost: RunningCost, usage: UsageSums, rate: AppliedRate): void {
  // A refused call costs nothing at any rate: no fee, and nothing unknown where the rate is.
  const billedCalls = usage.calls - usage.callsUnbilled;
  addProduct(cost.fees, rate.perCall, billedCalls);
  // One line per class, because this runs once per row and a loop over their names takes three times as long.
  const { tokens } = usage;
  let lacksRate = !rate.priced;
  lacksRate = addClass(cost.inputUncached, rate.inputUncached, tokens.inputUncached) || lacksRate;
  lacksRate = addClass(cost.cacheRead, rate.cacheRead, tokens.cacheRead) || lacksRate;
  lacksRate = addClass(cost.cacheWrite5m, rate.cacheWrite5m, tokens.cacheWrite5m) || lacksRate;
  lacksRate = addClass(cost.cacheWrite1h, rate.cacheWrite1h, tokens.cacheWrite1h) || lacksRate;
  lacksRate = addClass(cost.output, rate.output, tokens.output) || lacksRate;
  lacksRate = addClass(cost.reasoning, rate.reasoning, tokens.reasoning) || lacksRate;
  cost.unknownCalls += lacksRate ? billedCalls : usage.callsUnknown;
}

/** Adds the tokens of one class, and says whether they have no price. */
function addClass(cost: RunningClass, rate: ExactRate | undefined, tokens: number): boolean {
  if (tokens === 0) {
    return false;
  }
  if (rate === undefined) {
    cost.unknownTokens += tokens;
    return true;
  }
  addProduct(cost.known, rate, tokens);
  return false;
}

/** What has been added up so far. */
export function costOf(cost: RunningCost): Cost {
  const knownByClass = byTokenClass((tokenClass) => totalOf(cost[tokenClass].known));
  const tokensByClass = byTokenClass((tokenClass) => cost[tokenClass].unknownTokens);
  return {
    known: tokenClasses.reduce((sum, tokenClass) => sum + knownByClass[tokenClass], totalOf(cost.fees)),
    knownByClass,
    unknown: {
      calls: cost.unknownCalls,
      tokens: tokenClasses.reduce((sum, tokenClass) => sum + tokensByClass[tokenClass], 0),
      tokensByClass,
    },
  };
}
