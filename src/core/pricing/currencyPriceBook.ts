import { ascending } from './ascending';
import { type CurrencyTable, type ExchangeRate, exchangeBorders, exchangePico, exchangeRateAt } from './currency';
import type { PicoUsd } from './picoUsd';
import {
  type BookCurrency,
  type ModelLookup,
  type PriceBook,
  type PricedModel,
  type Rates,
  lookUpModel,
} from './priceBook';

/** The currency that amounts are told in, with what a dollar was worth in it by day. */
export interface ReportingCurrency {
  /** ISO 4217, such as EUR. */
  readonly code: string;
  readonly table: CurrencyTable;
}

/** Exchange rates are in 1e-9, amounts in 1e-12. */
const AMOUNTS_PER_RATE = 1000n;

/**
 * A price book in another currency: every rate converted at the exchange rate of the call's own UTC day and rounded half
 * to even in 1e-12 units per token. Not the sums: a sum over days with different rates could not be converted, and rates
 * keep sums over calls equal to sums over any grouping of them. The rounding is at most 0.0000005 units per million tokens.
 */
export function currencyPriceBook(base: PriceBook, { code, table }: ReportingCurrency): PriceBook {
  const borders = exchangeBorders(table, code);
  const currency = bookCurrency({ code, table });
  const memo = new Map<PricedModel, PricedModel>();
  const lookUp = (provider: string | null, model: string): ModelLookup => {
    const lookup = lookUpModel(base, provider, model);
    if (lookup.found === undefined) {
      return lookup;
    }
    const found = memo.get(lookup.found) ?? convertModel(lookup.found, borders, currency);
    memo.set(lookup.found, found);
    return { found };
  };
  return { version: base.version, lookUp, find: (provider, model) => lookUp(provider, model).found, currency };
}

function bookCurrency({ code, table }: ReportingCurrency): BookCurrency {
  const rates = table.rates.get(code) ?? [];
  return {
    code,
    exchangeAt: (instant) => exchangeRateAt(table, code, instant),
    exchangesIn({ from, to }) {
      const starts = [from, ...rates.map(({ day }) => day).filter((day) => day > from && day < to)];
      return starts.flatMap((start) => exchangeRateAt(table, code, start) ?? []);
    },
    dollarAt(instant) {
      const nearest = rates.findLast(({ day }) => day <= instant) ?? rates[0];
      if (nearest === undefined) {
        throw new RangeError(`There is no exchange rate of ${code}`);
      }
      return nearest.perUsd * AMOUNTS_PER_RATE;
    },
  };
}

function convertModel(model: PricedModel, borders: readonly number[], { exchangeAt }: BookCurrency): PricedModel {
  return {
    ...model,
    validFrom: ascending([...model.validFrom, ...borders]),
    ratesAt(moment, inputTokens, serviceTier) {
      const rates = model.ratesAt(moment, inputTokens, serviceTier);
      const exchange = rates && exchangeAt(moment.instant);
      return exchange && convertRates(rates, exchange);
    },
    noRatesReason: ({ instant }) => (exchangeAt(instant) === undefined ? 'no exchange rate for that day' : undefined),
  };
}

function convertRates(rates: Rates, exchange: ExchangeRate): Rates {
  const { perToken, perCall, audioInput, perWebSearch, published, row } = rates;
  return {
    perToken: convertEach(perToken, exchange),
    perCall: exchangePico(perCall, exchange),
    ...(audioInput !== undefined && { audioInput: exchangePico(audioInput, exchange) }),
    ...(perWebSearch !== undefined && { perWebSearch: exchangePico(perWebSearch, exchange) }),
    ...(published !== undefined && { published: convertEach(published, exchange) }),
    ...(row !== undefined && { row }),
  };
}

function convertEach<Class extends string>(
  rates: Readonly<Partial<Record<Class, PicoUsd>>>,
  exchange: ExchangeRate,
): Partial<Record<Class, PicoUsd>> {
  const converted = Object.entries<PicoUsd | undefined>(rates).flatMap(([rated, rate]) =>
    rate === undefined ? [] : [[rated, exchangePico(rate, exchange)] as const],
  );
  return Object.fromEntries(converted) as Partial<Record<Class, PicoUsd>>;
}
