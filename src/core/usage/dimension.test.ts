import { lineageColumns } from '../lineage/lineageRow';
import { breakdownNames, dimensionNames, dimensions, isBreakdown, isDimension } from './dimension';

describe('dimensions', () => {
  it('read columns that the lineage table has', () => {
    expect(dimensionNames.filter((name) => !(dimensions[name].column in lineageColumns))).toEqual([]);
  });

  it('name what is not recorded', () => {
    expect(dimensionNames.filter((name) => (dimensions[name].none as string) === '')).toEqual([]);
  });
});

describe('isBreakdown', () => {
  it('takes every dimension and the token class', () => {
    expect(breakdownNames.every(isBreakdown)).toBe(true);
    expect(isDimension('tokenClass')).toBe(false);
  });

  it.each(['', 'Feature', 'toString', '__proto__', undefined, 3])('refuses %j', (value) => {
    expect(isBreakdown(value)).toBe(false);
  });
});
