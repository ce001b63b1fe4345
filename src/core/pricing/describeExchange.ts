import { type CurrencyTable, type ExchangeRate, perUsdOf } from './currency';
import type { ReportingCurrency } from './currencyPriceBook';

/** One exchange rate with its day and who says so: `1 US dollar = 0.92 EUR of 2026-11-20 (ECB)`. */
export function describeExchange(rate: ExchangeRate): string {
  return `1 US dollar = ${perUsdOf(rate)} ${rate.currency} of ${rate.date} (${rate.source})`;
}

const LISTED_RATES = 3;

/** The rates that amounts were converted at, few of them one by one and many as a range. */
export function describeExchanges(currency: string, rates: readonly ExchangeRate[]): string {
  const [first] = rates;
  const last = rates.at(-1);
  if (first === undefined || last === undefined) {
    return `Amounts are in ${currency}, and no exchange rate holds on these days.`;
  }
  if (rates.length === 1) {
    return `Amounts are in ${currency}: ${describeExchange(last)}.`;
  }
  const ascending = rates.toSorted((a, b) => (a.perUsd < b.perUsd ? -1 : 1));
  const described =
    rates.length <= LISTED_RATES
      ? rates.map((rate) => `${perUsdOf(rate)} of ${rate.date}`).join(', ')
      : `${rates.length} rates of ${first.date} to ${last.date}, from ${perUsdOf(ascending[0] ?? first)} to ${perUsdOf(ascending.at(-1) ?? last)}, the last ${perUsdOf(last)}`;
  return `Amounts are in ${currency}, each call at the exchange rate of its own day (UTC): 1 US dollar = ${described} (${last.source}).`;
}

/** A whole table in one line, its newest rate and for how long that holds: what to look at before it is used. */
export function describeTable({ code, table }: ReportingCurrency): string {
  const rates = table.rates.get(code) ?? [];
  const [first] = rates;
  const last = rates.at(-1);
  if (first === undefined || last === undefined) {
    return `No rates of ${code}.`;
  }
  const newest = describeExchange({ currency: code, perUsd: last.perUsd, date: dayOf(last.day), source: table.source });
  const count = rates.length === 1 ? '1 rate' : `${rates.length} rates from ${dayOf(first.day)}`;
  return `${count}; newest: ${newest}. It holds through ${lastDay(last.day, table)}; later calls have no cost.`;
}

function lastDay(day: number, { validDays }: CurrencyTable): string {
  return dayOf(day + (validDays - 1) * 86_400_000);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
