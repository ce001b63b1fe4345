import { type JsonObject, isJsonObject } from '../jsonObject';
import { type PicoUsd, divideHalfEven, scaleDecimal } from './picoUsd';

const RATE_DECIMALS = 9;
const DAY = 86_400_000;

/** What one US dollar is worth in other currencies, by day. */
export interface CurrencyTable {
  /** Who publishes the rates; shown beside every converted amount. */
  readonly source: string;
  /** How many days a rate holds where the days after it have none of their own: weekends, holidays. */
  readonly validDays: number;
  /** Units of the currency per US dollar, in 1e-9, by currency; days (epoch ms of midnight UTC) ascending. */
  readonly rates: ReadonlyMap<string, readonly { readonly day: number; readonly perUsd: bigint }[]>;
}

/** What a dollar is worth on a day, and who says so. */
export interface ExchangeRate {
  readonly currency: string;
  /** Units of the currency per US dollar, in 1e-9. */
  readonly perUsd: bigint;
  /** The day that the rate was published for, which may be before the day it is used on: `2026-01-31`. */
  readonly date: string;
  readonly source: string;
}

/** The rate of the UTC day of an instant (epoch ms), or of the last day before it that has one and still holds. */
export function exchangeRateAt(table: CurrencyTable, currency: string, instant: number): ExchangeRate | undefined {
  const rate = table.rates.get(currency)?.findLast(({ day }) => day <= instant);
  return rate === undefined || instant >= rate.day + table.validDays * DAY
    ? undefined
    : { currency, perUsd: rate.perUsd, date: new Date(rate.day).toISOString().slice(0, 10), source: table.source };
}

/** The instants (epoch ms, ascending) at which another rate of a currency begins to hold, or one ends without a next one. */
export function exchangeBorders({ rates, validDays }: CurrencyTable, currency: string): number[] {
  const days = (rates.get(currency) ?? []).map(({ day }) => day);
  return days.flatMap((day, index) => {
    const end = day + validDays * DAY;
    return end < (days[index + 1] ?? Infinity) ? [day, end] : [day];
  });
}

/** Pico-USD -> 1e-12 units of another currency, rounded half to even. */
export function exchangePico(pico: PicoUsd, { perUsd }: Pick<ExchangeRate, 'perUsd'>): bigint {
  const magnitude = divideHalfEven((pico < 0n ? -pico : pico) * perUsd, 10n ** BigInt(RATE_DECIMALS));
  return pico < 0n ? -magnitude : magnitude;
}

/** Units of the currency per US dollar as the number that was published. */
export function perUsdOf({ perUsd }: Pick<ExchangeRate, 'perUsd'>): number {
  return Number(`${perUsd}e-${RATE_DECIMALS}`);
}

/** An amount in another currency (1e-12 units) with the rate behind it, or why there is none. */
export type Converted =
  | {
      readonly known: true;
      readonly pico: bigint;
      readonly perUsd: number;
      readonly date: string;
      readonly source: string;
    }
  | { readonly known: false; readonly reason: 'currency not in the table' | 'no rate for that date' };

/**
 * Converts pico-USD at the rate of the UTC day of `instant` (epoch milliseconds), or of the last day before it that has
 * one and still holds. The amount is rounded half to even in 1e-12 units; sums belong before this step.
 */
export function convertPico(
  table: CurrencyTable,
  { pico, currency, instant }: { readonly pico: PicoUsd; readonly currency: string; readonly instant: number },
): Converted {
  if (currency === 'USD') {
    const date = new Date(instant).toISOString().slice(0, 10);
    return { known: true, pico, perUsd: 1, date, source: 'US dollars' };
  }
  if (!table.rates.has(currency)) {
    return { known: false, reason: 'currency not in the table' };
  }
  const rate = exchangeRateAt(table, currency, instant);
  return rate === undefined
    ? { known: false, reason: 'no rate for that date' }
    : {
        known: true,
        pico: exchangePico(pico, rate),
        perUsd: perUsdOf(rate),
        date: rate.date,
        source: rate.source,
      };
}

export type ParsedCurrencyTable =
  { readonly ok: true; readonly table: CurrencyTable } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads `{ "source": "...", "validDays": 4, "perUsd": { "EUR": { "2026-11-20": 0.92 } } }`. Without `validDays` a rate
 * holds on its own day only.
 */
export function parseCurrencyTable(value: unknown): ParsedCurrencyTable {
  const { source, validDays = 1, perUsd } = fieldsOf(value);
  const problems: string[] = [];
  if (typeof source !== 'string' || source.trim() === '') {
    problems.push('source has to say who publishes the rates');
  }
  if (typeof validDays !== 'number' || !Number.isSafeInteger(validDays) || validDays < 1) {
    problems.push('validDays has to be a whole number of days, one or more');
  }
  const rates = new Map(
    Object.entries(fieldsOf(perUsd)).map(([currency, byDate]) => [currency, readRates(currency, byDate, problems)]),
  );
  if (rates.size === 0) {
    problems.push('perUsd has to hold rates by currency and date');
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, table: { source: String(source), validDays: Number(validDays), rates } };
}

function readRates(currency: string, byDate: unknown, problems: string[]) {
  const rates = Object.entries(fieldsOf(byDate)).flatMap(([date, rate]) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
    // The engine reads 31 February as 3 March.
    if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== date) {
      problems.push(`perUsd.${currency}: ${date} is no date such as 2026-01-31`);
    } else if (typeof rate !== 'number' || !Number.isFinite(rate) || rate <= 0) {
      problems.push(`perUsd.${currency}.${date} has to be a number above zero`);
    } else if (scaleDecimal(rate, RATE_DECIMALS) === 0n) {
      problems.push(`perUsd.${currency}.${date} is too small: rates have up to nine decimals`);
    } else {
      return [{ day, perUsd: scaleDecimal(rate, RATE_DECIMALS) }];
    }
    return [];
  });
  if (rates.length === 0) {
    problems.push(`perUsd.${currency} has no rates`);
  }
  return rates.toSorted((a, b) => a.day - b.day);
}

function fieldsOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
