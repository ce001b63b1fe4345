import type { ColumnMapping } from './columnMapping';
import { lineageColumns } from './lineageRow';

/** Every lineage column from a column of its own name: what a table without a mapping is read by. */
export const ownNames: ColumnMapping = Object.fromEntries(
  Object.keys(lineageColumns).map((name) => [name, { column: name }]),
);
