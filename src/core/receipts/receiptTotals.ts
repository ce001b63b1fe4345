import type { PicoUsd } from '../pricing/picoUsd';
import { type PriceBook, lookUpModel } from '../pricing/priceBook';
import type { ModelKey } from '../pricing/rateSheet';
import { parseReportedUsd } from './reportedUsd';

/** How far the cost of a call is known, the best first: every call is of exactly one. */
export const pricedStates = ['priced', 'incomplete', 'ambiguous', 'reportedOnly', 'unpriced'] as const;
export type PricedState = (typeof pricedStates)[number];

/** Calls of one state. `reported` is what applications wrote for `reportedCalls` of them: a cross-check, part of no cost. */
export interface StateTotal {
  readonly state: PricedState;
  readonly calls: number;
  readonly known: PicoUsd;
  readonly reportedCalls: number;
  /** `undefined` where none is reported, or what is reported is no number. */
  readonly reported: PicoUsd | undefined;
}

/** What a total is made of: `known` is the sum of the states, `unknownCalls` are the calls that it leaves out, in part at least. */
export interface ReceiptTotals {
  readonly calls: number;
  readonly known: PicoUsd;
  readonly unknownCalls: number;
  readonly states: readonly StateTotal[];
}

/** Fully priced; priced but for tokens that are missing, impossible or without a rate; or without any price. */
export const callStates = ['priced', 'incomplete', 'unpriced'] as const;
export type CallState = (typeof callStates)[number];

/**
 * Sums over the calls of a state, as a store tells them apart. Those without a price come by model, for the reason depends
 * on it, and of each one sum of the calls with a report and one of those without.
 */
export interface CallSums extends ModelKey {
  readonly state: CallState;
  readonly calls: number;
  /** The known part of their cost. */
  readonly known: PicoUsd;
  /** Calls whose cost the application wrote, and its sum in dollars as decimal text: a cross-check, part of no cost. */
  readonly reportedCalls: number;
  readonly reported: string | null;
}

/**
 * Tells calls without a price apart by why: a name that several models go by, a cost that only the application knows, or
 * nothing at all. A sum of which only some calls are reported is split in two.
 */
export function computeReceiptTotals(sums: readonly CallSums[], book: PriceBook): ReceiptTotals {
  const parts = sums.flatMap((sum) => statesOf(sum, book));
  const states = pricedStates.map((state) => addStates(state, parts));
  return {
    calls: states.reduce((total, { calls }) => total + calls, 0),
    known: states.reduce((total, { known }) => total + known, 0n),
    unknownCalls: states.reduce((total, { state, calls }) => (state === 'priced' ? total : total + calls), 0),
    states,
  };
}

function statesOf(sum: CallSums, book: PriceBook): StateTotal[] {
  const { state, provider, model, calls, known, reportedCalls, reported } = sum;
  const amount = reported === null ? undefined : parseReportedUsd(reported);
  const whole: StateTotal = { state: 'priced', calls, known, reportedCalls, reported: amount };
  if (state !== 'unpriced') {
    return [{ ...whole, state }];
  }
  if (isAmbiguous(book, provider, model)) {
    return [{ ...whole, state: 'ambiguous' as const }];
  }
  return [
    { ...whole, state: 'reportedOnly' as const, calls: reportedCalls },
    {
      state: 'unpriced' as const,
      calls: calls - reportedCalls,
      // A call without a price has no known part: nothing is lost by leaving it with the others.
      known: 0n,
      reportedCalls: 0,
      reported: undefined,
    },
  ];
}

function isAmbiguous(book: PriceBook, provider: string | null, model: string | null): boolean {
  if (model === null) {
    return false;
  }
  const lookup = lookUpModel(book, provider, model);
  return lookup.found === undefined && lookup.reason === 'ambiguous model name';
}

function addStates(state: PricedState, all: readonly StateTotal[]): StateTotal {
  const parts = all.filter((part) => part.state === state);
  const reported = parts.flatMap((part) => (part.reported === undefined ? [] : [part.reported]));
  return {
    state,
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    known: parts.reduce((sum, { known }) => sum + known, 0n),
    reportedCalls: parts.reduce((sum, part) => sum + part.reportedCalls, 0),
    reported: reported.length === 0 ? undefined : reported.reduce((sum, amount) => sum + amount, 0n),
  };
}
