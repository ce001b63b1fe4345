import type { StoreAnswer } from '../storeAnswer';
import { readConcentration, readDistribution } from './readDistribution';

type Row = readonly [part: string, name: string, cost: string | null, counted: number | null];

const complete: readonly Row[] = [
  ['total', 'values', '12345678901234567890', 2],
  ['total', 'free', null, 0],
  ['total', 'topPercent', '9', 1],
  ['total', 'unknown', null, 3],
  ['total', 'unnamed', '7', null],
  ['total', 'runaways', null, 4],
  ['total', 'newAboveFloor', null, 5],
  ['quantile', 'p50', '1', 0],
  ['quantile', 'p75', '2', 0],
  ['quantile', 'p90', '3', 0],
  ['quantile', 'p99', '4', 0],
  ['quantile', 'max', null, 0],
  ['bin', '-11', '8', 2],
];

function answerOf(rows: readonly Row[]): StoreAnswer {
  const columns = ['part', 'name', 'cost', 'counted'].map((name, index) => ({
    name,
    values: rows.map((row) => row[index]),
  }));
  return { refId: 'distribution', columns };
}

function replaced(name: string, cells: Partial<Record<2 | 3, string | number>>): StoreAnswer {
  return answerOf(
    complete.map((row) => (row[1] === name ? (row.map((cell, index) => cells[index as 2 | 3] ?? cell) as never) : row)),
  );
}

describe('readDistribution', () => {
  it('keeps every digit of an amount', () => {
    expect(readDistribution(answerOf(complete)).total).toBe(12345678901234567890n);
  });

  it('tells totals, quantiles and bins apart, and leaves a quantile of nothing undefined', () => {
    expect(readDistribution(answerOf(complete))).toEqual({
      values: 2,
      valuesUnknown: 3,
      valuesFree: 0,
      total: 12345678901234567890n,
      unnamed: 7n,
      quantiles: { p50: 1n, p75: 2n, p90: 3n, p99: 4n, max: undefined },
      topPercent: { values: 1, cost: 9n },
      runaways: 4,
      newAboveFloor: 5,
      bins: [{ bin: -11, values: 2, cost: 8n }],
      top: [],
    });
  });

  it.each(complete.slice(0, -1))('says what is missing without the row %s %s', (part, name) => {
    const rest = complete.filter((row) => row[1] !== name);
    expect(() => readDistribution(answerOf(rest))).toThrow(`no row "${part}" named "${name}"`);
  });

  it.each([
    ['a number, which may have been rounded', 'values', { 2: 12.5 }, 'expected text, got 12.5'],
    ['a fraction', 'topPercent', { 2: '9.5' }, 'expected a whole number as text, got "9.5"'],
    ['a word', 'p50', { 2: 'NaN' }, 'expected a whole number as text, got "NaN"'],
    ['a count below zero', 'runaways', { 3: -1 }, 'column "counted"'],
  ] as const)('refuses %s', (_, name, cells, message) => {
    expect(() => readDistribution(replaced(name, cells))).toThrow(message);
  });
});

describe('readConcentration', () => {
  it('has no rows where Grafana sends no columns', () => {
    expect(readConcentration({ refId: 'concentration', columns: [] })).toEqual([]);
  });
});
