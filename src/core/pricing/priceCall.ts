import type { CallUsage } from '../usage/callUsage';
import { tokenClassLabels } from '../usage/tokenClass';
import { billingOf } from './billingPolicy';
import { rateSource } from './parentRate';
import type { PicoUsd } from './picoUsd';
import {
  type PriceBook,
  type PriceMoment,
  type PricedModel,
  type RatedClass,
  type Rates,
  lookUpModel,
  whyNoRates,
} from './priceBook';
import type { Receipt, ReceiptFee, ReceiptLine, UnknownReason } from './receipt';
import { isStandardTier, normalTier } from './serviceTier';
import { type SplitTokens, splitUsage } from './splitUsage';

/** One attempt at a provider, as recorded. */
export interface CallToPrice {
  readonly provider: string | null;
  readonly model: string | null;
  /** Epoch milliseconds. */
  readonly time: number | null;
  readonly serviceTier: string | null;
  readonly operation: string | null;
  readonly errorClass: string | null;
  readonly usage: CallUsage;
  /** An answer from a response cache, which never reached a provider. */
  readonly isResponseCacheHit?: boolean;
}

/** At the rates of the call's own moment, or of an instant (epoch milliseconds) at the call's own time of day. */
export type PriceBasis = { readonly basis: 'then' } | { readonly basis: 'today'; readonly now: number };

const DAY = 86_400_000;

const receiptOrder: readonly RatedClass[] = [
  'inputUncached',
  'audioInput',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
];
const outputClasses: readonly RatedClass[] = ['output', 'reasoning'];

const nothing: Receipt = {
  lines: [],
  fees: [],
  totalPico: 0n,
  knownPico: 0n,
  unknownReason: null,
  unknownDetail: null,
  matched: null,
  priceRow: null,
  assumptions: [],
};

/**
 * Prices one call. The receipt's total is exact in pico-USD and equals what the call adds to a sum priced through a
 * `RateSheet`; it is `null` as soon as any billed part is unknown. Errors are billed by `billingOf`, embeddings have no
 * output, and a response-cache hit costs nothing and shows what it avoided.
 */
export function priceCall(call: CallToPrice, book: PriceBook, basis: PriceBasis = { basis: 'then' }): Receipt {
  const receipt = receiptOf(call, book, basis);
  const { currency } = book;
  return currency === undefined
    ? receipt
    : { ...receipt, exchange: currency.exchangeAt(momentOf(call.time, basis).instant) ?? null };
}

function receiptOf(call: CallToPrice, book: PriceBook, basis: PriceBasis): Receipt {
  if (call.isResponseCacheHit === true) {
    return { ...nothing, avoided: priceCall({ ...call, isResponseCacheHit: false }, book, basis) };
  }
  const billing = billingOf(call.errorClass, call.usage);
  if (billing === 'nothing') {
    return { ...nothing, assumptions: [`${call.errorClass}: refused without tokens, not billed`] };
  }
  const split = splitUsage(billedUsage(call, billing === 'recorded'));
  if (!split.valid) {
    return unknown('token counts contradict each other', split.reason);
  }
  const asked = findRates(call, book, basis);
  if ('unknownReason' in asked) {
    // Tokens without a price stay on the receipt: unknown is never zero, and never nothing.
    return { ...asked, lines: linesOf(split.tokens, undefined) };
  }
  const { model, rates } = asked;
  return {
    ...totalsOf(linesOf(split.tokens, rates), feesOf(call.usage, rates)),
    matched: { provider: model.provider, model: model.model },
    priceRow: rates.row ?? null,
    assumptions: [
      ...(model.assumptions ?? []),
      ...split.assumptions,
      ...tierAssumptions(call.serviceTier, rates),
      ...feeAssumptions(call.usage, rates),
      ...parentAssumptions(linesOf(split.tokens, rates), rates),
    ],
  };
}

type Totals = Omit<Receipt, 'matched' | 'priceRow' | 'assumptions' | 'avoided'>;

function totalsOf(lines: readonly ReceiptLine[], fees: readonly ReceiptFee[]): Totals {
  const amounts = [...lines, ...fees].map(({ amountPico }) => amountPico);
  const knownPico = amounts.reduce<PicoUsd>((sum, amount) => (amount === null ? sum : sum + amount), 0n);
  const gap = firstGap(lines, fees);
  return gap === undefined
    ? { lines, fees, totalPico: knownPico, knownPico, unknownReason: null, unknownDetail: null }
    : { lines, fees, totalPico: null, knownPico, unknownReason: gap.reason, unknownDetail: gap.detail };
}

/** The usage that is billed: embeddings have no output, and a refusal has no side that is not recorded. */
function billedUsage({ operation, usage }: CallToPrice, isRefusal: boolean): CallUsage {
  const noOutput = usage.output === null && (operation === 'embeddings' || isRefusal);
  return {
    ...usage,
    ...(noOutput ? { output: 0 } : {}),
    ...(isRefusal && usage.inputTotal === null ? { inputTotal: 0 } : {}),
  };
}

