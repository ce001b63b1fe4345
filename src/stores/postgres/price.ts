import type { PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable, RateTableRow } from 'core/pricing/rateTable';
import type { TimeWindow } from 'core/usage/timeWindow';
import { type TokenClass, tokenClasses } from 'core/usage/tokenClass';
import type { StoreFilter, StoreSource } from '../store';
import { isBilled, isUnknown, judgedCallsSql, tokenSql } from './judgedCallsSql';
import { quoteInstant, quoteText } from './quote';

/** A part of the time whose calls are priced by themselves, and the first part of its columns' names. */
export interface PricedPeriod {
  readonly name: string;
  readonly window: TimeWindow;
}

export interface PricedCalls {
  readonly source: StoreSource;
  readonly filters: readonly StoreFilter[];
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  /** Name and expression of what calls are grouped by. */
  readonly groups: ReadonlyArray<readonly [name: string, expression: string]>;
  /** They may overlap or lie apart: all are summed in one pass over the calls from the first to the last of them. */
  readonly periods: readonly PricedPeriod[];
}

/**
 * Cost by group, priced in the store: for every period `p` the calls `p_calls`, the exact known part of their cost in
 * pico-USD `p_known`, and the calls whose cost is unknown, wholly or in part, `p_unknown`. The same rules as
 * `core/pricing/runningUsage.ts`, held equal by `test/database/pricedInStore.db.test.ts`. A query to stand in parentheses.
 *
 * Calls are priced one by one, because groups of very many values have hardly more calls than pricing keys: to sum tokens by
 * value and key first means to sort the whole table (1 M calls of 50,000 users: 260,000 sums of nine columns).
 */
export function pricedCallsSql({ source, filters, cuts, rates, groups, periods }: PricedCalls): string {
  const names = groups.map(([name]) => name);
  const window = hullOf(periods);
  const columns = [
    ...groups.map(([name, expression]) => `${expression} AS ${name}`),
    ...periods.map((period) => `${isWithin(period.window, window)} AS in_${period.name}`),
  ];
  const ofKey = periods.flatMap(({ name }) => [
    `count(*) FILTER (WHERE in_${name}) AS ${name}_calls`,
    `coalesce(sum(known) FILTER (WHERE in_${name}), 0) AS ${name}_known`,
    `count(*) FILTER (WHERE in_${name} AND billed) AS ${name}_billed`,
    `count(*) FILTER (WHERE in_${name} AND unknown) AS ${name}_unknown`,
    `coalesce(bool_or(lacks_rate) FILTER (WHERE in_${name}), false) AS ${name}_lacks_rate`,
  ]);
  const ofGroup = periods.flatMap(({ name }) => [
    `sum(${name}_calls) AS ${name}_calls`,
    `sum(${name}_known) AS ${name}_known`,
    `sum(CASE WHEN ${name}_lacks_rate THEN ${name}_billed ELSE ${name}_unknown END) AS ${name}_unknown`,
  ]);
  const selected = [...names, ...periods.map(({ name }) => `in_${name}`)];
  return `SELECT ${[...names, ...ofGroup].join(',\n    ')}
  FROM (
    SELECT ${[...names, 'incomplete_key', ...ofKey].join(',\n      ')}
    FROM (
      ${pricedEachSql({ source, window, filters, cuts, rates, columns, selected })}
    ) AS call
    GROUP BY ${[...names, 'incomplete_key'].map((_, index) => index + 1).join(', ')}
  ) AS keyed${names.length === 0 ? '' : `\n  GROUP BY ${names.map((_, index) => index + 1).join(', ')}`}`;
}

export interface PricedEach extends Omit<PricedCalls, 'groups' | 'periods'> {
  readonly window: TimeWindow;
  /** What is read of every call besides its usage, such as `"time" AS t`; and the names that are passed on. */
  readonly columns: readonly string[];
  readonly selected: readonly string[];
}

/**
 * Every call by itself with the known part of its cost in pico-USD `known`; whether its price or some of its tokens are
 * `unknown`; whether it `lacks_rate` for tokens that it has; and whether it is `billed` at all. A query to stand in
 * parentheses.
 */
