import type { HourlyCost } from 'core/bands/band';
import type { Plan } from '../store';
import type { StoreAnswer } from '../storeAnswer';
import type { HourlyCosts } from '../storeRows';
import { fail, openAnswer } from './read';

/** Reads the answer to `hourlySql`: one row for each hour of a value, those of a value together, the dearest value first. */
export function readHourly(answer: StoreAnswer, rowCap: number): Plan<HourlyCosts> {
  const { length, text, count, time } = openAnswer(answer);
  const amount = (name: string, row: number): bigint => {
    const value = text(name, row);
    return value !== null && /^-?\d+$/.test(value)
      ? BigInt(value)
      : fail(answer, name, row, 'a whole number as text', value);
  };
  const values = new Map<string, HourlyCost[]>();
  for (let row = 0; row < Math.min(length, rowCap); row += 1) {
    const value = text('value', row) ?? fail(answer, 'value', row, 'text', null);
    const hours = values.get(value) ?? [];
    values.set(value, hours);
    hours.push({
      start: time('hour', row),
      cost: amount('cost', row),
      calls: count('calls', row),
      callsUnknown: count('calls_unknown', row),
      ...(text('cost_squared', row) !== null && { costSquared: amount('cost_squared', row) }),
    });
  }
  return {
    kind: 'rows',
    rows: {
      values: [...values].map(([value, hours]) => ({ value, hours })),
      ofValues: length === 0 ? 0 : count('of_values', 0),
    },
    truncated: length > rowCap,
  };
}
