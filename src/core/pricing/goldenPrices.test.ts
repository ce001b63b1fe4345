import { calcPrice } from '@pydantic/genai-prices';
import { type CallOverrides, aCall } from 'testing/aCall';
import { genaiPriceBook } from './genaiPriceBook';
import { usdFromPico } from './picoUsd';
import { priceCall } from './priceCall';
import { publishedPriceBook } from './publishedPriceBook';
import type { Receipt } from './receipt';
import { splitCacheWrite } from './splitCacheWrite';

const book = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));
const price = (call: CallOverrides) => priceCall(aCall(call), book);
const usdOf = ({ totalPico }: Receipt) => (totalPico === null ? null : usdFromPico(totalPico));
const tokensOf = ({ lines }: Receipt) =>
  Object.fromEntries(lines.map(({ tokenClass, tokens }) => [tokenClass, tokens]));

// Numbers from public complaints about other tools; T8 to T10 are about days and spans, not prices.
describe('golden cases of prices', () => {
  it('T1: prices 86 of 17,903 prompt tokens as uncached where 17,817 were read from a cache', () => {
    const receipt = price({ usage: { inputTotal: 17_903, cacheRead: 17_817 } });
    expect(tokensOf(receipt)).toEqual({ inputUncached: 86, cacheRead: 17_817 });
    expect(receipt.totalPico).toBe(86n * 2_500_000n + 17_817n * 1_250_000n);
  });

  it('T2: counts 130,213 input tokens where 5 were uncached, 128,955 read and 1,253 written', () => {
    const usage = { inputTotal: 130_213, cacheRead: 128_955, cacheWrite5m: 1_253 };
    const receipt = price({ provider: 'anthropic', model: 'claude-sonnet-4-5', usage });
    expect(tokensOf(receipt)).toEqual({ inputUncached: 5, cacheRead: 128_955, cacheWrite5m: 1_253 });
    expect(usdOf(receipt)).toBe((5 * 3_000_000 + 128_955 * 300_000 + 1_253 * 3_750_000) / 1e12);
  });

  it('T3: costs $0.005955, not $0.039084, with 24,540 of 25,978 prompt tokens cached', () => {
    const usage = { inputTotal: 25_978, cacheRead: 24_540, output: 13 };
    expect(usdOf(price({ provider: 'gcp.gemini', model: 'gemini-3.5-flash', usage }))).toBe(0.005955);
  });

  it('T4: costs $0.0000577, not $0.0001102, with 21 of 22 output tokens spent on reasoning', () => {
    const usage = { inputTotal: 9, output: 22, reasoning: 21 };
    expect(usdOf(price({ provider: 'gcp.gemini', model: 'gemini-2.5-flash', usage }))).toBe(0.0000577);
  });

  it('T5: prices 152,967 of 184,457 cache writes without a lifetime at the 5-minute rate, and says so', () => {
    const split = splitCacheWrite({ total: 184_457, fiveMinutes: 31_000, oneHour: 490 });
    expect(split).toEqual({ cacheWrite5m: 183_967, cacheWrite1h: 490, cacheWriteUnsplit: 152_967 });
    const usage = { inputTotal: 184_457, ...split };
    const receipt = price({ provider: 'anthropic', model: 'claude-sonnet-4-5', usage });
    expect(receipt.totalPico).toBe(183_967n * 3_750_000n + 490n * 6_000_000n);
    expect(receipt.assumptions).toEqual(['lifetime of 152967 cache writes not recorded: priced as five-minute writes']);
  });

  it.each([
    [250_000, 1],
    [200_001, 0.800004],
    [200_000, 0.4],
  ])('T6: prices a prompt of %i tokens whole, at $%d', (inputTotal, usd) => {
    expect(usdOf(price({ provider: 'gcp.gemini', model: 'gemini-3.1-pro-preview', usage: { inputTotal } }))).toBe(usd);
  });

  it.each([
    ['2025-06-09T23:59:59.999Z', 10, null, '2025-06-10'],
    ['2025-06-10T00:00:00Z', 2, '2025-06-10', null],
  ])('T7: prices o3 by the time of the call: at %s a million input tokens cost $%d', (time, usd, from, to) => {
    const receipt = price({ model: 'o3', time: Date.parse(time), usage: { inputTotal: 1_000_000 } });
    expect(usdOf(receipt)).toBe(usd);
    const day = (date: string | null) => (date === null ? null : Date.parse(date));
    expect(receipt.priceRow).toMatchObject({ from: day(from), to: day(to), tier: 'standard' });
  });

  it('T11: leaves an unknown model unpriced, with its tokens, never $0', () => {
    const receipt = price({ model: 'totally-unknown-model-9', usage: { inputTotal: 1_000, output: 100 } });
    expect(receipt).toMatchObject({
      totalPico: null,
      unknownReason: 'model not in the price book',
      unknownDetail: 'openai/totally-unknown-model-9',
    });
    expect(tokensOf(receipt)).toEqual({ inputUncached: 1_000, output: 100 });
    expect(receipt.lines.map(({ amountPico }) => amountPico)).toEqual([null, null]);
  });

  it.each([
    ['openai', 'gpt-4o', 0.175],
    ['anthropic', 'claude-sonnet-4-5', 0.225],
    ['gcp.gemini', 'gemini-2.5-pro', 0.1125],
  ])('T12: prices a batch call of %s at half', (provider, model, usd) => {
    const call = { provider, model, usage: { inputTotal: 100_000, output: 10_000 } };
    expect(usdOf(price({ ...call, serviceTier: 'batch' }))).toBe(usd);
    expect(usdOf(price(call))).toBe(2 * usd);
  });

  it('T13: costs $0 where a rate limit refused the call, and is unknown beside its input where a call timed out', () => {
    const unrecorded = { inputTotal: null, output: null, cacheRead: null, reasoning: null };
    expect(price({ errorClass: 'rate_limit', usage: unrecorded })).toMatchObject({ totalPico: 0n, lines: [] });
    const timeout = price({ errorClass: 'timeout', usage: { ...unrecorded, inputTotal: 1_000 } });
    expect(timeout).toMatchObject({ totalPico: null, knownPico: 2_500_000_000n, unknownReason: 'output not recorded' });
    expect(price({ errorClass: 'timeout', usage: unrecorded })).toMatchObject({ totalPico: null, knownPico: 0n });
  });

  it('T14: costs $0 where a response cache answered, and shows what that avoided', () => {
    const call: CallOverrides = { usage: { inputTotal: 1_000, output: 100 } };
    const hit = price({ ...call, isResponseCacheHit: true });
    expect(hit).toMatchObject({ totalPico: 0n, knownPico: 0n, lines: [], unknownReason: null });
    expect(hit.avoided).toEqual(price(call));
    expect(hit.avoided?.totalPico).toBe(3_500_000_000n);
  });

  it('T15: adds the fee of every web search, and is unknown where nobody published one', () => {
    const usage = { inputTotal: 10_000, output: 1_000, webSearches: 3 };
    const receipt = price({ provider: 'anthropic', model: 'claude-sonnet-4-5', usage });
    expect(usdOf(receipt)).toBe(0.075);
    expect(receipt.fees).toEqual([
      { kind: 'webSearch', count: 3, ratePico: 10_000_000_000n, amountPico: 30_000_000_000n },
    ]);
    expect(price({ provider: 'groq', model: 'llama-3.3-70b-versatile', usage })).toMatchObject({
      totalPico: null,
      unknownReason: 'no fee published for web searches',
    });
  });
});