export function pricedEachSql({ source, window, filters, cuts, rates, columns, selected }: PricedEach): string {
  const incomplete = incompleteSql(rates);
  return `SELECT ${selected.join(', ')},
        ${knownSql(rates)} AS known,
        ${isBilled} AS billed,
        ${isUnknown} OR (per_call IS NULL AND ${isBilled}) AS unknown,
        ${incomplete.lacksRate} AS lacks_rate,
        ${incomplete.key} AS incomplete_key
      FROM (
        ${judgedCallsSql({ source, window, filters, cuts, columns })}
      ) AS judged
      LEFT JOIN (
        ${ratesSql(rates)}
      ) AS rate(${rateColumns.map(([name]) => name).join(', ')})
        ON rate_provider = coalesce(provider, '')
        AND rate_model = coalesce(model, '')
        AND rate_service_tier = coalesce(service_tier, '')
        AND coalesce(context_band, -1) BETWEEN band_from AND band_to
        AND price_slice BETWEEN slice_from AND slice_to
        AND day_part BETWEEN part_from AND part_to`;
}

function hullOf(periods: readonly PricedPeriod[]): TimeWindow {
  return {
    from: Math.min(...periods.map(({ window }) => window.from)),
    to: Math.max(...periods.map(({ window }) => window.to)),
  };
}

function isWithin({ from, to }: TimeWindow, hull: TimeWindow): string {
  return from === hull.from && to === hull.to
    ? 'true'
    : `"time" >= ${quoteInstant(from)} AND "time" < ${quoteInstant(to)}`;
}

/**
 * The known cost of one call. Whole numbers of 64 bits are several times as fast as `numeric` and as exact where they do
 * not overflow, which is judged by the call's tokens and the dearest rate of all.
 */
function knownSql(rates: RateTable): string {
  const dearest = rates.flatMap(({ perToken }) => Object.values(perToken)).reduce((a, b) => (a > b ? a : b), 1n);
  const dearestCall = rates.map(({ perCall }) => perCall).reduce((a, b) => (a > b ? a : b), 0n);
  const tokens = (BIGINT_MAX - dearestCall) / (2n * dearest);
  return `CASE WHEN greatest(prompt, completion) <= ${tokens} THEN (${sumSql('')})::numeric ELSE ${sumSql('::numeric')} END`;
}

const BIGINT_MAX = 2n ** 63n - 1n;

/** What has no rate is no part of what is known: it is counted as unknown. */
function sumSql(cast: string): string {
  const input = ['inputUncached', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;
  const output = ['output', 'reasoning'] as const;
  const partSql = (classes: readonly TokenClass[], where: string) =>
    `CASE WHEN ${where} THEN ${classes.map((name) => `coalesce((${tokenSql[name].tokens})${cast} * ${rateColumn(name)}, 0)`).join(' + ')} ELSE 0 END`;
  return [
    partSql(input, tokenSql.inputUncached.where),
    partSql(output, tokenSql.output.where),
    `CASE WHEN ${isBilled} THEN coalesce(per_call, 0) ELSE 0 END`,
  ].join(' + ');
}

/**
 * A key that has no rate for some class is unknown as a whole once it has tokens of that class, as in the browser, where
 * only its sums are known. Few books have such models; without one among the rates, nothing needs to be told apart.
 */
function incompleteSql(rates: RateTable): { readonly key: string; readonly lacksRate: string } {
  const lacking = tokenClasses.filter((tokenClass) => rates.some(({ perToken }) => perToken[tokenClass] === undefined));
  if (lacking.length === 0) {
    return { key: 'null::text', lacksRate: 'false' };
  }
  const isLacking = lacking.map((name) => `${rateColumn(name)} IS NULL`).join(' OR ');
  const hasTokens = lacking.map((name) => {
    const { tokens, where } = tokenSql[name];
    return `${rateColumn(name)} IS NULL AND ${where} AND ${tokens} <> 0`;
  });
  return {
    key: `CASE WHEN per_call IS NOT NULL AND (${isLacking}) THEN concat_ws(' ', rate_number, coalesce(context_band, -1), price_slice, day_part) END`,
    lacksRate: `per_call IS NOT NULL AND (${hasTokens.join(' OR ')})`,
  };
}

function rateColumn(tokenClass: TokenClass): string {
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
