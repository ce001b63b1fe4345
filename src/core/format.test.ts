import {
  currencySymbol,
  formatAmount,
  formatAmountExact,
  formatCount,
  formatDay,
  formatDuration,
  formatShare,
  formatTokens,
  formatUsd,
  formatUsdExact,
} from './format';

describe('formatUsd', () => {
  it.each([
    [0, '$0.00'],
    [0.0042, '$0.0042'],
    [0.00419666, '$0.0042'],
    [0.004196, '$0.0042'],
    [0.0041234, '$0.00412'],
    [0.45, '$0.45'],
    [0.5, '$0.50'],
    [0.1239, '$0.124'],
    [1, '$1.00'],
    [12.345, '$12.35'],
    [999.99, '$999.99'],
    [1234.5, '$1,235'],
    [1_234_567, '$1,234,567'],
  ])('writes %d dollars as %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });

  it('puts the sign before the symbol', () => {
    expect(formatUsd(-0.0042)).toBe('-$0.0042');
    expect(formatUsd(-1234)).toBe('-$1,234');
  });

  it('never writes zero for something that is not', () => {
    expect(formatUsd(1e-12)).toBe('$0.000000000001');
  });

  it.each([
    [0.9996, '$1.00'],
    [999.996, '$1,000'],
    [0.09996, '$0.10'],
  ])('moves to the next precision where rounding reaches it: %d is %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });
});

describe('currencySymbol', () => {
  it.each([
    ['USD', '$'],
    ['EUR', '€'],
    ['GBP', '£'],
    ['JPY', '¥'],
    ['CNY', 'CN¥'],
    ['CHF', 'CHF '],
    ['XYZ', 'XYZ '],
  ])('of %s is "%s"', (currency, symbol) => {
    expect(currencySymbol(currency)).toBe(symbol);
  });
});

describe('formatAmount', () => {
  it('writes another currency as it does dollars', () => {
    expect([formatAmount(-0.0042, 'EUR'), formatAmount(1234.5, 'CHF')]).toEqual(['-€0.0042', 'CHF 1,235']);
    expect(formatAmountExact(-1_500_000_000_001n, 'EUR')).toBe('-€1.500000000001');
  });
});

describe('formatUsdExact', () => {
  it.each([
    [0n, '$0.00'],
    [1n, '$0.000000000001'],
    [-4_200_000_000n, '-$0.0042'],
    [1_234_567_890_123_456n, '$1,234.567890123456'],
    [1_234_500_000_000_000n, '$1,234.50'],
    [1_000_000_000_000n, '$1.00'],
    [123_456_789_012_345_678_901_234n, '$123,456,789,012.345678901234'],
  ])('writes %s pico-USD as %s', (pico, text) => {
    expect(formatUsdExact(pico)).toBe(text);
  });
});

describe('formatTokens', () => {
  it.each([
    [0, '0'],
    [950, '950'],
    [1000, '1 k'],
    [12_345, '12.3 k'],
    [999_949, '999.9 k'],
    [999_950, '1 M'],
    [1_234_567, '1.2 M'],
    [3_400_000_000, '3.4 B'],
    [-1500, '-1.5 k'],
  ])('writes %d tokens as %s', (tokens, text) => {
    expect(formatTokens(tokens)).toBe(text);
  });
});

describe('formatCount', () => {
  it('groups thousands with commas whatever the locale of the machine', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0.0 %'],
    [0.0004, '<0.1 %'],
    [-0.0004, '>-0.1 %'],
    [0.0012, '0.1 %'],
    [0.7123, '71.2 %'],
    [-0.042, '-4.2 %'],
    [0.9999, '>99.9 %'],
    [1, '100.0 %'],
    [1.5, '150.0 %'],
  ])('writes the ratio %d as %s', (ratio, text) => {
    expect(formatShare(ratio)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [999.6, '1 s'],
    [1234, '1.2 s'],
    [59_960, '1 min'],
    [200_000, '3 min 20 s'],
    [3_599_600, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_399_000, '1 d'],
    [273_600_000, '3 d 4 h'],
    [-1500, '-1.5 s'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatDay', () => {
  it('names the day that it is in the zone', () => {
    const instant = Date.parse('2026-11-13T23:30:00Z');
    expect(formatDay(instant, 'UTC')).toBe('Nov 13');
    expect(formatDay(instant, 'Europe/Berlin')).toBe('Nov 14');
  });
});
