import type { StoreColumn } from 'stores/storeAnswer';

/** What a driver answers if it is asked for PostgreSQL's own text. */
export interface TextResult {
  readonly fields: ReadonlyArray<{ readonly name: string; readonly dataTypeID: number }>;
  readonly rows: ReadonlyArray<ReadonlyArray<string | null>>;
}

// Object identifiers of pg_type. int2, int8, int4, float4, float8, numeric; date, timestamp, timestamptz; bool.
const numbers = new Set([21, 20, 23, 700, 701, 1700]);
const times = new Set([1082, 1114, 1184]);
const BOOL = 16;

/**
 * The columns as Grafana's PostgreSQL data source sends them (`fixtures/grafana-exchanges/pg-types.json`): every number a
 * JSON number, every time epoch milliseconds, all else text, and no columns at all where there are no rows.
 */
export function grafanaColumns({ fields, rows }: TextResult): StoreColumn[] {
  if (rows.length === 0) {
    return [];
  }
  return fields.map(({ name, dataTypeID }, column) => {
    const read = cellReader(dataTypeID);
    return { name, values: rows.map((row) => (row[column] == null ? null : read(row[column]))) };
  });
}

function cellReader(dataTypeID: number): (text: string) => unknown {
  if (numbers.has(dataTypeID)) {
    return Number;
  }
  if (times.has(dataTypeID)) {
    return epochMilliseconds;
  }
  return dataTypeID === BOOL ? (text) => text === 't' : (text) => text;
}

const timePattern = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d)(?:\.(\d+))?(?:([+-]\d\d)(?::?(\d\d))?)?)?$/;

/** PostgreSQL's ISO style in whatever zone the session has; digits beyond the millisecond are cut off. */
function epochMilliseconds(text: string): number {
  const [, day, clock = '00:00:00', fraction = '', hours = '+00', minutes = '00'] = timePattern.exec(text) ?? [];
  if (day === undefined) {
    throw new Error(`Not a time in PostgreSQL's ISO style: "${text}"`);
  }
  return Date.parse(`${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}${hours}:${minutes}`);
}
