import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { lineageReceipt } from './lineageReceipt';
import { differenceFromReported, parseReportedUsd, reportedOf } from './reportedUsd';

describe('parseReportedUsd', () => {
  it.each([
    ['1', 1_000_000_000_000n],
    ['0.0042', 4_200_000_000n],
    ['.5', 500_000_000_000n],
    ['5.', 5_000_000_000_000n],
    ['1.5e-7', 150_000n],
    ['-2.50', -2_500_000_000_000n],
    ['12345678901234567890.1', 12_345_678_901_234_567_890_100_000_000_000n],
    ['0.0000000000005', 0n],
    ['0.0000000000015', 2n],
    [' 0 ', 0n],
  ])('reads %s as %d pico-USD', (text, pico) => {
    expect(parseReportedUsd(text)).toBe(pico);
  });

  it.each(['', '.', '-', 'NaN', 'Infinity', '1,5', '$1', '1e', '0x1'])('takes "%s" for no number', (text) => {
    expect(parseReportedUsd(text)).toBeUndefined();
  });
});

describe('differenceFromReported', () => {
  const book = aPriceBook({ 'gpt-4o': { perToken: { inputUncached: 2_500_000n, output: 10_000_000n } } });

  it('is what was reported less the cost', () => {
    const row = aLineageRow({ prompt_tokens: 1_000_000, total_cost_usd: '3' });
    const receipt = lineageReceipt(row, book);
    expect(differenceFromReported(row, receipt)).toBe(500_000_000_000n);
  });

  it.each([
    ['nothing was reported', { total_cost_usd: null }],
    ['what was reported is no number', { total_cost_usd: 'NaN' }],
    ['the cost is unknown', { total_cost_usd: '3', completion_tokens: null }],
  ])('is unknown where %s', (_, overrides) => {
    const row = aLineageRow({ prompt_tokens: 1000, ...overrides });
    expect(differenceFromReported(row, lineageReceipt(row, book))).toBeUndefined();
  });

  it('keeps a reported zero, which is not nothing', () => {
    expect(reportedOf(aLineageRow({ total_cost_usd: '0' }))).toBe(0n);
  });
});
