import { type LineageColumn, lineageColumns } from 'core/lineage/lineageRow';

/** One `--lineage` file and how its columns are read. */
export interface CallLogSource {
  readonly path: string;
  /** Header of the file by lineage column, where it is not the column's own name. */
  readonly map: Readonly<Partial<Record<LineageColumn, string>>>;
  /** Text that stands in every row, by lineage column. */
  readonly constants: Readonly<Partial<Record<LineageColumn, string>>>;
  /** IANA zone of times without an offset. */
  readonly zone: string;
}

export const columnNames = Object.keys(lineageColumns) as readonly LineageColumn[];

/** A file without these cannot be counted; every other column is "not recorded" where it is absent. */
export const requiredColumns = [
  'time',
  'prompt_tokens',
  'completion_tokens',
] as const satisfies readonly LineageColumn[];

export function isLineageColumn(name: string): name is LineageColumn {
  return Object.hasOwn(lineageColumns, name);
}