type AskedRates = { readonly model: PricedModel; readonly rates: Rates } | Receipt;

function findRates(
  { provider, model: name, time, serviceTier, usage }: CallToPrice,
  book: PriceBook,
  basis: PriceBasis,
): AskedRates {
  if (name === null || name.trim() === '') {
    return unknown('model not recorded', null);
  }
  const lookup = lookUpModel(book, provider, name);
  if (lookup.found === undefined) {
    const detail = 'candidates' in lookup ? lookup.candidates.join(', ') : `${provider ?? '(no provider)'}/${name}`;
    return unknown(lookup.reason, detail);
  }
  const model = lookup.found;
  if (time === null && (basis.basis === 'then' || model.dayTimes.length > 0)) {
    return unknown('time not recorded', null);
  }
  const moment = momentOf(time, basis);
  const inputTokens = usage.inputTotal ?? undefined;
  const rates = model.ratesAt(moment, inputTokens, serviceTier);
  return rates === undefined
    ? unknown(whyNoRates(model, { moment, inputTokens, serviceTier }), serviceTier)
    : { model, rates };
}

/** The day by the basis, the time of day by the call; a call without a time has none that any rate depends on. */
function momentOf(time: number | null, basis: PriceBasis): PriceMoment {
  const instant = basis.basis === 'today' ? basis.now : time;
  return { instant: instant ?? NaN, secondOfDay: time === null ? 0 : (((time % DAY) + DAY) % DAY) / 1000 };
}

function unknown(unknownReason: UnknownReason, unknownDetail: string | null): Receipt {
  return { ...nothing, totalPico: null, unknownReason, unknownDetail };
}

function linesOf(tokens: SplitTokens, rates: Rates | undefined): ReceiptLine[] {
  return receiptOrder.flatMap((tokenClass): ReceiptLine[] => {
    const count = tokens[tokenClass];
    // A side that is not recorded has one line that says so, not one for each of its parts.
    if (count === 0 || (count === null && tokenClass !== 'inputUncached' && tokenClass !== 'output')) {
      return [];
    }
    const rate = tokenClass === 'audioInput' ? rates?.audioInput : rates?.perToken[tokenClass];
    const ratePico = rate ?? null;
    const amountPico = count === null || ratePico === null ? null : BigInt(count) * ratePico;
    return [{ tokenClass, tokens: count, ratePico, amountPico }];
  });
}

function feesOf({ webSearches }: CallUsage, { perCall, perWebSearch }: Rates): ReceiptFee[] {
  const fees: ReceiptFee[] = perCall === 0n ? [] : [{ kind: 'call', count: 1, ratePico: perCall, amountPico: perCall }];
  if (webSearches !== null && webSearches > 0) {
    const ratePico = perWebSearch ?? null;
    const amountPico = ratePico === null ? null : BigInt(webSearches) * ratePico;
    fees.push({ kind: 'webSearch', count: webSearches, ratePico, amountPico });
  }
  return fees;
}

interface Gap {
  readonly reason: UnknownReason;
  readonly detail: string | null;
}

function firstGap(lines: readonly ReceiptLine[], fees: readonly ReceiptFee[]): Gap | undefined {
  const missing = lines.find(({ tokens }) => tokens === null);
  if (missing !== undefined) {
    const side = outputClasses.includes(missing.tokenClass) ? 'output not recorded' : 'input not recorded';
    return { reason: side, detail: null };
  }
  const unpriced = lines.find(({ amountPico }) => amountPico === null);
  if (unpriced !== undefined) {
    return { reason: 'no rate for some of its tokens', detail: unpriced.tokenClass };
  }
  return fees.some(({ amountPico }) => amountPico === null)
    ? { reason: 'no fee published for web searches', detail: null }
    : undefined;
}

function tierAssumptions(serviceTier: string | null, { row }: Rates): string[] {
  if (serviceTier?.trim().toLowerCase() === 'auto') {
    return ['service tier auto taken as the standard one'];
  }
  return !isStandardTier(serviceTier) && row?.tier !== normalTier(serviceTier)
    ? [`service tier ${serviceTier} priced at the standard rate`]
    : [];
}

function feeAssumptions({ webSearches }: CallUsage, { perWebSearch }: Rates): string[] {
  return webSearches === null && perWebSearch !== undefined ? ['web searches not recorded: none counted'] : [];
}

/** Where tokens cost what their parent class costs; reasoning always does, so that it need not be said. */
function parentAssumptions(lines: readonly ReceiptLine[], { published }: Rates): string[] {
  return lines.flatMap(({ tokenClass, tokens }) => {
    const source = published === undefined ? tokenClass : rateSource(published, tokenClass);
    return tokens === null || tokenClass === 'reasoning' || source === undefined || source === tokenClass
      ? []
      : [`${labelOf(tokenClass)} priced as ${labelOf(source)}: no rate of its own`];
  });
}

function labelOf(ratedClass: RatedClass): string {
  return ratedClass === 'audioInput' ? 'Audio input' : tokenClassLabels[ratedClass];
}
