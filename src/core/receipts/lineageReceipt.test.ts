import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import type { LineageRow } from '../lineage/lineageRow';
import { lineageReceipt } from './lineageReceipt';
import { tokensOnReceipt } from './tokensOnReceipt';

const perToken = {
  inputUncached: 100n,
  cacheRead: 10n,
  cacheWrite5m: 125n,
  cacheWrite1h: 200n,
  output: 1000n,
  reasoning: 1000n,
};
const book = aPriceBook({ 'gpt-4o': { perToken, perCall: 7n } });
const receiptOf = (overrides: Partial<LineageRow>) => lineageReceipt(aLineageRow(overrides), book);

describe('lineageReceipt', () => {
  it('takes cached tokens out of the prompt, one-hour writes out of the writes, reasoning out of the completion', () => {
    const receipt = receiptOf({
      prompt_tokens: 100,
      cache_read_tokens: 40,
      cache_write_tokens: 30,
      cache_write_1h_tokens: 10,
      completion_tokens: 9,
      reasoning_tokens: 4,
    });
    expect(receipt.lines.map(({ tokenClass, tokens, amountPico }) => [tokenClass, tokens, amountPico])).toEqual([
      ['inputUncached', 30, 3000n],
      ['cacheRead', 40, 400n],
      ['cacheWrite5m', 20, 2500n],
      ['cacheWrite1h', 10, 2000n],
      ['output', 5, 5000n],
      ['reasoning', 4, 4000n],
    ]);
    expect(receipt).toMatchObject({ totalPico: 16_907n, knownPico: 16_907n, unknownReason: null });
  });

  it('says that writes of an unknown lifetime are priced as five-minute ones', () => {
    const { assumptions } = receiptOf({ prompt_tokens: 50, cache_write_tokens: 20, cache_write_1h_tokens: null });
    expect(assumptions).toEqual(['lifetime of 20 cache writes not recorded: priced as five-minute writes']);
  });

  it.each<[string, Partial<LineageRow>, string]>([
    [
      'more cached than prompt tokens',
      { cache_read_tokens: 90, cache_write_tokens: 20 },
      '110 tokens read from and written to a cache, of 100 prompt tokens',
    ],
    [
      'more one-hour writes than writes',
      { cache_write_tokens: 3, cache_write_1h_tokens: 4 },
      '4 one-hour cache writes, of 3 cache writes',
    ],
    ['a negative prompt', { prompt_tokens: -1 }, 'an input count is below zero'],
    ['a negative part', { cache_read_tokens: -1 }, 'an input count is below zero'],
  ])('keeps the output of a call with %s, and the fee', (_, overrides, detail) => {
    const receipt = receiptOf({ prompt_tokens: 100, completion_tokens: 5, ...overrides });
    expect(receipt).toMatchObject({
      totalPico: null,
      knownPico: 5007n,
      unknownReason: 'token counts contradict each other',
      unknownDetail: detail,
    });
    expect(receipt.lines[0]).toEqual({
      tokenClass: 'inputUncached',
      tokens: null,
      ratePico: null,
      amountPico: null,
    });
  });

  it.each<[string, Partial<LineageRow>, string]>([
    ['more reasoning than completion', { reasoning_tokens: 6 }, '6 reasoning tokens, of 5 completion tokens'],
    ['a negative completion', { completion_tokens: -5 }, 'an output count is below zero'],
  ])('keeps the input of a call with %s', (_, overrides, detail) => {
    const receipt = receiptOf({ prompt_tokens: 100, completion_tokens: 5, ...overrides });
    expect(receipt).toMatchObject({ totalPico: null, knownPico: 10_007n, unknownDetail: detail });
  });

  it('names both sides where both contradict themselves, and keeps the fee', () => {
    const receipt = receiptOf({ prompt_tokens: -1, completion_tokens: -1 });
    expect(receipt.unknownDetail).toBe('an input count is below zero; an output count is below zero');
    expect(receipt.knownPico).toBe(7n);
  });

  it('prices no parts of a prompt that is not recorded', () => {
    const receipt = receiptOf({ prompt_tokens: null, cache_read_tokens: 40, completion_tokens: 5 });
    expect(receipt).toMatchObject({ totalPico: null, knownPico: 5007n, unknownReason: 'input not recorded' });
  });

  it('takes empty texts for what is not recorded', () => {
    const receipt = receiptOf({ provider: '', service_tier: '', error_class: '', prompt_tokens: 1 });
    expect(receipt).toMatchObject({ totalPico: 107n, assumptions: [] });
  });

  it('costs nothing where a response cache answered, and says what that avoided', () => {
    const receipt = receiptOf({ response_cache: 'exact', prompt_tokens: 10 });
    expect(receipt).toMatchObject({ totalPico: 0n, avoided: { totalPico: 1007n } });
    expect(receiptOf({ response_cache: 'miss', prompt_tokens: 10 }).totalPico).toBe(1007n);
  });
});

describe('tokensOnReceipt', () => {
  const tokensOf = (
    overrides: Partial<LineageRow>,
    tokenClass: 'inputUncached' | 'cacheRead' | 'output' | 'reasoning',
  ) => {
    const row = aLineageRow(overrides);
    return tokensOnReceipt(row, lineageReceipt(row, book), tokenClass);
  };

  it('is none where the side is recorded and the class does not occur', () => {
    expect(tokensOf({ prompt_tokens: 10 }, 'cacheRead')).toBe(0);
    expect(tokensOf({ prompt_tokens: 10 }, 'inputUncached')).toBe(10);
  });

  it('is unknown where the side is not recorded or contradicts itself', () => {
    expect(tokensOf({ prompt_tokens: null, cache_read_tokens: 5 }, 'cacheRead')).toBeNull();
    expect(tokensOf({ completion_tokens: 5, reasoning_tokens: 6 }, 'reasoning')).toBeNull();
    expect(tokensOf({ completion_tokens: null, error_class: 'rate_limit' }, 'output')).toBeNull();
  });

  it('is what was recorded where the model has no price', () => {
    expect(tokensOf({ model: 'house', prompt_tokens: 9, cache_read_tokens: 4 }, 'cacheRead')).toBe(4);
  });
});
