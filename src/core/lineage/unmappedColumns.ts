import type { ColumnMapping } from './columnMapping';
import { columnMeanings } from './columnMeaning';
import { type LineageColumn, lineageColumns } from './lineageRow';

export interface UnmappedColumn {
  readonly column: LineageColumn;
  /** What that costs in answers, as a sentence. */
  readonly costs: string;
}

/** The lineage columns that a mapping leaves out, with what no board can tell then; none where there is no mapping. */
export function unmappedColumns(mapping: ColumnMapping | undefined): UnmappedColumn[] {
  return mapping === undefined
    ? []
    : (Object.keys(lineageColumns) as LineageColumn[])
        .filter((column) => mapping[column] === undefined)
        .map((column) => ({ column, costs: columnMeanings[column].withoutIt }));
}
