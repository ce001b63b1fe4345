type GoType = 'int16' | 'int32' | 'int64' | 'float64' | 'string' | 'bool' | 'time.Time';

/** One column of an answer; its cells are PostgreSQL's own text (session zone UTC), null where the cell is NULL. */
export interface FrameField {
  readonly name: string;
  readonly goType: GoType;
  readonly nullable: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cells: ReadonlyArray<string | null>;
}

interface FieldText {
  readonly schema: string;
  readonly values: string;
  /** Which rows hold what JSON has no word for; undefined where none do. */
  readonly entities: string | undefined;
  /** Nanoseconds beyond the millisecond by row; undefined where all are 0. */
  readonly nanos: string | undefined;
}

// Object identifiers of pg_type; what is not here reaches Grafana as text.
const goTypes: Readonly<Record<number, GoType>> = {
  16: 'bool',
  20: 'int64',
  21: 'int16',
  23: 'int32',
  700: 'float64',
  701: 'float64',
  1700: 'float64',
  1082: 'time.Time',
  1114: 'time.Time',
  1184: 'time.Time',
};

const frameTypes = {
  int16: 'number',
  int32: 'number',
  int64: 'number',
  float64: 'number',
  string: 'string',
  bool: 'boolean',
  'time.Time': 'time',
} as const satisfies Record<GoType, string>;

/** What Grafana's PostgreSQL data source makes of a column of this type. */
export function goTypeOf(dataTypeID: number): GoType {
  return goTypes[dataTypeID] ?? 'string';
}

export function isNumeric(field: FrameField): boolean {
  return frameTypes[field.goType] === 'number';
}

/** The JSON of one field, written as text because an int8 beyond 2^53 keeps its digits in Grafana's answer. */
export function writeField(field: FrameField): FieldText {
  const { name, goType, nullable, labels } = field;
  const typeInfo = nullable ? { frame: goType, nullable } : { frame: goType };
  const schema = JSON.stringify({ name, type: frameTypes[goType], typeInfo, labels });
  return { schema, ...writeCells(field) };
}

function writeCells({ goType, cells }: FrameField): Omit<FieldText, 'schema'> {
  switch (goType) {
    case 'int16':
    case 'int32':
    case 'int64':
      return plain(cells.map((cell) => cell ?? 'null'));
    case 'string':
      return plain(cells.map((cell) => JSON.stringify(cell)));
    case 'bool':
      return plain(cells.map((cell) => (cell === null ? 'null' : String(cell === 't' || cell === 'true'))));
    case 'float64':
      return writeFloats(cells);
    case 'time.Time':
      return writeTimes(cells);
    default:
      return goType satisfies never;
  }
}

function plain(values: readonly string[]) {
  return { values: `[${values.join(',')}]`, entities: undefined, nanos: undefined };
}

function writeFloats(cells: FrameField['cells']) {
  const entities: Record<string, number[]> = {};
  const values = cells.map((cell, row) => {
    const value = cell === null ? null : Number(cell);
    if (value === null || Number.isFinite(value)) {
      return JSON.stringify(value);
    }
    const entity = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
    (entities[entity] ??= []).push(row);
    return 'null';
  });
  const found = Object.keys(entities).length > 0;
  return { values: `[${values.join(',')}]`, entities: found ? JSON.stringify(entities) : undefined, nanos: undefined };
}

function writeTimes(cells: FrameField['cells']) {
  const instants = cells.map((cell) => (cell === null ? null : parseInstant(cell)));
  const nanos = instants.map((instant) => instant?.nanos ?? 0);
  return {
    values: `[${instants.map((instant) => (instant === null ? 'null' : instant.milliseconds)).join(',')}]`,
    entities: undefined,
    nanos: nanos.some((nano) => nano !== 0) ? JSON.stringify(nanos) : undefined,
  };
}

const instantPattern = /^(\d{4,})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:\+00)?)?$/;

/** A date, timestamp or timestamptz in PostgreSQL's ISO style; a date is its midnight in UTC. */
export function parseInstant(text: string): { readonly milliseconds: number; readonly nanos: number } {
  const match = instantPattern.exec(text);
  if (!match) {
    throw new Error(
      `the preview cannot read the time "${text}"; it expects a date or time in UTC between years 0 and 9999`,
    );
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const microseconds = Number((match[7] ?? '').padEnd(6, '0'));
  const whole = Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute, second);
  return { milliseconds: whole + Math.floor(microseconds / 1000), nanos: (microseconds % 1000) * 1000 };
}
