import { GAP, HEADING, gridOf, isLarge } from './layout';
import { defaultOptions } from './options';

describe('isLarge', () => {
  it.each([
    ['auto', 1, true],
    ['auto', 2, false],
    ['large', 5, true],
    ['multiples', 1, false],
  ] as const)('%s with %d series: %s', (layout, charts, expected) => {
    expect(isLarge({ ...defaultOptions, layout }, charts)).toBe(expected);
  });
});

describe('gridOf', () => {
  it('puts as many side by side as can be read, and fills the height', () => {
    const { columns, size } = gridOf({ width: 1200, height: 600 }, 4, 0);
    expect(columns).toBe(4);
    expect(size).toEqual({ width: (1200 - 3 * GAP.columns) / 4, height: 600 - HEADING });
  });

  it('has no more columns than asked for, or than charts', () => {
    expect(gridOf({ width: 1200, height: 600 }, 4, 2).columns).toBe(2);
    expect(gridOf({ width: 1200, height: 600 }, 1, 6).columns).toBe(1);
  });

  it('scrolls rather than squeeze, and leaves room for the bar', () => {
    const { columns, size } = gridOf({ width: 600, height: 300 }, 12, 0);
    expect(columns).toBe(2);
    expect(size.height).toBe(110);
    expect(columns * size.width + GAP.columns).toBeLessThan(600);
  });
});
