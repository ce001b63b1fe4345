// Prices and groups a million usage rows as one board would, beside the library's own calculator on a sample of them.
// Run with `npm run bench`. On a busy machine look at the processor time and the ratio: both sides slow down together.
import { performance } from 'node:perf_hooks';
import { calcPrice } from '@pydantic/genai-prices';
import { PRICE_BOOK_VERSION } from 'core/pricing/loadPriceBook';
import { priceByGroup } from 'core/pricing/pricedUsage';
import { buildRateSheet, type PricingKey } from 'core/pricing/rateSheet';
import { shippedPriceBook } from 'core/pricing/shippedPriceBook';
import { HOUR } from 'core/usage/timeWindow';
import type { UsageRow } from 'core/usage/usageRow';

const FEATURES = 60;
const HOURS = 336; // 14 days, the longest range that is cut by the hour
const FROM = Date.UTC(2026, 8, 1);
const ROUNDS = 7;
const SAMPLE = 20_000;

const models: readonly (readonly [provider: string, model: string])[] = [
  ['openai', 'gpt-4o'],
  ['openai', 'gpt-4o-mini'],
  ['openai', 'gpt-5'],
  ['openai', 'o3'],
  ['anthropic', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-opus-4-6'],
  ['anthropic', 'claude-haiku-4-5'],
  ['gcp.gemini', 'gemini-2.5-pro'],
  ['gcp.gemini', 'gemini-2.5-flash'],
  ['mistral_ai', 'mistral-large-2512'],
];
const tiers = [null, 'default', 'batch', 'flex', 'priority'];

const keys: PricingKey[] = models.flatMap(([provider, model]) =>
  tiers.map((serviceTier) => ({ provider, model, serviceTier, contextBand: 0, priceSlice: 0, dayPart: 0 })),
);
const groups = Array.from({ length: FEATURES }, (_, index) => ({ values: [`feature-${index}`] }));
const rows = buildRows();
const book = shippedPriceBook(PRICE_BOOK_VERSION);
const sheetOptions = { book, models: keys, from: FROM, to: FROM + HOURS * HOUR };

const rounds = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const processor = process.cpuUsage();
  priceByGroup(rows, buildRateSheet(sheetOptions));
  return { wall: performance.now() - start, processor: process.cpuUsage(processor).user / 1000 };
});
const ours = median(rounds.map(({ wall }) => wall));
const processorTime = median(rounds.map(({ processor }) => processor));
const libraryPerRow = timeLibrary() / SAMPLE;
const cells = FEATURES * HOURS;

console.log(
  `${rows.length.toLocaleString('en-US')} usage rows, ${keys.length} pricing keys, ${cells.toLocaleString('en-US')} cells`,
);
console.log(
  `priceByGroup: ${ours.toFixed(0)} ms, ${processorTime.toFixed(0)} ms of processor (bar 300; median of ${ROUNDS})`,
);
console.log(
  `calcPrice: ${(1000 * libraryPerRow).toFixed(1)} us a row, ours ${((1000 * ours) / rows.length).toFixed(2)} us`,
);
console.log(`ratio: ${((libraryPerRow * rows.length) / ours).toFixed(0)} times faster`);

function buildRows(): UsageRow[] {
  let state = 1;
  const next = (below: number) => {
    state = (state * 48_271) % 0x7fffffff;
    return state % below;
  };
  const built: UsageRow[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (const group of groups) {
      for (const key of keys) {
        built.push({
          group,
          bucket: FROM + hour * HOUR,
          key,
          calls: 1 + next(50),
          callsUnbilled: 0,
          callsUnknown: 0,
          callsInputMissing: 0,
          callsOutputMissing: 0,
          callsInvalid: 0,
          tokens: {
            inputUncached: next(200_000),
            cacheRead: next(100_000),
            cacheWrite5m: next(5_000),
            cacheWrite1h: next(2_000),
            output: next(50_000),
            reasoning: next(20_000),
          },
          tokensCacheUnrecorded: 0,
          tokensWriteLifetimeUnrecorded: 0,
        });
      }
    }
  }
  return built;
}

function timeLibrary(): number {
  const sample = rows.slice(0, SAMPLE);
  const start = performance.now();
  for (const { tokens, bucket, key } of sample) {
    const cacheWrite = tokens.cacheWrite5m + tokens.cacheWrite1h;
    calcPrice(
      {
        input_tokens: tokens.inputUncached + tokens.cacheRead + cacheWrite,
        cache_read_tokens: tokens.cacheRead,
        cache_write_tokens: cacheWrite,
        cache_write_1h_tokens: tokens.cacheWrite1h,
        output_tokens: tokens.output + tokens.reasoning,
      },
      key.model ?? '',
      {
        providerId: key.provider === 'gcp.gemini' ? 'google' : (key.provider ?? '').replace('_ai', ''),
        timestamp: new Date(bucket),
      },
    );
  }
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
