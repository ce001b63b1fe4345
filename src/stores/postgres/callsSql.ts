import { ownNames } from 'core/lineage/ownNames';
import type { StoreSource } from '../storeRequest';
import { type MappedTable, mappedCallsSql, newestSql, storedWindowSql } from './mappedCallsSql';
import { quoteTable } from './quote';
import type { SqlWindow } from './sqlWindow';

/** `FROM ... WHERE ...`: the calls of a window, its end not included, under the lineage table's column names. */
export function callsIn(source: StoreSource, window: SqlWindow): string {
  return `${fromCalls(source, ({ columns }) => storedWindowSql(columns, window))}
WHERE "time" >= ${window.from.instant} AND "time" < ${window.to.instant}`;
}

/** `FROM ...`: every call of the table under the lineage table's column names. */
export function allCalls(source: StoreSource): string {
  return fromCalls(source, () => '');
}

/** `FROM ...`: the newest calls, with the lineage table's columns and no others. */
export function newestCalls(source: StoreSource, limit: number): string {
  const mapped = mappedTable(source);
  return `FROM ${mappedCallsSql(mapped, newestSql(mapped.columns, limit))}`;
}

/** A table that has the lineage table's own names and rules is read as it stands. */
function fromCalls(source: StoreSource, restriction: (mapped: MappedTable) => string): string {
  if (source.columns === undefined && source.promptTokens !== 'exclusive') {
    return `FROM ${quoteTable(source.table)}`;
  }
  const mapped = mappedTable(source);
  return `FROM ${mappedCallsSql(mapped, restriction(mapped))}`;
}

function mappedTable({ table, columns = ownNames, promptTokens = 'inclusive' }: StoreSource): MappedTable {
  return { table, columns, promptTokens };
}
