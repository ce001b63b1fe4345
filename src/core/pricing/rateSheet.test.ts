import { calcPrice } from '@pydantic/genai-prices';
import { aPriceBook } from 'testing/aPriceBook';
import { aPricingKey } from 'testing/aUsageRow';
import { genaiPriceBook } from './genaiPriceBook';
import { publishedPriceBook } from './publishedPriceBook';
import { type ModelKey, type PricingKey, type RateSheetOptions, buildRateSheet } from './rateSheet';

const book = genaiPriceBook(calcPrice, 'test');
const o3: ModelKey = { provider: 'openai', model: 'o3', serviceTier: null };
const geminiPro: ModelKey = { provider: 'gcp.gemini', model: 'gemini-2.5-pro', serviceTier: null };
const deepseekFlash: ModelKey = { provider: 'deepseek', model: 'deepseek-v4-flash', serviceTier: null };
const gpt4o: ModelKey = { provider: 'openai', model: 'gpt-4o', serviceTier: null };
const september = { from: Date.parse('2026-09-01T00:00:00Z'), to: Date.parse('2026-09-08T00:00:00Z') };

function sheetOf(models: readonly ModelKey[], options: Partial<RateSheetOptions> = {}) {
  return buildRateSheet({ book, models, ...september, ...options });
}

function inputRate(sheet: ReturnType<typeof sheetOf>, key: Partial<PricingKey>) {
  const rate = sheet.resolve(aPricingKey(key));
  return rate.priced ? rate.rates.perToken.inputUncached : rate.reason;
}

describe('buildRateSheet', () => {
  it('cuts for the models that occur only', () => {
    expect(sheetOf([gpt4o]).cuts).toEqual({ contextThresholds: [], validFrom: [], dayTimes: [] });
    expect(sheetOf([gpt4o, geminiPro]).cuts.contextThresholds).toEqual([200_000]);
    expect(sheetOf([gpt4o, deepseekFlash]).cuts.dayTimes).toEqual([3600, 4 * 3600, 6 * 3600, 10 * 3600]);
  });

  it('cuts nothing for a model that is not recorded or not in the book', () => {
    const models = [
      { provider: null, model: null, serviceTier: null },
      { provider: 'openai', model: 'totally-unknown-model-9', serviceTier: null },
    ];
    expect(sheetOf(models).cuts).toEqual({ contextThresholds: [], validFrom: [], dayTimes: [] });
  });

  it('cuts at dated prices inside the range only, its borders excluded', () => {
    const cut = Date.parse('2025-06-10T00:00:00Z');
    expect(sheetOf([o3], { from: cut - 1, to: cut + 1 }).cuts.validFrom).toEqual([cut]);
    expect(sheetOf([o3], { from: cut, to: cut + 1 }).cuts.validFrom).toEqual([]);
    expect(sheetOf([o3], { from: cut - 1, to: cut }).cuts.validFrom).toEqual([]);
  });

  it('joins the cuts of several models in ascending order without repeating any', () => {
    const several = aPriceBook({
      one: { model: { contextThresholds: [200_000, 500_000], dayTimes: [60], validFrom: [30] } },
      two: { model: { contextThresholds: [128_000, 200_000], dayTimes: [30, 60], validFrom: [20, 30] } },
    });
    const models = ['one', 'two'].map((model) => ({ provider: null, model, serviceTier: null }));
    expect(buildRateSheet({ book: several, models, from: 0, to: 100 }).cuts).toEqual({
      contextThresholds: [128_000, 200_000, 500_000],
      validFrom: [20, 30],
      dayTimes: [30, 60],
    });
  });
});

