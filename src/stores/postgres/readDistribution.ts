import type { PartOfSpread } from 'core/distribution/rankParts';
import type { PicoUsd } from 'core/pricing/picoUsd';
import { type StoreAnswer, StoreReadError } from '../storeAnswer';
import type { Distribution } from '../storeRows';
import { fail, openAnswer } from './read';

/** Reads the answer to `distributionSql`: rows of totals, quantiles, bins and the dearest values. */
export function readDistribution(answer: StoreAnswer): Distribution {
  const { length, text, count, time } = openAnswer(answer);
  const rows = Array.from({ length }, (_, row) => row);
  const nameOf = (row: number) => text('name', row) ?? fail(answer, 'name', row, 'text', null);
  const rowsOf = (part: string) => rows.filter((row) => text('part', row) === part);
  const rowNamed = (part: string, name: string): number => {
    const found = rowsOf(part).find((row) => text('name', row) === name);
    if (found === undefined) {
      throw new StoreReadError(`Query ${answer.refId}: no row "${part}" named "${name}"`);
    }
    return found;
  };
  const counted = (name: string) => count('counted', rowNamed('total', name));
  const total = (name: string) => readAmount(answer, 'cost', rowNamed('total', name));
  const quantile = (name: string) => amountOrNone(answer, 'cost', rowNamed('quantile', name));
  return {
    values: counted('values'),
    valuesUnknown: counted('unknown'),
    valuesFree: counted('free'),
    total: total('values'),
    unnamed: total('unnamed'),
    quantiles: {
      p50: quantile('p50'),
      p75: quantile('p75'),
      p90: quantile('p90'),
      p99: quantile('p99'),
      max: quantile('max'),
    },
    topPercent: { values: counted('topPercent'), cost: total('topPercent') },
    runaways: counted('runaways'),
    newAboveFloor: counted('newAboveFloor'),
    bins: rowsOf('bin').map((row) => ({
      bin: wholeNumber(answer, row, nameOf(row)),
      values: count('counted', row),
      cost: readAmount(answer, 'cost', row),
    })),
    top: rowsOf('top').map((row) => ({
      value: nameOf(row),
      cost: readAmount(answer, 'cost', row),
      callsUnknown: count('counted', row),
      recentCost: amountOrNone(answer, 'recent', row),
      baselineCost: amountOrNone(answer, 'baseline', row),
      requests: count('requests', row),
      features: count('features', row),
      lastCall: time('last_call', row),
    })),
  };
}

/** Reads the answer to `concentrationSql`. */
export function readConcentration(answer: StoreAnswer): PartOfSpread[] {
  const { length, text, count } = openAnswer(answer);
  return Array.from({ length }, (_, row) => ({
    value: text('name', row) ?? fail(answer, 'name', row, 'text', null),
    cost: readAmount(answer, 'cost', row),
    costOfTopPercent: readAmount(answer, 'top_cost', row),
    callsUnknown: count('counted', row),
  }));
}

/** An amount of pico-USD, which travels as text: a JSON number is exact up to $9,007 only. */
export function readAmount(answer: StoreAnswer, name: string, row: number): PicoUsd {
  return amountOrNone(answer, name, row) ?? fail(answer, name, row, 'a whole number as text', null);
}

function amountOrNone(answer: StoreAnswer, name: string, row: number): PicoUsd | undefined {
  const value = openAnswer(answer).text(name, row);
  if (value === null) {
    return undefined;
  }
  return /^-?\d+$/.test(value) ? BigInt(value) : fail(answer, name, row, 'a whole number as text', value);
}

function wholeNumber(answer: StoreAnswer, row: number, value: string): number {
  return /^-?\d+$/.test(value) ? Number(value) : fail(answer, 'name', row, 'a whole number as text', value);
}
