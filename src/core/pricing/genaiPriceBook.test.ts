import { readFileSync } from 'node:fs';
import { type ConditionalPrice, type ModelInfo, type Provider, calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { genaiPriceBook } from './genaiPriceBook';
import { PRICE_BOOK_VERSION, loadPriceBook } from './loadPriceBook';
import { scaleDecimal, usdFromPico } from './picoUsd';
import { priceByGroup } from './pricedUsage';
import { buildRateSheet } from './rateSheet';

interface BookModel {
  readonly provider: Provider;
  readonly model: ModelInfo;
}

const book = genaiPriceBook(calcPrice, 'test');
let models: readonly BookModel[];

beforeAll(async () => {
  const providers = (await waitForUpdate()) ?? [];
  models = providers.flatMap((provider) => provider.models.map((model) => ({ provider, model })));
});

describe('PRICE_BOOK_VERSION', () => {
  it('is the version of the installed package', () => {
    const manifest = readFileSync('node_modules/@pydantic/genai-prices/package.json', 'utf8');
    const { name, version } = JSON.parse(manifest) as Record<string, string>;
    expect(PRICE_BOOK_VERSION).toBe(`${name} ${version}`);
  });
});

describe('loadPriceBook', () => {
  it('loads once', async () => {
    expect(await loadPriceBook()).toBe(await loadPriceBook());
    expect((await loadPriceBook()).find('openai', 'gpt-4o')?.model).toBe('gpt-4o');
  });
});

describe('genaiPriceBook', () => {
  it('finds a model by provider and name, under names that gateways give it too', () => {
    expect(book.find('gcp.vertex_ai', 'publishers/google/models/gemini-2.5-pro')?.model).toBe('gemini-2.5-pro');
    expect(book.find('openai', 'gpt-5-2025-12-01')?.model).toBe('gpt-5');
    expect(book.find(null, 'gpt-4o')).toMatchObject({ provider: 'openai', model: 'gpt-4o' });
  });

  it.each([
    ['openai', 'totally-unknown-model-9'],
    ['ollama', 'gpt-4o'],
    ['constructor', 'gpt-4o'],
    ['openai', '  '],
    [null, 'my-own-model'],
  ])('does not find %s/%s, and answers so again', (provider, model) => {
    expect(book.find(provider, model)).toBeUndefined();
    expect(book.find(provider, model)).toBeUndefined();
  });

  it('asks the library once per model', () => {
    const findPrice = jest.fn(calcPrice);
    const counted = genaiPriceBook(findPrice, 'test');
    expect(counted.find('openai', 'gpt-4o')).toBe(counted.find('openai', 'gpt-4o'));
    counted.find('openai', 'gpt-9');
    counted.find('openai', 'gpt-9');
    expect(findPrice).toHaveBeenCalledTimes(2);
  });

  it('leaves a class without a rate where the book has none for it or its parent', () => {
    const rates = book.find('openai', 'text-embedding-3-small')?.ratesAt({ instant: 0, secondOfDay: 0 }, 1);
    expect(rates?.perToken).toMatchObject({ inputUncached: 20_000n, cacheRead: 20_000n });
    expect(rates?.perToken).not.toHaveProperty('output');
  });

  it('takes the rate of the parent class where a class has none of its own', () => {
    const rates = book.find('openai', 'gpt-4o')?.ratesAt({ instant: 0, secondOfDay: 0 }, 1);
    expect(rates?.perToken.cacheWrite1h).toBe(rates?.perToken.inputUncached);
    expect(rates?.perToken.reasoning).toBe(rates?.perToken.output);
  });

  it('rounds six thirds in the book and one number with binary noise, and holds all other rates exactly', () => {
    const rounded = models.flatMap(({ provider, model }) =>
      pricesOf(model).flatMap(({ prices }) =>
        usedPrices(prices)
          .filter((price) => scaleDecimal(price, 18) !== scaleDecimal(price, 6) * 10n ** 12n)
          .map((price) => `${provider.id}/${model.id} ${price} -> ${scaleDecimal(price, 6)}`),
      ),
    );
    expect([...new Set(rounded)].sort()).toEqual([
      'huggingface_together/Qwen/Qwen3-VL-8B-Instruct 0.18000000000000002 -> 180000',
      'openrouter/google/gemini-2.5-flash-image 0.08333333333333334 -> 83333',
      'openrouter/google/gemini-2.5-flash-lite 0.08333333333333334 -> 83333',
      'openrouter/google/gemini-3-flash-preview 0.08333333333333334 -> 83333',
      'openrouter/google/gemini-3.1-flash-lite 0.08333333333333334 -> 83333',
      'openrouter/google/gemini-3.5-flash 0.08333333333333334 -> 83333',
      'openrouter/~google/gemini-flash-latest 0.08333333333333334 -> 83333',
    ]);
  });

  it('prices every model as the library does, at any moment and in any tier', () => {
    const examples = fc.sample(fc.tuple(usage, moment), { numRuns: 3 * models.length, seed: 3 });
    const different = examples.flatMap(([tokens, instant], index) => {
      const model = models[index % models.length] as BookModel;
      const ours = priceOurs(model, tokens, instant);
      const library = priceLibrary(model, tokens, instant);
      const tolerance = 1e-12 * Math.abs(library) + roundingOf(tokens);
      return Math.abs(ours - library) <= tolerance ? [] : [{ model: model.model.id, tokens, instant, ours, library }];
    });
    expect(different).toEqual([]);
  });
});

interface Tokens {
  readonly inputUncached: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  readonly reasoning: number;
}

const usage: fc.Arbitrary<Tokens> = fc.record({
  inputUncached: fc.nat(600_000),
  cacheRead: fc.nat(50_000),
  cacheWrite5m: fc.nat(20_000),
  cacheWrite1h: fc.nat(20_000),
  output: fc.nat(50_000),
  reasoning: fc.nat(50_000),
});

const moment = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-06-01') });

/** Half a pico-USD per token, for the rates that are not whole; the library's own binary sums are good to 1e-12 of the price. */
function roundingOf(tokens: Tokens): number {
  return Object.values(tokens).reduce((sum: number, count: number) => sum + count, 0) * 0.5e-12;
}

/** The known part of our price: a class without any price is unknown to us, and free to the library. */
function priceOurs({ provider, model }: BookModel, tokens: Tokens, instant: number): number {
  const found = (...[, , options]: Parameters<typeof calcPrice>) =>
    calcPrice({}, model.id, { ...options, provider: only({ provider, model }) });
  const own = genaiPriceBook(found, 'test');
  const key = { provider: provider.id, model: model.id, serviceTier: null };
  const sheet = buildRateSheet({ book: own, models: [key], from: instant, to: instant + 1 });
  const input = tokens.inputUncached + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
  const second = (instant % 86_400_000) / 1000;
  const cell = aPricingKey({
    ...key,
    contextBand: sheet.cuts.contextThresholds.filter((threshold) => input > threshold).length,
    dayPart: sheet.cuts.dayTimes.filter((time) => second >= time).length,
  });
  const [group] = priceByGroup([aUsageRow({ key: cell, tokens })], sheet);
  return usdFromPico(group?.total.cost.known ?? -1n);
}

function priceLibrary({ provider, model }: BookModel, tokens: Tokens, instant: number): number {
  const cacheWrite = tokens.cacheWrite5m + tokens.cacheWrite1h;
  const price = calcPrice(
    {
      input_tokens: tokens.inputUncached + tokens.cacheRead + cacheWrite,
      cache_read_tokens: tokens.cacheRead,
      cache_write_tokens: cacheWrite,
      cache_write_1h_tokens: tokens.cacheWrite1h,
      output_tokens: tokens.output + tokens.reasoning,
      output_reasoning_tokens: tokens.reasoning,
    },
    model.id,
    { provider: only({ provider, model }), timestamp: new Date(instant) },
  );
  return price?.total_price ?? NaN;
}

/** The provider with just this model, which some other model's rule could be taken for. */
function only({ provider, model }: BookModel): Provider {
  return { ...provider, models: [{ ...model, match: { equals: model.id } }] };
}

function pricesOf({ prices }: ModelInfo): readonly ConditionalPrice[] {
  return Array.isArray(prices) ? prices : [{ prices }];
}

const usedKeys = [
  'input_mtok',
  'cache_read_mtok',
  'cache_write_mtok',
  'cache_write_1h_mtok',
  'output_mtok',
  'output_reasoning_mtok',
];

function usedPrices(prices: ConditionalPrice['prices']): number[] {
  return usedKeys.flatMap((name) => {
    const price = prices[name];
    return price === undefined
      ? []
      : typeof price === 'number'
        ? [price]
        : [price.base, ...price.tiers.map((tier) => tier.price)];
  });
}