describe('resolve', () => {
  it('prices o3 by the day of the call: dearer until 2025-06-09, cheaper from 2025-06-10 on', () => {
    const sheet = sheetOf([o3], { from: Date.parse('2025-06-09T00:00:00Z'), to: Date.parse('2025-06-11T00:00:00Z') });
    expect(inputRate(sheet, { ...o3, priceSlice: 0 })).toBe(10_000_000n);
    expect(inputRate(sheet, { ...o3, priceSlice: 1 })).toBe(2_000_000n);
  });

  it('prices a range that lies wholly before or after a dated price without a cut', () => {
    const before = sheetOf([o3], { from: Date.parse('2025-06-09T00:00:00Z'), to: Date.parse('2025-06-10T00:00:00Z') });
    const after = sheetOf([o3], { from: Date.parse('2025-06-10T00:00:00Z'), to: Date.parse('2025-06-11T00:00:00Z') });
    expect([inputRate(before, o3), inputRate(after, o3)]).toEqual([10_000_000n, 2_000_000n]);
  });

  it('prices every call as of `pricedAt` where it is given, and cuts no dates', () => {
    const range = { from: Date.parse('2025-06-09T00:00:00Z'), to: Date.parse('2025-06-11T00:00:00Z') };
    const sheet = sheetOf([o3], { ...range, pricedAt: Date.parse('2026-09-20T12:00:00Z') });
    expect(sheet.cuts.validFrom).toEqual([]);
    expect(inputRate(sheet, o3)).toBe(2_000_000n);
  });

  it('prices deepseek-v4-flash by the hour of the UTC day', () => {
    const sheet = sheetOf([deepseekFlash]);
    const parts = [0, 1, 2, 3, 4].map((dayPart) => inputRate(sheet, { ...deepseekFlash, dayPart }));
    const [night, morningPeak, between, dayPeak, evening] = parts;
    expect(morningPeak).toBe(dayPeak);
    expect([night, between]).toEqual([evening, evening]);
    expect(morningPeak).not.toBe(evening);
  });

  it('prices all tokens of a call beyond the threshold at the higher tier', () => {
    const sheet = sheetOf([geminiPro]);
    expect(inputRate(sheet, { ...geminiPro, contextBand: 0 })).toBe(1_250_000n);
    expect(inputRate(sheet, { ...geminiPro, contextBand: 1 })).toBe(2_500_000n);
  });

  it('does not price a call whose input is not recorded at a model with tiers', () => {
    expect(inputRate(sheetOf([geminiPro]), { ...geminiPro, contextBand: null })).toBe('input not recorded');
  });

  it('prices a call whose input is not recorded at a model without tiers', () => {
    expect(inputRate(sheetOf([gpt4o]), { ...gpt4o, contextBand: null })).toBe(2_500_000n);
  });

  it('says why a key has no rate', () => {
    const sheet = sheetOf([]);
    expect(inputRate(sheet, { model: null })).toBe('model not recorded');
    expect(inputRate(sheet, { model: 'totally-unknown-model-9' })).toBe('model not in the price book');
    expect(inputRate(sheet, { provider: 'ollama', model: 'gpt-4o' })).toBe('model not in the price book');
  });

  it.each([null, '', 'default', 'Standard', 'auto'])('prices service tier %s at the standard rate', (serviceTier) => {
    const standard = { priced: true, rates: { perToken: { inputUncached: 2_500_000n } } };
    expect(sheetOf([gpt4o]).resolve(aPricingKey({ serviceTier }))).toMatchObject(standard);
  });

  it('prices a service tier that the book has a price for, and no other', () => {
    const sheet = buildRateSheet({ book: publishedPriceBook(book), models: [gpt4o], ...september });
    expect(inputRate(sheet, { ...gpt4o, serviceTier: 'Batch' })).toBe(1_250_000n);
    expect(inputRate(sheet, { ...gpt4o, serviceTier: 'priority' })).toBe(4_250_000n);
    expect(inputRate(sheet, { ...gpt4o, serviceTier: 'turbo' })).toBe('service tier not in the price book');
    expect(inputRate(sheetOf([gpt4o]), { ...gpt4o, serviceTier: 'batch' })).toBe('service tier not in the price book');
  });
});

describe('ratesAt', () => {
  const at = { instant: september.from, secondOfDay: 0 };

  it('holds 200,000 tokens for the lower and 200,001 for the higher tier', () => {
    const model = book.find('gcp.gemini', 'gemini-2.5-pro');
    expect(model?.ratesAt(at, 200_000)?.perToken.inputUncached).toBe(1_250_000n);
    expect(model?.ratesAt(at, 200_001)?.perToken.inputUncached).toBe(2_500_000n);
    expect(model?.ratesAt(at, 200_001)?.perToken.output).toBe(15_000_000n);
  });

  it('begins and ends a window of the day at its very seconds', () => {
    const model = book.find('deepseek', 'deepseek-v4-flash');
    const rateAt = (secondOfDay: number) => model?.ratesAt({ ...at, secondOfDay }, 1)?.perToken.inputUncached;
    const [before, first, last, after] = [3599, 3600, 4 * 3600 - 1, 4 * 3600].map(rateAt);
    expect(first).toBe(last);
    expect(before).toBe(after);
    expect(first).not.toBe(before);
  });
});
