import { parseCurrencyTable } from './currency';
import type { ReportingCurrency } from './currencyPriceBook';
import type { OwnPrice } from './ownPrice';
import { parseOwnPrices } from './parseOwnPrices';
import { DOLLARS, type PriceSettings } from './priceSettings';

export interface ParsedPrices {
  readonly entries: readonly OwnPrice[];
  readonly problems: readonly string[];
}

/** A list of own entries, or the JSON text of one, with everything that is wrong with it; nothing is an empty list. */
export function parsePricesSetting(value: unknown): ParsedPrices {
  const json = readJson(value);
  if (json.problem !== undefined) {
    return { entries: [], problems: [json.problem] };
  }
  if (json.value === undefined) {
    return { entries: [], problems: [] };
  }
  const parsed = parseOwnPrices(json.value);
  return parsed.ok ? { entries: parsed.entries, problems: [] } : { entries: [], problems: parsed.problems };
}

export interface ParsedCurrency {
  /** Absent for US dollars, and where there is a problem. */
  readonly currency?: ReportingCurrency;
  readonly problems: readonly string[];
}

/** The reporting currency with its rates, or everything that is wrong with them. No currency is US dollars. */
export function parseCurrencySetting({
  currency,
  exchangeRates,
}: Pick<PriceSettings, 'currency' | 'exchangeRates'>): ParsedCurrency {
  const code = currency ?? DOLLARS;
  if (typeof code !== 'string' || !/^[A-Z]{3}$/.test(code)) {
    return { problems: [`currency: ${JSON.stringify(code)} is no currency. Write three capital letters, such as EUR`] };
  }
  const json = readJson(exchangeRates);
  if (json.problem !== undefined) {
    return { problems: [`exchangeRates: ${json.problem}`] };
  }
  if (json.value === undefined) {
    return code === DOLLARS
      ? { problems: [] }
      : { problems: [`exchangeRates: ${code} needs what a US dollar is worth in it by day: ${exampleOf(code)}`] };
  }
  const parsed = parseCurrencyTable(json.value);
  if (!parsed.ok) {
    return { problems: parsed.problems.map((problem) => `exchangeRates: ${problem}`) };
  }
  if (code === DOLLARS) {
    return { problems: [] };
  }
  return parsed.table.rates.has(code)
    ? { currency: { code, table: parsed.table }, problems: [] }
    : { problems: [`exchangeRates: perUsd has no rates of ${code}: ${exampleOf(code)}`] };
}

function exampleOf(code: string): string {
  return `write for example {"source": "ECB", "validDays": 5, "perUsd": {"${code}": {"2026-11-20": 0.92}}}`;
}

type Json = { readonly value: unknown; readonly problem?: undefined } | { readonly problem: string };

/** Settings may be JSON or its text; an empty text and null are nothing. */
function readJson(value: unknown): Json {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return { value: undefined };
  }
  if (typeof value !== 'string') {
    return { value };
  }
  try {
    return { value: JSON.parse(value) as unknown };
  } catch (error) {
    return { problem: `is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
