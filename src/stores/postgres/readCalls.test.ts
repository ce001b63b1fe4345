import { type LineageColumn, lineageColumns } from 'core/lineage/lineageRow';
import type { StoreAnswer } from '../storeAnswer';
import { readCalls } from './readCalls';

type Cells = Readonly<Record<string, unknown>>;

const noCells = Object.fromEntries(
  (Object.keys(lineageColumns) as LineageColumn[]).map((name) => [`call_${name}`, null]),
);
const aCall: Cells = {
  ...noCells,
  part: 'call',
  state: 'priced',
  known: '9007199254740993',
  counted: 1,
  reported_calls: null,
  reported: null,
  call_time: 1000,
  call_prompt_tokens: '12',
};
const aTotal: Cells = {
  ...noCells,
  part: 'total',
  state: 'unpriced',
  known: '0',
  counted: 3,
  reported_calls: 2,
  reported: '0.10',
  call_model: 'house',
};

function answerOf(rows: readonly Cells[]): StoreAnswer {
  const names = Object.keys(rows[0] ?? {});
  return { refId: 'calls', columns: names.map((name) => ({ name, values: rows.map((row) => row[name]) })) };
}

const read = (cells: Cells) => readCalls(answerOf([{ ...aCall, ...cells }])).calls[0];

describe('readCalls', () => {
  it('tells calls from totals, and reads amounts to the last digit', () => {
    const { calls, totals } = readCalls(answerOf([aCall, aTotal]));
    expect(calls.map(({ known, isUnknown }) => [known, isUnknown])).toEqual([[9_007_199_254_740_993n, false]]);
    expect(totals).toEqual([
      {
        state: 'unpriced',
        provider: null,
        model: 'house',
        serviceTier: null,
        calls: 3,
        known: 0n,
        reportedCalls: 2,
        reported: '0.10',
      },
    ]);
  });

  it('reads no calls from an answer without columns', () => {
    expect(readCalls({ refId: 'calls', columns: [] })).toEqual({ calls: [], totals: [] });
  });

  it.each([
    ['0', 0],
    ['-5', -5],
    ['9007199254740991', 9_007_199_254_740_991],
    ['12.00', 12],
    [null, null],
  ])('reads %s tokens as they are recorded', (text, tokens) => {
    expect(read({ call_prompt_tokens: text })?.row.prompt_tokens).toBe(tokens);
  });

  it.each(['9007199254740992', '1.5', 'many'])('refuses %s tokens, which would be rounded', (text) => {
    expect(() => read({ call_prompt_tokens: text })).toThrow(
      `column "call_prompt_tokens": expected a whole number below 2^53, got "${text}"`,
    );
  });

  it('marks a call of unknown cost, and refuses a total of a state that there is not', () => {
    expect(read({ state: 'unknown' })?.isUnknown).toBe(true);
    expect(() => readCalls(answerOf([{ ...aTotal, state: 'free' }]))).toThrow('expected priced, incomplete, unpriced');
  });

  it('takes a word that is no kind of response cache for a call without one', () => {
    expect(read({ call_response_cache: 'HIT' })?.row.response_cache).toBeNull();
    expect(read({ call_response_cache: 'miss' })?.row.response_cache).toBe('miss');
  });
});
