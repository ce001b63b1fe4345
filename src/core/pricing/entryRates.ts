import { FACTOR_DECIMALS, type Factor, type OwnPrice, type OwnRates } from './ownPrice';
import { inheritRates, rateSource } from './parentRate';
import { type PicoUsd, divideHalfEven } from './picoUsd';
import type { PriceRow, PublishedRates, RatedClass, Rates } from './priceBook';

/** A price list that names no fee per call has none. */
const NO_FEE: PicoUsd = 0n;

interface EntryQuestion {
  /** The rates of the book below; undefined where it has none. */
  readonly source: Rates | undefined;
  readonly tier: string;
  readonly inputTokens: number | undefined;
}

/**
 * The rates of a call by an own entry: what it names, over what the book below says. `undefined` where that leaves no rate
 * at all. Products that are not whole in pico-USD are rounded half to even.
 */
export function entryRates(entry: OwnPrice, { source, tier, inputTokens }: EntryQuestion): Rates | undefined {
  const context = entry.contextTiers.findLast(({ inputOver }) => inputTokens !== undefined && inputTokens > inputOver);
  const named: OwnRates = { ...entry.rates, ...context?.rates };
  if (source === undefined ? needsSource(entry) : saysNothing(entry, named)) {
    return source;
  }
  const inherited = source === undefined ? {} : (source.published ?? source.perToken);
  const published = nameRates(multiplyRates(inherited, entry.multiply ?? {}), named);
  if (Object.keys(published).length === 0) {
    return undefined;
  }
  const keepsRates = Object.keys(inherited).some((ratedClass) => named[ratedClass as RatedClass] === undefined);
  const limits = { below: keepsRates ? source?.row : undefined, inputOver: context?.inputOver ?? null };
  return inheritRates(published, { ...feesOf(entry, source), row: ownRow(entry, { tier, ...limits }) });
}

/** A factor needs something to multiply, and a name something to stand for. */
function needsSource({ multiply, priceAs }: OwnPrice): boolean {
  return multiply !== undefined || priceAs !== undefined;
}

/** Below its first context tier an entry may leave everything to the book. */
function saysNothing({ multiply, priceAs, perCall, perWebSearch }: OwnPrice, named: OwnRates): boolean {
  return (
    Object.keys(named).length === 0 && [multiply, priceAs, perCall, perWebSearch].every((part) => part === undefined)
  );
}

function feesOf(entry: OwnPrice, source: Rates | undefined): Pick<Rates, 'perCall' | 'perWebSearch'> {
  const perCall = entry.perCall ?? source?.perCall ?? NO_FEE;
  const perWebSearch = entry.perWebSearch ?? source?.perWebSearch;
  return perWebSearch === undefined ? { perCall } : { perCall, perWebSearch };
}

function multiplyRates(rates: PublishedRates, factors: NonNullable<OwnPrice['multiply']>): PublishedRates {
  const scaled: Partial<Record<RatedClass, PicoUsd>> = {};
  // A class with a factor of its own but no rate of its own has its parent's rate, multiplied.
  const classes = new Set([...Object.keys(rates), ...Object.keys(factors)].filter((key) => key !== 'all'));
  for (const ratedClass of classes as Set<RatedClass>) {
    const parent = rateSource(rates, ratedClass);
    const rate = parent === undefined ? undefined : rates[parent];
    const factor = factors[ratedClass] ?? factors.all;
    if (rate !== undefined) {
      scaled[ratedClass] = factor === undefined ? rate : multiply(rate, factor);
    }
  }
  return scaled;
}

function nameRates(inherited: PublishedRates, named: OwnRates): PublishedRates {
  const published: Partial<Record<RatedClass, PicoUsd>> = { ...inherited };
  const entries = Object.entries(named) as [RatedClass, OwnRates[RatedClass]][];
  for (const [ratedClass, rate] of entries) {
    if (typeof rate === 'bigint') {
      published[ratedClass] = rate;
    }
  }
  // Multiples last: they are of what the entry itself says, where it does.
  for (const [ratedClass, rate] of entries) {
    if (typeof rate === 'object') {
      const parent = rateSource(published, rate.of);
      const parentRate = parent === undefined ? undefined : published[parent];
      if (parentRate !== undefined) {
        published[ratedClass] = multiply(parentRate, rate.times);
      }
    }
  }
  return published;
}

function multiply(rate: PicoUsd, factor: Factor): PicoUsd {
  return divideHalfEven(rate * factor, 10n ** BigInt(FACTOR_DECIMALS));
}

interface OwnRowContext {
  readonly tier: string;
  /** The row that the entry leaves some rates to, or multiplies: its limits hold too. */
  readonly below: PriceRow | undefined;
  readonly inputOver: number | null;
}

function ownRow(entry: OwnPrice, { tier, below, inputOver }: OwnRowContext): PriceRow {
  return {
    source: below === undefined ? entry.name : `${entry.name}, over ${below.source}`,
    from: latest(entry.from, below?.from ?? null),
    to: earliest(entry.to, below?.to ?? null),
    tier,
    inputOver: latest(inputOver, below?.inputOver ?? null),
    hours: below?.hours ?? null,
  };
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
