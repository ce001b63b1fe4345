import { type Breakdown, dimensions, isManyValued } from 'core/usage/dimension';
import { type TableQuery, amountStyles } from '../query';
import { type Fields, asList, oneOf, parseCount } from './fields';
import { checkTokenClass, parseBreakdowns } from './parseBreakdowns';
import { parseCommon } from './parseCommon';
import { parseMeasure } from './parseMeasure';
import { breakdownLimits, countLimits, queryDefaults } from './queryDefaults';
import { QueryError } from './queryError';

export function parseTable(fields: Fields): TableQuery {
  const by = parseBreakdowns(fields, breakdownLimits.table);
  const asked = asList(fields['measures'] ?? [queryDefaults.measure], 'measures').map(parseMeasure);
  if (asked.length === 0) {
    throw new QueryError('measures: choose at least one.');
  }
  checkTokenClass(by, asked);
  const sort = oneOf(fields, 'sort', ['value', 'change'], 'value');
  const leaks = fields['leaks'] === true;
  const drifts = fields['drifts'] === true;
  if (sort === 'change') {
    checkChangeOrder(by);
  }
  if (leaks) {
    checkMark(by, { field: 'leaks', mark: 'leak' });
  }
  if (drifts) {
    checkMark(by, { field: 'drifts', mark: 'drift' });
  }
  return {
    ...parseCommon(fields),
    analysis: 'table',
    measures: [...new Set(asked)],
    by,
    limit: parseCount(fields['limit'] ?? queryDefaults.limit, 'limit', countLimits.limit),
    sort,
    amounts: oneOf(fields, 'amounts', amountStyles, queryDefaults.amounts),
    trend: fields['trend'] === true,
    leaks,
    drifts,
  };
}

function checkChangeOrder(by: readonly Breakdown[]): void {
  const many = by.find((name) => name !== 'tokenClass' && isManyValued(name));
  if (many !== undefined && many !== 'tokenClass') {
    throw new QueryError(
      `sort: a table by ${dimensions[many].label.toLowerCase()} cannot be ordered by change, because only its dearest rows leave the database, which ranks them by cost. Order by value, or split by something with fewer values.`,
    );
  }
}

function checkMark(by: readonly Breakdown[], { field, mark }: { field: string; mark: string }): void {
  if (by.length !== 1 || by[0] === 'tokenClass') {
    throw new QueryError(
      `${field}: ${mark}s are looked for in the groups of exactly one dimension, such as feature, not of ${by.length === 0 ? 'none' : by.join(', ')}. Split by one dimension, or switch the ${mark} mark off.`,
    );
  }
}
