import { noCallsNotice } from './noCallsNotice';

const window = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 8, 2) };
const earlier = Date.UTC(2026, 7, 20, 4, 5, 6, 7);
const later = Date.UTC(2026, 8, 3);
const textOf = (around: Parameters<typeof noCallsNotice>[0]) =>
  noCallsNotice(around, { table: 'llm_calls', window }).text;

describe('noCallsNotice', () => {
  it('says when the last call was', () => {
    expect(textOf({ rows: 0, inFuture: 0, lastCall: earlier })).toContain(
      'the last one in llm_calls began at 2026-08-20T04:05:06Z',
    );
  });

  it('tells an empty table from an empty range', () => {
    expect(textOf({ rows: 0, inFuture: 0, lastCall: undefined })).toContain('llm_calls holds no calls yet');
  });

  it('tells filters that nothing passes from a range without calls', () => {
    expect(textOf({ rows: 1234, inFuture: 0, lastCall: earlier })).toContain('None of the 1,234 calls');
  });

  it('names the clock where all calls are in the future', () => {
    expect(textOf({ rows: 0, inFuture: 7, lastCall: later })).toMatch(/7 begin in the future.*clock/);
  });

  it('claims nothing where the table could not be asked', () => {
    expect(textOf(undefined)).toBe('No calls in this time range, or none that passes the filters.');
  });
});
