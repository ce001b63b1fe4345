import { readFileSync } from 'node:fs';
import { calcPrice } from '@pydantic/genai-prices';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { genaiPriceBook } from './genaiPriceBook';
import { usdFromPico } from './picoUsd';
import { priceCall } from './priceCall';
import { priceByGroup } from './pricedUsage';
import { publishedPriceBook } from './publishedPriceBook';
import { buildRateSheet } from './rateSheet';

interface PricingCase {
  readonly n: number;
  readonly case: string;
  readonly provider: string;
  readonly model: string;
  readonly timestamp: string;
  readonly service_tier?: string;
  /** `input` is the total with cached tokens, `out` includes reasoning. */
  readonly usage: Readonly<
    Partial<Record<'input' | 'cr' | 'cw5' | 'cw1h' | 'out' | 'reason' | 'audioIn' | 'ws', number>>
  >;
  readonly expected_usd: number | null | 'unscored';
}

const { cases } = JSON.parse(readFileSync('fixtures/pricing/pricing-cases.json', 'utf8')) as {
  readonly cases: readonly PricingCase[];
};
const base = genaiPriceBook(calcPrice, 'the library');
const book = publishedPriceBook(base);

const scored = cases.filter(({ expected_usd }) => expected_usd !== 'unscored');

describe('published prices', () => {
  it.each(scored)('prices case $n ($case) at $expected_usd', (example) => {
    const { totalPico, unknownReason } = price(example);
    if (example.expected_usd === null) {
      expect({ totalPico, unknownReason }).toEqual({ totalPico: null, unknownReason: 'model not in the price book' });
    } else {
      expect(unknownReason).toBeNull();
      expect(Math.abs(usdFromPico(totalPico ?? -1n) - Number(example.expected_usd))).toBeLessThan(1e-9);
    }
  });

  // Usage rows know neither audio tokens nor web searches.
  it.each(scored.filter(({ usage }) => usage.audioIn === undefined && usage.ws === undefined))(
    'sums case $n to the same through a rate sheet',
    (example) => {
      const { lines, knownPico, totalPico } = price(example);
      const { known, unknown } = priceThroughSheet(example);
      const unpriced = lines.filter(({ amountPico }) => amountPico === null).map(({ tokens }) => tokens ?? NaN);
      expect({ known, isKnown: unknown.calls === 0 }).toEqual({ known: knownPico, isKnown: totalPico !== null });
      expect(unknown.tokens).toBe(unpriced.reduce((sum, tokens) => sum + tokens, 0));
    },
  );

  it('differs from the library in the cases that need a correction, a fee or a service tier', () => {
    const different = scored.filter(
      (example) => example.expected_usd !== null && Math.abs(libraryUsd(example) - Number(example.expected_usd)) > 1e-9,
    );
    expect(different.map(({ n }) => n)).toEqual([10, 14, 26, 29, 31, 34, 45, 48, 49]);
  });
});

function price({ provider, model, timestamp, service_tier, usage }: PricingCase) {
  const { input = 0, cr = 0, cw5 = 0, cw1h = 0, out = 0, reason = 0, audioIn = 0, ws = 0 } = usage;
  return priceCall(
    {
      provider,
      model,
      time: Date.parse(timestamp),
      serviceTier: service_tier ?? null,
      operation: null,
      errorClass: null,
      usage: {
        inputTotal: input,
        output: out,
        cacheRead: cr,
        cacheWrite5m: cw5,
        cacheWrite1h: cw1h,
        reasoning: reason,
        audioInput: audioIn,
        webSearches: ws,
      },
    },
    book,
  );
}

function priceThroughSheet({ provider, model, timestamp, service_tier, usage }: PricingCase) {
  const { input = 0, cr = 0, cw5 = 0, cw1h = 0, out = 0, reason = 0 } = usage;
  const instant = Date.parse(timestamp);
  const second = (instant % 86_400_000) / 1000;
  const models = [{ provider, model, serviceTier: service_tier ?? null }];
  const sheet = buildRateSheet({ book, models, from: instant, to: instant + 1 });
  const { contextThresholds, dayTimes } = sheet.cuts;
  const key = aPricingKey({
    ...models[0],
    contextBand: contextThresholds.filter((threshold) => input > threshold).length,
    dayPart: dayTimes.filter((time) => second >= time).length,
  });
  const tokens = {
    inputUncached: input - cr - cw5 - cw1h,
    cacheRead: cr,
    cacheWrite5m: cw5,
    cacheWrite1h: cw1h,
    output: out - reason,
    reasoning: reason,
  };
  const [group] = priceByGroup([aUsageRow({ key, tokens })], sheet);
  if (group === undefined) {
    throw new Error('One row is one group');
  }
  return group.total.cost;
}

function libraryUsd({ provider, model, timestamp, usage }: PricingCase): number {
  const { input = 0, cr = 0, cw5 = 0, cw1h = 0, out = 0, audioIn = 0, ws = 0 } = usage;
  const found = calcPrice(
    {
      input_tokens: input,
      cache_read_tokens: cr,
      cache_write_tokens: cw5 + cw1h,
      cache_write_1h_tokens: cw1h,
      output_tokens: out,
      input_audio_tokens: audioIn,
      web_searches: ws,
    },
    model,
    { providerId: provider, timestamp: new Date(timestamp) },
  );
  return found?.total_price ?? NaN;
}
