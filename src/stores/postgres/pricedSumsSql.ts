import { tokenClasses, type TokenClass } from 'core/usage/tokenClass';
import { judgedCallsSql, pricedSums, pricingKeyColumns } from './judgedCallsSql';
import type { PricedCalls } from './price';
import { joinRates, rateColumn } from './rates';

/** What `pricedSums` calls the tokens of each class. */
export const sumColumn: Readonly<Record<TokenClass, string>> = {
  inputUncached: 'input_uncached',
  cacheRead: 'cache_read',
  cacheWrite5m: 'cache_write_5m',
  cacheWrite1h: 'cache_write_1h',
  output: 'output',
  reasoning: 'reasoning',
};

/**
 * Cost by group: `calls`, the exact known part of their cost in pico-USD `known`, and the calls whose cost is `unknown`,
 * wholly or in part. Tokens are summed by pricing key before they are priced: right for groups of few values, such as
 * features by the hour, of which each has far more calls than keys. A query to stand in parentheses.
 */
export function pricedSumsSql({
  source,
  window,
  filters,
  cuts,
  rates,
  groups,
  condition,
}: Omit<PricedCalls, 'periods' | 'squares'>): string {
  const names = groups.map(([name]) => name);
  const columns = groups.map(([name, expression]) => `${expression} AS ${name}`);
  const keys = [...names, ...pricingKeyColumns];
  const known = tokenClasses.map((name) => `coalesce(${sumColumn[name]} * ${rateColumn(name)}, 0)`);
  const lacksRate = tokenClasses.map((name) => `(${rateColumn(name)} IS NULL AND ${sumColumn[name]} <> 0)`);
  return `SELECT ${names.join(', ')}, sum(calls) AS calls,
    sum(${[...known, '(calls - calls_unbilled) * coalesce(per_call, 0)'].join(' + ')}) AS known,
    sum(CASE WHEN per_call IS NULL OR ${lacksRate.join(' OR ')} THEN calls - calls_unbilled ELSE calls_unknown END) AS unknown
  FROM (
    SELECT ${[...keys, ...pricedSums].join(',\n      ')}
    FROM (
      ${judgedCallsSql({ source, window, filters, cuts, columns, condition })}
    ) AS judged
    GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
  ) AS usage
      ${joinRates(rates)}
  GROUP BY ${names.map((_, index) => index + 1).join(', ')}`;
}
