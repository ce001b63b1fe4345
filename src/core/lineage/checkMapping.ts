import type { ColumnMapping } from './columnMapping';
import { type LineageColumn, lineageColumns } from './lineageRow';
import type { TableColumn } from './suggestMapping';

/**
 * What of a mapping cannot be right in a table with these columns, a sentence each. Without a mapping the table has to have
 * the lineage table's own columns. Types are judged only where they are known.
 */
export function checkMapping(mapping: ColumnMapping | undefined, table: readonly TableColumn[]): string[] {
  const columns = new Map(table.map((column) => [column.name, column]));
  if (mapping === undefined) {
    const missing = Object.keys(lineageColumns).filter((name) => !columns.has(name));
    return [...missingNames(missing), ...timeProblems({ column: 'time' }, columns.get('time'))];
  }
  return (Object.entries(mapping) as Array<[LineageColumn, ColumnMapping[LineageColumn]]>).flatMap(([name, source]) => {
    if (source === undefined || 'constant' in source) {
      return [];
    }
    const stored = columns.get(source.column);
    if (stored === undefined) {
      return [`${name}: the table has no column ${JSON.stringify(source.column)}. Choose one that it has.`];
    }
    return name === 'time' ? timeProblems(source, stored) : [];
  });
}

function missingNames(missing: readonly string[]): string[] {
  const [first] = missing;
  return first === undefined
    ? []
    : [`The table lacks ${missing.join(', ')} of the lineage table's columns. Map the columns below.`];
}

/** A clock without a zone is read by the clock of whichever session asks, and nothing in the numbers would show it. */
function timeProblems({ as, path }: TimeSource, stored: TableColumn | undefined): string[] {
  if (stored?.type === undefined || path !== undefined) {
    return [];
  }
  const { type } = stored;
  const isInstant = as === undefined || as === 'timestamp';
  const isClock = as === 'timestamp in UTC';
  const column = `time: column ${JSON.stringify(stored.name)}`;
  if (isInstant && /^timestamp.* without time zone$/.test(type)) {
    return [`${column} has no time zone. Read it as "timestamp in UTC".`];
  }
  if (isClock && type.endsWith('with time zone')) {
    return [`${column} has a time zone already. Read it as "timestamp".`];
  }
  if ((isInstant || isClock) && type === 'text') {
    return [`${column} holds text. Put a view over the table that casts it to timestamptz.`];
  }
  return [];
}

interface TimeSource {
  readonly column: string;
  readonly as?: string;
  readonly path?: readonly string[];
}
