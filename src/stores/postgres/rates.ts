import type { RateTable, RateTableRow } from 'core/pricing/rateTable';
import { type TokenClass, tokenClasses } from 'core/usage/tokenClass';
import { quoteText } from './quote';

/**
 * Joins calls, or sums of them, to the rates of their pricing key, whose columns they have; without a price all are NULL.
 * `from` names a `ratesCte` that holds them.
 */
export function joinRates(rates: RateTable, from?: string): string {
  return `LEFT JOIN ${from ?? `(\n        ${ratesSql(rates)}\n      )`} AS rate(${rateNames})
        ON rate_provider = coalesce(provider, '')
        AND rate_model = coalesce(model, '')
        AND rate_service_tier = coalesce(service_tier, '')
        AND coalesce(context_band, -1) BETWEEN band_from AND band_to
        AND price_slice BETWEEN slice_from AND slice_to
        AND day_part BETWEEN part_from AND part_to`;
}

/** `name(...) AS (...)`: rates that several parts of a query join, written once because they are most of its text. */
export function ratesCte(name: string, rates: RateTable): string {
  return `${name}(${rateNames}) AS (\n  ${ratesSql(rates)}\n)`;
}

/** Pico-USD per token of a class; NULL where it has no rate. */
export function rateColumn(tokenClass: TokenClass): string {
  return `rate_${tokenClass.toLowerCase()}`;
}

const rateColumns: ReadonlyArray<readonly [name: string, type: string]> = [
  ['rate_number', 'int'],
  ['rate_provider', 'text'],
  ['rate_model', 'text'],
  ['rate_service_tier', 'text'],
  ['band_from', 'int'],
  ['band_to', 'int'],
  ['slice_from', 'int'],
  ['slice_to', 'int'],
  ['part_from', 'int'],
  ['part_to', 'int'],
  ...tokenClasses.map((tokenClass) => [rateColumn(tokenClass), 'bigint'] as const),
  ['per_call', 'bigint'],
];

const rateNames = rateColumns.map(([name]) => name).join(', ');

/** Rates in pico-USD per token and call. The first row matches no call: it gives the columns their types. */
function ratesSql(rates: RateTable): string {
  const types = rateColumns.map(([, type]) => `null::${type}`);
  const rows = [types, ...rates.map((rate, index) => [String(index), ...rateRow(rate)])];
  return `VALUES ${rows.map((cells) => `(${cells.join(', ')})`).join(',\n          ')}`;
}

function rateRow({
  provider,
  model,
  serviceTier,
  contextBands,
  priceSlices,
  dayParts,
  ...rates
}: RateTableRow): string[] {
  return [
    ...[provider, model, serviceTier].map((text) => quoteText(text ?? '')),
    ...[contextBands, priceSlices, dayParts].flatMap(({ from, to }) => [String(from), String(to)]),
    ...tokenClasses.map((tokenClass) => String(rates.perToken[tokenClass] ?? 'null')),
    String(rates.perCall),
  ];
}
