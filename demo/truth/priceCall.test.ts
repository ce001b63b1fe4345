import { calcPrice } from '@pydantic/genai-prices';
import type { LineageRow } from 'core/lineage/lineageRow';
import { aLineageRow } from 'testing/aLineageRow';
import { featureCatalogue } from '../featureCatalogue';
import { modelCatalogue } from '../modelCatalogue';
import { bookProviders, bookRates, picoDollars } from './bookRates';
import { priceCall } from './priceCall';

const time = Date.UTC(2026, 10, 20, 12);

describe('the book', () => {
  const used = new Set(featureCatalogue.flatMap(({ model, secondaryModel }) => [model, secondaryModel]));

  it('prices the six models that features use', () => {
    expect(used.size).toBe(6);
    const unpriced = [...used].filter((model) => bookRates(modelCatalogue[model].provider, model, time) === null);
    expect(unpriced).toEqual([]);
  });

  it('does not know the preview model', () => {
    expect(bookRates('gcp.gemini', 'gemini-nightjar-preview', time)).toBeNull();
  });
});

describe('picoDollars', () => {
  it.each([
    [0.075, 75_000n],
    [15, 15_000_000n],
    [0.000001, null],
    [22.5, 22_500_000n],
  ])('turns %d USD per million tokens into %s', (rate, pico) => {
    if (pico === null) {
      expect(() => picoDollars(rate / 10)).toThrow('is not whole');
    } else {
      expect(picoDollars(rate)).toBe(pico);
    }
  });
});

describe('priceCall', () => {
  it('prices disjoint classes: uncached input, reads, writes of both lifetimes, output', () => {
    const row = aRow({
      prompt_tokens: 10_000,
      cache_read_tokens: 6000,
      cache_write_tokens: 3000,
      cache_write_1h_tokens: 1000,
      completion_tokens: 100,
    });
    expect(priceCall(row).known).toBe(
      1000n * 3_000_000n + 6000n * 300_000n + 2000n * 3_750_000n + 1000n * 6_000_000n + 100n * 15_000_000n,
    );
  });

  it('prices writes of unrecorded lifetime at the five-minute rate', () => {
    const row = aRow({ prompt_tokens: 3000, cache_read_tokens: 0, cache_write_tokens: 3000, completion_tokens: 0 });
    expect(priceCall(row)).toEqual({ known: 3000n * 3_750_000n, hasUnknown: false, unpricedTokens: 0 });
  });

  it('prices a prompt whose cache was not recorded as uncached', () => {
    expect(priceCall(aRow({ prompt_tokens: 3000, completion_tokens: 0 })).known).toBe(3000n * 3_000_000n);
  });

  it.each([
    [200_000, 200_000n * 3_000_000n + 10n * 15_000_000n],
    [200_001, 200_001n * 6_000_000n + 10n * 22_500_000n],
  ])('prices all tokens of a prompt of %d at one tier', (prompt_tokens, known) => {
    expect(priceCall(aRow({ prompt_tokens, completion_tokens: 10 })).known).toBe(known);
  });

  it('takes the input rate for reads and the output rate for reasoning where the book has none', () => {
    const row = aRow({
      provider: 'mistral_ai',
      model: 'mistral-embed',
      prompt_tokens: 100,
      cache_read_tokens: 40,
      completion_tokens: 10,
      reasoning_tokens: 5,
    });
    expect(priceCall(row).known).toBe(110n * 100_000n);
  });

  it("prices OpenAI's batch at half the standard rates, and knows no other service tier", () => {
    const batch = { model: 'gpt-4o-mini', prompt_tokens: 1000, completion_tokens: 100, service_tier: 'batch' };
    expect(priceCall(aRow({ ...batch, provider: 'openai' })).known).toBe(1000n * 75_000n + 100n * 300_000n);
    expect(() => priceCall(aRow({ ...batch, provider: 'openai', service_tier: 'flex' }))).toThrow('"flex" of openai');
    expect(() => priceCall(aRow({ prompt_tokens: 1, service_tier: 'batch' }))).toThrow('"batch" of anthropic');
  });

  it('agrees with the library to its double precision', () => {
    const row = aRow({
      prompt_tokens: 250_123,
      cache_read_tokens: 100_001,
      cache_write_tokens: 50_007,
      cache_write_1h_tokens: 7,
      completion_tokens: 1234,
    });
    const usage = {
      input_tokens: 250_123,
      cache_read_tokens: 100_001,
      cache_write_tokens: 50_007,
      cache_write_1h_tokens: 7,
      output_tokens: 1234,
    };
    const library = calcPrice(usage, 'claude-sonnet-4-5', {
      providerId: bookProviders['anthropic'],
      timestamp: new Date(time),
    });
    expect(Number(priceCall(row).known) / 1e12).toBeCloseTo(library!.total_price, 9);
  });

  it.each<[string, Partial<LineageRow>, { known: bigint; hasUnknown: boolean; unpricedTokens: number }]>([
    [
      'a hit of the response cache',
      { response_cache: 'semantic', prompt_tokens: 100, completion_tokens: 10 },
      { known: 0n, hasUnknown: false, unpricedTokens: 0 },
    ],
    ['a refused call', { error_class: 'rate_limit' }, { known: 0n, hasUnknown: false, unpricedTokens: 0 }],
    ['a timeout without tokens', { error_class: 'timeout' }, { known: 0n, hasUnknown: true, unpricedTokens: 0 }],
    [
      'a cancelled call with its prompt only',
      { error_class: 'cancelled', prompt_tokens: 100 },
      { known: 300_000_000n, hasUnknown: true, unpricedTokens: 0 },
    ],
    [
      'a server error with its prompt only',
      { error_class: 'server_error', prompt_tokens: 100 },
      { known: 300_000_000n, hasUnknown: false, unpricedTokens: 0 },
    ],
    ['an answer without tokens', {}, { known: 0n, hasUnknown: true, unpricedTokens: 0 }],
    [
      'embeddings without completion',
      { operation: 'embeddings', prompt_tokens: 100 },
      { known: 300_000_000n, hasUnknown: false, unpricedTokens: 0 },
    ],
    [
      'a model nobody priced',
      { model: 'nightjar', prompt_tokens: 100, completion_tokens: 10 },
      { known: 0n, hasUnknown: true, unpricedTokens: 110 },
    ],
    [
      'no model',
      { model: null, prompt_tokens: 100, completion_tokens: 10 },
      { known: 0n, hasUnknown: true, unpricedTokens: 110 },
    ],
  ])('says what is known of %s', (_, columns, price) => {
    expect(priceCall(aRow(columns))).toEqual(price);
  });
});

/** An answered call of Claude Sonnet 4.5 of which no token is recorded, except for what is given. */
function aRow(columns: Partial<LineageRow>): LineageRow {
  return aLineageRow({
    time,
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    prompt_tokens: null,
    completion_tokens: null,
    cache_read_tokens: null,
    cache_write_tokens: null,
    cache_write_1h_tokens: null,
    reasoning_tokens: null,
    ...columns,
  });
}
