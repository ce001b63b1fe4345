import { binBorders, fillBins } from './costBins';

describe('binBorders', () => {
  it('begins bin 0 at one dollar and takes five bins to a power of ten', () => {
    expect(binBorders(0).from).toBe(1);
    expect(binBorders(5).from).toBe(10);
    expect(binBorders(-10).from).toBe(0.01);
  });

  it('ends a bin where the next one begins', () => {
    for (let bin = -20; bin < 20; bin += 1) {
      expect(binBorders(bin).to).toBe(binBorders(bin + 1).from);
    }
  });
});

describe('fillBins', () => {
  it('has every bin between the lowest and the highest, ascending', () => {
    const bins = [
      { bin: 2, values: 1, cost: 5n },
      { bin: -1, values: 3, cost: 2n },
    ];
    expect(fillBins(bins)).toEqual([
      { bin: -1, values: 3, cost: 2n },
      { bin: 0, values: 0, cost: 0n },
      { bin: 1, values: 0, cost: 0n },
      { bin: 2, values: 1, cost: 5n },
    ]);
  });

  it('has no bin where there are no values', () => {
    expect(fillBins([])).toEqual([]);
  });
});
