import type { PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import type { TimeWindow } from 'core/usage/timeWindow';
import { type TokenClass, tokenClasses } from 'core/usage/tokenClass';
import type { StoreFilter, StoreSource } from '../storeRequest';
import { isBilled, isUnknown, judgedCallsSql, tokenSql } from './judgedCallsSql';
import { quoteInstant } from './quote';
import { joinRates, rateColumn } from './rates';
import { type SqlWindow, fixedWindow } from './sqlWindow';

/** A part of the time whose calls are priced by themselves, and the first part of its columns' names. */
export interface PricedPeriod {
  readonly name: string;
  /** Whether a call lies in it, by its "time". */
  readonly condition: string;
}

export interface PricedCalls {
  readonly source: StoreSource;
  readonly filters: readonly StoreFilter[];
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  /** Name and expression of what calls are grouped by. */
  readonly groups: ReadonlyArray<readonly [name: string, expression: string]>;
  /** From the first to the last of the periods. */
  readonly window: SqlWindow;
  /** They may overlap or lie apart: all are summed in one pass over the calls of the window. */
  readonly periods: readonly PricedPeriod[];
  /** A condition on calls besides the filters. */
  readonly condition?: string | undefined;
  /** Also sums the squares of the calls' costs, `p_squared`. */
  readonly squares?: boolean;
}

/** Periods that are known when the query is written. */
export function fixedPeriods(windows: Readonly<Record<string, TimeWindow>>): Pick<PricedCalls, 'window' | 'periods'> {
  const hull = {
    from: Math.min(...Object.values(windows).map(({ from }) => from)),
    to: Math.max(...Object.values(windows).map(({ to }) => to)),
  };
  return {
    window: fixedWindow(hull),
    periods: Object.entries(windows).map(([name, window]) => ({ name, condition: isWithin(window, hull) })),
  };
}

/**
 * Cost by group, priced in the store: for every period `p` the calls `p_calls`, the exact known part of their cost in
 * pico-USD `p_known`, and the calls whose cost is unknown, wholly or in part, `p_unknown`. The same rules as
 * `core/pricing/runningUsage.ts`, held equal by `test/database/pricedInStore.db.test.ts`. A query to stand in parentheses.
 *
 * Calls are priced one by one, because groups of very many values have hardly more calls than pricing keys: to sum tokens by
 * value and key first means to sort the whole table (1 M calls of 50,000 users: 260,000 sums of nine columns).
 */
export function pricedCallsSql(calls: PricedCalls): string {
  const { source, window, filters, cuts, rates, groups, periods, condition, squares = false } = calls;
  const names = groups.map(([name]) => name);
  const columns = [
    ...groups.map(([name, expression]) => `${expression} AS ${name}`),
    ...periods.map((period) => `${period.condition} AS in_${period.name}`),
  ];
  const ofKey = periods.flatMap(({ name }) => [
    `count(*) FILTER (WHERE in_${name}) AS ${name}_calls`,
    `coalesce(sum(known) FILTER (WHERE in_${name}), 0) AS ${name}_known`,
    ...(squares ? [`coalesce(sum(known * known) FILTER (WHERE in_${name}), 0) AS ${name}_squared`] : []),
    `count(*) FILTER (WHERE in_${name} AND billed) AS ${name}_billed`,
    `count(*) FILTER (WHERE in_${name} AND unknown) AS ${name}_unknown`,
    `coalesce(bool_or(lacks_rate) FILTER (WHERE in_${name}), false) AS ${name}_lacks_rate`,
  ]);
  const ofGroup = periods.flatMap(({ name }) => [
    `sum(${name}_calls) AS ${name}_calls`,
    `sum(${name}_known) AS ${name}_known`,
    ...(squares ? [`sum(${name}_squared) AS ${name}_squared`] : []),
    `sum(CASE WHEN ${name}_lacks_rate THEN ${name}_billed ELSE ${name}_unknown END) AS ${name}_unknown`,
  ]);
  const selected = [...names, ...periods.map(({ name }) => `in_${name}`)];
  return `SELECT ${[...names, ...ofGroup].join(',\n    ')}
  FROM (
    SELECT ${[...names, 'incomplete_key', ...ofKey].join(',\n      ')}
    FROM (
      ${pricedEachSql({ source, window, filters, cuts, rates, condition, columns, selected })}
    ) AS call
    GROUP BY ${[...names, 'incomplete_key'].map((_, index) => index + 1).join(', ')}
  ) AS keyed${names.length === 0 ? '' : `\n  GROUP BY ${names.map((_, index) => index + 1).join(', ')}`}`;
}

export interface PricedEach extends Omit<PricedCalls, 'groups' | 'periods' | 'squares'> {
  /** What is read of every call besides its usage, such as `"time" AS t`; and the names that are passed on. */
  readonly columns: readonly string[];
  readonly selected: readonly string[];
}

/**
 * Every call by itself with the known part of its cost in pico-USD `known`; whether its price or some of its tokens are
 * `unknown`; whether it `lacks_rate` for tokens that it has; and whether it is `billed` at all. A query to stand in
 * parentheses.
 */
export function pricedEachSql({ rates, selected, ...calls }: PricedEach): string {
  const incomplete = incompleteSql(rates);
  return `SELECT ${selected.join(', ')},
        ${knownSql(rates)} AS known,
        ${isBilled} AS billed,
        ${isUnknown} OR (per_call IS NULL AND ${isBilled}) AS unknown,
        ${incomplete.lacksRate} AS lacks_rate,
        ${incomplete.key} AS incomplete_key
      FROM (
        ${judgedCallsSql(calls)}
      ) AS judged
      ${joinRates(rates)}`;
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
