import { type DataFrame, type Field, FieldType, getFieldDisplayName } from '@grafana/data';

/** The fields that the panel knows by name, in any case. */
const roles = [
  'cost',
  'expected',
  'upper',
  'sigma',
  'n',
  'history',
  'above',
  'calls',
  'callsUnknown',
  'costSquared',
] as const;
export type Role = (typeof roles)[number];

/** The hours of one series as its frame has them, oldest first. */
export interface HourSeries {
  readonly name: string;
  readonly frame: DataFrame;
  readonly costField: Field;
  /** Which of the fields the frame has, whether or not they hold a value. */
  readonly fields: ReadonlySet<Role>;
  readonly hours: readonly HourRow[];
}

export interface HourRow {
  readonly row: number;
  /** Epoch ms. */
  readonly start: number;
  readonly values: Readonly<Partial<Record<Role, number>>>;
}

export interface ReadHours {
  readonly series: readonly HourSeries[];
  /** What could not be read, with what to do about it. */
  readonly problems: readonly string[];
}

/**
 * Series of hours out of any data source's frames: a frame each, told apart by labels; several in one frame, told apart by
 * labels or by field; or one long frame whose first text column names the series.
 */
export function readHours(frames: readonly DataFrame[]): ReadHours {
  const read = frames.filter(({ fields }) => fields.length > 0).map((frame) => readFrame(frame, frames));
  const series = read.flatMap((each) => each.series);
  return { series, problems: [...new Set([...read.flatMap((each) => each.problems), ...repeatedNames(series)])] };
}

function readFrame(frame: DataFrame, frames: readonly DataFrame[]): ReadHours {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
  const where = frame.name ?? `The answer to query ${frame.refId ?? ''}`.trim();
  if (time === undefined) {
    return failed(`${where} has no time field. Let the query answer with a column of times, one row per hour.`);
  }
  if (numbers.length === 0) {
    return frame.length === 0
      ? { series: [], problems: [] }
      : failed(`${where} has no number field. Name the column with the cost of an hour "cost".`);
  }
  const text = frame.fields.find(({ type }) => type === FieldType.string);
  const isLong = text !== undefined && numbers.every(({ labels }) => labels === undefined);
  const groups = [...groupByLabels(numbers).values()].flatMap((fields) => costGroups(fields));
  const missing = groups.find(({ cost }) => cost === undefined);
  if (missing !== undefined) {
    const names = missing.fields.map(({ name }) => `"${name}"`).join(', ');
    return failed(`${where} has ${names} but no "cost" beside it. Name the column with the cost of an hour "cost".`);
  }
  return gather(
    groups.flatMap(({ cost, fields }) =>
      cost === undefined
        ? []
        : (isLong ? partition(text) : [{ name: nameOf(cost, { frame, frames }), rows: undefined }]).map(
            ({ name, rows }) => readRows({ name, frame, cost, fields, time, rows }),
          ),
    ),
  );
}

function failed(problem: string): ReadHours {
  return { series: [], problems: [problem] };
}

function gather(parts: readonly ReadHours[]): ReadHours {
  return { series: parts.flatMap(({ series }) => series), problems: parts.flatMap(({ problems }) => problems) };
}

function groupByLabels(fields: readonly Field[]): ReadonlyMap<string, Field[]> {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const key = JSON.stringify(Object.entries(field.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return groups;
}

interface CostGroup {
  /** `undefined` where there is a band without a cost. */
  readonly cost: Field | undefined;
  readonly fields: readonly Field[];
}

/** The fields around a "cost"; where none is called so and none belongs to a band, every number is the cost of a series. */
function costGroups(fields: readonly Field[]): CostGroup[] {
  const cost = fields.find((field) => roleOf(field) === 'cost');
  if (cost !== undefined || fields.some((field) => roleOf(field) === 'expected' || roleOf(field) === 'upper')) {
    return [{ cost, fields }];
  }
  return fields.map((field) => ({ cost: field, fields: [field] }));
}

function roleOf({ name }: Field): Role | undefined {
  return roles.find((role) => role.toLowerCase() === name.toLowerCase());
}

function nameOf(cost: Field, { frame, frames }: { frame: DataFrame; frames: readonly DataFrame[] }): string {
  const labels = Object.values(cost.labels ?? {});
  if (labels.length > 0) {
    return labels.join(' · ');
  }
  return roleOf(cost) === 'cost' && frame.name ? frame.name : getFieldDisplayName(cost, frame, [...frames]);
}

/** The rows of each value of a text column, in order of appearance. */
function partition(text: Field): Array<{ readonly name: string; readonly rows: readonly number[] }> {
  const rows = new Map<string, number[]>();
  (text.values as unknown[]).forEach((value, row) => {
    const name = typeof value === 'string' && value !== '' ? value : '(none)';
    rows.set(name, [...(rows.get(name) ?? []), row]);
  });
  return [...rows].map(([name, its]) => ({ name, rows: its }));
}

interface Rows {
  readonly name: string;
  readonly frame: DataFrame;
  readonly cost: Field;
  readonly fields: readonly Field[];
  readonly time: Field;
  /** All where absent. */
  readonly rows: readonly number[] | undefined;
}

function readRows({ name, frame, cost, fields, time, rows }: Rows): ReadHours {
  const named = fields.flatMap((field): Array<[Role, Field]> => {
    const role = field === cost ? 'cost' : roleOf(field);
    return role === undefined ? [] : [[role, field]];
  });
  const times = time.values as unknown[];
  const all = rows ?? times.map((_, row) => row);
  const hours = all
    .flatMap((row): HourRow[] => {
      const start = times[row];
      return typeof start === 'number' && Number.isFinite(start) ? [{ row, start, values: valuesAt(named, row) }] : [];
    })
    .sort((a, b) => a.start - b.start);
  const twice = hours.find(({ start }, index) => hours[index + 1]?.start === start);
  if (twice !== undefined) {
    const when = new Date(twice.start).toISOString();
    return failed(
      `${name} has more than one row for ${when}. Add up the rows of an hour in the query, or add a text column or label that tells the series apart.`,
    );
  }
  const timeless = all.length - hours.length;
  return {
    series: [{ name, frame, costField: cost, fields: new Set(named.map(([role]) => role)), hours }],
    problems:
      timeless === 0
        ? []
        : [`${name}: ${timeless} rows without a time are left out. Give every row the start of its hour.`],
  };
}

function valuesAt(named: ReadonlyArray<[Role, Field]>, row: number): HourRow['values'] {
  return Object.fromEntries(
    named.flatMap(([role, field]) => {
      const value = (field.values as unknown[])[row];
      return typeof value === 'number' && Number.isFinite(value) ? [[role, value]] : [];
    }),
  );
}

function repeatedNames(series: readonly HourSeries[]): string[] {
  const names = series.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `More than one series is called "${name}". Tell them apart by a label or by a display name.`);
}
