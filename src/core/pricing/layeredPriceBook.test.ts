import { calcPrice } from '@pydantic/genai-prices';
import { genaiPriceBook } from './genaiPriceBook';
import { layeredPriceBook } from './layeredPriceBook';
import { parseOwnPrices } from './parseOwnPrices';
import { publishedPriceBook } from './publishedPriceBook';

const base = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));

function layer(...entries: readonly object[]) {
  const parsed = parseOwnPrices(entries);
  if (!parsed.ok) {
    throw new Error(parsed.problems.join('\n'));
  }
  return layeredPriceBook(base, parsed.entries);
}

interface Asked {
  readonly provider?: string | null;
  readonly model?: string;
  readonly day?: string;
  readonly inputTokens?: number;
  readonly serviceTier?: string | null;
}

function ratesOf(book: ReturnType<typeof layer>, asked: Asked = {}) {
  const { provider = 'openai', model = 'gpt-4o', day = '2026-09-20', inputTokens = 1000, serviceTier = null } = asked;
  const moment = { instant: Date.parse(day), secondOfDay: 0 };
  return book.find(provider, model)?.ratesAt(moment, inputTokens, serviceTier);
}

const contract = { name: 'contract', provider: 'openai', model: 'gpt-4o', rates: { inputUncached: 2, output: 8 } };

