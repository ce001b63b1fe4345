import type { TableColumn } from 'core/lineage/suggestMapping';
import { type Observable, map } from 'rxjs';
import { StoreReadError } from 'stores/storeAnswer';
import type { StoreSource } from 'stores/storeRequest';
import type { Preview } from 'stores/storeRows';
import { type StoreConnection, askStore } from './askStore';

/** PostgreSQL has at most 1,600 columns in a table. */
const MOST_COLUMNS = 1600;

/** The columns of a source's table as it stands, in their order, with their types; also of an empty table. */
export function readTableColumns(connection: StoreConnection, source: StoreSource): Observable<readonly TableColumn[]> {
  return askStore(connection, { kind: 'preview', source, mapped: false, limit: MOST_COLUMNS }).pipe(
    map(({ rows }) => tableColumns(rows)),
  );
}

function tableColumns({ columns }: Preview): TableColumn[] {
  const cells = (name: string): readonly unknown[] => {
    const found = columns.find((column) => column.name === name);
    if (found === undefined) {
      throw new StoreReadError(`No column "${name}" in the answer that lists the columns of the table`);
    }
    return found.values;
  };
  if (columns.length === 0) {
    return [];
  }
  const [names, types, examples] = [cells('column'), cells('type'), cells('example')];
  return names.map((name, row) => ({
    name: String(name),
    type: String(types[row]),
    example: exampleText(examples[row]),
  }));
}

function exampleText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
