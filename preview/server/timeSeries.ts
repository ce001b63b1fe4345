import { type FrameField, isNumeric, parseInstant } from './frameField';

export interface TimeSeries {
  readonly fields: readonly FrameField[];
  /** Long rows became one field per series; a frame without text columns is left as it is. */
  readonly widened: boolean;
}

/** A numeric column named `time` holds epoch seconds (up to 1e11) or milliseconds, in either format. */
export function readNumericTime(fields: readonly FrameField[]): readonly FrameField[] {
  return fields.map((field) => {
    if (field.name !== 'time' || !isNumeric(field)) {
      return field;
    }
    const cells = field.cells.map((cell) => {
      const value = Number(cell);
      const milliseconds = value <= 1e11 ? value * 1000 : value;
      return cell === null ? null : new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '+00');
    });
    return { ...field, goType: 'time.Time', nullable: true, cells };
  });
}

/**
 * Rows as Grafana's `time_series` format shapes them: values become float64, text columns become labels, the series
 * are ordered by name and then by label, and the column `time` is called `Time`.
 */
export function toTimeSeries(fields: readonly FrameField[]): TimeSeries {
  const time = fields.find((field) => field.name === 'time' && field.goType === 'time.Time');
  if (!time) {
    throw new Error(
      'db has no time column: time column is missing; make sure your data includes a time column for time series ' +
        "format or switch to a table format that doesn't require it",
    );
  }
  const factors = fields.filter((field) => field.goType === 'string' || field.goType === 'bool');
  const values = fields.filter((field) => field !== time && !factors.includes(field)).map(toFloat);
  if (factors.length === 0) {
    return { fields: [{ ...time, name: 'Time' }, ...values], widened: false };
  }
  return { fields: widen({ time, factors, values }), widened: true };
}

function toFloat(field: FrameField): FrameField {
  const cells =
    field.goType === 'time.Time'
      ? field.cells.map((cell) => cell && String(parseInstant(cell).milliseconds))
      : field.cells;
  return { ...field, goType: 'float64', nullable: true, cells };
}

interface LongFrame {
  readonly time: FrameField;
  readonly factors: readonly FrameField[];
  readonly values: readonly FrameField[];
}

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly cells: Array<string | null>;
}

function widen({ time, factors, values }: LongFrame): readonly FrameField[] {
  const instants: string[] = [];
  const series = new Map<string, Series>();
  time.cells.forEach((cell, row) => {
    const previous = instants.at(-1);
    if (cell === null || (previous !== undefined && isBefore(cell, previous))) {
      throw new Error(
        'failed to convert long to wide series when converting from dataframe: long series must be sorted ascending by time to be converted',
      );
    }
    if (cell !== previous) {
      instants.push(cell);
    }
    const labels = Object.fromEntries(factors.map((factor) => [factor.name, factor.cells[row] ?? '']));
    for (const value of values) {
      const key = JSON.stringify([value.name, labels]);
      const found = series.get(key) ?? { name: value.name, labels, cells: [] };
      series.set(key, found);
      found.cells[instants.length - 1] = value.cells[row] ?? null;
    }
  });
  const legacyNames = factors.length === 1 && values.length === 1 && factors[0]?.name === 'metric';
  const wide = [...series.values()].sort(bySeriesName).map(({ name, labels, cells }): FrameField => {
    const filled = Array.from(instants, (_, position) => cells[position] ?? null);
    const field = { name, goType: 'float64', nullable: true, cells: filled } as const;
    return legacyNames ? { ...field, name: labels.metric ?? '' } : { ...field, labels };
  });
  return [{ ...time, name: 'Time', nullable: false, cells: instants }, ...wide];
}

function isBefore(left: string, right: string): boolean {
  return parseInstant(left).milliseconds < parseInstant(right).milliseconds;
}

function bySeriesName(left: Series, right: Series): number {
  return compareText(left.name, right.name) || compareText(JSON.stringify(left.labels), JSON.stringify(right.labels));
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