describe('layeredPriceBook', () => {
  it('answers with the very model below where no entry is about it', () => {
    expect(layer(contract).find('openai', 'o3')).toBe(base.find('openai', 'o3'));
    expect(layer(contract).lookUp?.('openai', 'nobody')).toEqual({
      found: undefined,
      reason: 'model not in the price book',
    });
  });

  it('keeps the rates below of classes that an entry does not name, and the fees', () => {
    const rates = ratesOf(layer(contract));
    expect(rates?.perToken).toEqual({
      inputUncached: 2_000_000n,
      cacheRead: 1_250_000n,
      cacheWrite5m: 2_000_000n,
      cacheWrite1h: 2_000_000n,
      output: 8_000_000n,
      reasoning: 8_000_000n,
    });
    expect(rates?.perWebSearch).toBe(10_000_000_000n);
  });

  it('holds from its first to before its last instant, and leaves other days to the book', () => {
    const book = layer({ ...contract, from: '2026-09-01', to: '2026-10-01' });
    const inputAt = (day: string) => ratesOf(book, { day })?.perToken.inputUncached;
    expect(inputAt('2026-08-31T23:59:59Z')).toBe(2_500_000n);
    expect(inputAt('2026-09-01T00:00:00Z')).toBe(2_000_000n);
    expect(inputAt('2026-09-30T23:59:59Z')).toBe(2_000_000n);
    expect(inputAt('2026-10-01T00:00:00Z')).toBe(2_500_000n);
    expect(book.find('openai', 'gpt-4o')?.validFrom).toEqual([Date.UTC(2026, 8, 1), Date.UTC(2026, 9, 1)]);
  });

  it('says in the row which entry, for which days, over what', () => {
    const book = layer({ ...contract, from: '2026-09-01', to: '2026-10-01' });
    expect(ratesOf(book)?.row).toEqual({
      source: 'contract, over the library',
      from: Date.UTC(2026, 8, 1),
      to: Date.UTC(2026, 9, 1),
      tier: 'standard',
      inputOver: null,
      hours: null,
    });
  });

  it('limits the row to the days of the price it is built on', () => {
    const discount = { name: 'discount', provider: 'openai', model: 'o3', multiply: 0.9, from: '2025-06-01' };
    expect(ratesOf(layer(discount), { model: 'o3', day: '2025-06-05' })?.row).toMatchObject({
      from: Date.UTC(2025, 5, 1),
      to: Date.UTC(2025, 5, 10),
    });
  });

  it('leaves the other service tiers to the book', () => {
    expect(ratesOf(layer(contract), { serviceTier: 'batch' })?.perToken.inputUncached).toBe(1_250_000n);
  });

  it("multiplies the rates of the call's own tier where an entry is for any", () => {
    const book = layer({ name: 'ten per cent off', provider: '*', model: '*', serviceTier: '*', multiply: 0.9 });
    expect(ratesOf(book)?.perToken.inputUncached).toBe(2_250_000n);
    expect(ratesOf(book, { serviceTier: 'batch' })?.perToken.inputUncached).toBe(1_125_000n);
    expect(ratesOf(book, { serviceTier: 'priority' })?.perToken.inputUncached).toBe(3_825_000n);
    expect(ratesOf(book, { serviceTier: 'turbo' })).toBeUndefined();
  });

  it('multiplies the standard rates where an entry is for one tier, class by class', () => {
    const multiply = { all: 0.4, cacheRead: 1 };
    const book = layer({ name: 'our batch', provider: 'openai', model: 'gpt-4o', serviceTier: 'batch', multiply });
    expect(ratesOf(book, { serviceTier: 'batch' })?.perToken).toMatchObject({
      inputUncached: 1_000_000n,
      cacheRead: 1_250_000n,
      output: 4_000_000n,
    });
    expect(ratesOf(book)?.perToken.inputUncached).toBe(2_500_000n);
  });

  it("gives a class the factor of its own where it has its parent's rate", () => {
    const book = layer({ name: 'thinking', provider: 'openai', model: 'gpt-4o', multiply: { reasoning: 2 } });
    expect(ratesOf(book)?.perToken).toMatchObject({ output: 10_000_000n, reasoning: 20_000_000n });
  });

  it('multiplies nothing where nobody has priced the model', () => {
    const book = layer({ name: 'off', provider: '*', model: '*', serviceTier: '*', multiply: 0.9 });
    expect(book.find('openai', 'nobody')).toBeUndefined();
  });

  it('prices a deployment as the model that it is, on every tier', () => {
    const priceAs = { provider: 'openai', model: 'gpt-4o' };
    const book = layer({ name: 'deployment', provider: 'azure', model: 'prod-chat', priceAs });
    const asked = { provider: 'azure.ai.openai', model: 'Prod-Chat' };
    expect(book.find('azure', 'prod-chat')).toMatchObject({ provider: 'openai', model: 'gpt-4o' });
    expect(ratesOf(book, asked)?.perToken).toEqual(ratesOf(base)?.perToken);
    expect(ratesOf(book, { ...asked, serviceTier: 'batch' })?.perToken.output).toBe(5_000_000n);
    expect(ratesOf(book, asked)?.row?.source).toBe('deployment, over the library');
  });

  it('prices a model that is in no book by what the entry names', () => {
    const own = { name: 'house', provider: 'vllm', model: 'house-llm', rates: { inputUncached: 0.1, output: 0.2 } };
    const book = layer({ ...own, from: '2026-01-01' });
    expect(book.find('vllm', 'house-llm')).toMatchObject({ provider: 'vllm', model: 'house-llm' });
    expect(ratesOf(book, { provider: 'vllm', model: 'house-llm' })).toMatchObject({
      perToken: { inputUncached: 100_000n, cacheRead: 100_000n, output: 200_000n },
      perCall: 0n,
      row: { source: 'house' },
    });
    expect(ratesOf(book, { provider: 'vllm', model: 'house-llm', day: '2025-12-31' })).toBeUndefined();
    expect(ratesOf(book, { provider: 'vllm', model: 'house-llm', serviceTier: 'batch' })).toBeUndefined();
  });

  it('prices a whole call at the tier that its input exceeds', () => {
    const contextTiers = [
      { inputOver: 1_000, rates: { inputUncached: 4 } },
      { inputOver: 2_000, rates: { inputUncached: 6 } },
    ];
    const book = layer({ ...contract, contextTiers });
    const inputAt = (inputTokens: number) => ratesOf(book, { inputTokens });
    expect(inputAt(1_000)?.perToken).toMatchObject({ inputUncached: 2_000_000n, output: 8_000_000n });
    expect(inputAt(1_001)?.perToken).toMatchObject({ inputUncached: 4_000_000n, output: 8_000_000n });
    expect(inputAt(2_001)).toMatchObject({ perToken: { inputUncached: 6_000_000n }, row: { inputOver: 2_000 } });
    expect(book.find('openai', 'gpt-4o')?.contextThresholds).toEqual([1_000, 2_000]);
    expect(book.find('openai', 'gpt-4o')?.ratesAt({ instant: 0, secondOfDay: 0 }, undefined)).toBeUndefined();
  });

  it('takes multiples of what the entry itself names', () => {
    const rates = { inputUncached: 1, cacheRead: { times: 0.1, of: 'inputUncached' } };
    expect(ratesOf(layer({ ...contract, rates }))?.perToken.cacheRead).toBe(100_000n);
  });

  it('rounds a product that is not whole half to even', () => {
    const book = (input: number) =>
      layer({ ...contract, rates: { inputUncached: input, cacheRead: { times: 0.5, of: 'inputUncached' } } });
    expect(ratesOf(book(0.000005))?.perToken.cacheRead).toBe(2n);
    expect(ratesOf(book(0.000007))?.perToken.cacheRead).toBe(4n);
  });

  it.each([
    ['an exact name before a pattern', { model: 'gpt-4*' }, { model: 'gpt-4o' }],
    ['a longer pattern before a shorter', { model: 'gpt*' }, { model: 'gpt-4*' }],
    ['a service tier before any', { serviceTier: '*' }, {}],
    ['the entry listed first where nothing else decides', { model: '*t-4o', first: true }, { model: 'gpt-*' }],
  ])('prefers %s', (_, other, preferred) => {
    const { first = false, ...loser } = { first: false, ...other };
    const a = { ...contract, name: 'a', rates: { inputUncached: 1 }, ...loser };
    const b = { ...contract, name: 'b', rates: { inputUncached: 2 }, ...preferred };
    expect(ratesOf(layer(a, b))?.row?.source).toMatch(first ? /^a/ : /^b/);
  });

  it('does not touch what an entry excepts, nor another provider', () => {
    const off = { name: 'off', provider: 'openai', model: 'gpt-*', multiply: 0.9 };
    expect(ratesOf(layer({ ...off, except: 'gpt-4o' }))?.perToken.inputUncached).toBe(2_500_000n);
    expect(ratesOf(layer(off), { provider: 'azure' })?.perToken.inputUncached).toBe(2_500_000n);
  });

  it('is not about a snapshot that the book prices apart from its family', () => {
    const book = layer(contract);
    expect(book.find('openai', 'gpt-4o-2024-05-13')).toBe(base.find('openai', 'gpt-4o-2024-05-13'));
    expect(ratesOf(book, { model: 'gpt-4o-2024-08-06' })?.perToken.inputUncached).toBe(2_000_000n);
    expect(ratesOf(book, { model: 'gpt-4o-2030-01-01' })?.perToken.inputUncached).toBe(2_000_000n);
  });

  it('adds fees, which no factor multiplies', () => {
    const book = layer({ name: 'fees', provider: 'openai', model: 'gpt-4o', perThousandCalls: 1, multiply: 0.5 });
    expect(ratesOf(book)).toMatchObject({ perCall: 1_000_000_000n, perWebSearch: 10_000_000_000n });
  });

  it('finds an entry for a model whose provider is not recorded through the book', () => {
    expect(ratesOf(layer(contract), { provider: null })?.perToken.inputUncached).toBe(2_000_000n);
  });
});
