import { readFileSync } from 'node:fs';
import { type Provider, calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import { priceCorrections, serviceTierPrices } from './corrections';
import { genaiPriceBook } from './genaiPriceBook';
import { picoPerToken } from './picoUsd';
import type { PublishedRates, RatedClass } from './priceBook';
import { publishedPriceBook } from './publishedPriceBook';

/** A correction as it was collected: US dollars per million tokens. */
interface Collected {
  readonly provider: string;
  readonly model?: string;
  readonly model_pattern?: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly tier_input_over?: number;
  readonly input?: number;
  readonly cache_read?: number;
  readonly cache_write_5m?: number;
  readonly cache_write_1h?: number;
  readonly output?: number;
  readonly input_audio?: number;
}

const { entries } = JSON.parse(readFileSync('fixtures/pricing/price-corrections.json', 'utf8')) as {
  readonly entries: readonly Collected[];
};
const base = genaiPriceBook(calcPrice, 'the library');
const book = publishedPriceBook(base);
const DAY = 86_400_000;

/** Names that calls record where a correction is collected by a pattern or by the maker's short name. */
const recordedNames: Readonly<Record<string, string>> = {
  '*claude-haiku-4-5*': 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'ft:gpt-4.1*': 'ft:gpt-4.1-2025-04-14:org::abc',
};

function ratesOf(
  provider: string,
  model: string,
  time: number,
  inputTokens: number,
  serviceTier: string | null = null,
) {
  const moment = { instant: time, secondOfDay: (time % DAY) / 1000 };
  return book.find(provider, model)?.ratesAt(moment, inputTokens, serviceTier);
}

describe('corrections', () => {
  it.each(entries.map((entry) => ({ ...entry, name: entry.model ?? entry.model_pattern ?? '' })))(
    'have the collected rates of $provider $name from its first to its last hour',
    ({ name, provider, from = null, to = null, tier_input_over: over, ...collected }) => {
      const wanted: PublishedRates = Object.fromEntries(
        Object.entries({
          inputUncached: collected.input,
          cacheRead: collected.cache_read,
          cacheWrite5m: collected.cache_write_5m,
          cacheWrite1h: collected.cache_write_1h ?? (collected.input === undefined ? 2.2 : undefined),
          output: collected.output,
          audioInput: collected.input_audio,
        } satisfies Partial<Record<RatedClass, number | undefined>>).flatMap(([ratedClass, usd]) =>
          usd === undefined || (collected.input !== undefined && ratedClass === 'cacheWrite1h' && over === undefined)
            ? []
            : [[ratedClass, picoPerToken(usd)]],
        ),
      );
      expect(Object.keys(wanted).length).toBeGreaterThan(0);
      const first = from === null ? Date.parse('2025-01-01T02:00:00Z') : Date.parse(from);
      const last = to === null ? Date.parse('2026-11-21T02:00:00Z') : Date.parse(to) - 1;
      for (const time of [first, last]) {
        const rates = ratesOf(provider, recordedNames[name] ?? name, time, over === undefined ? 1000 : over + 1);
        expect({ ...rates?.perToken, audioInput: rates?.audioInput }).toMatchObject(wanted);
      }
    },
  );

  it('leave a call of 200,000 input tokens of claude-sonnet-4 at the price of the book', () => {
    const short = ratesOf('anthropic', 'claude-sonnet-4', Date.parse('2025-10-01'), 200_000);
    expect(short).toMatchObject({ perToken: { inputUncached: 3_000_000n }, row: { source: 'the library' } });
  });

  it('keep the small fine-tuned models apart from the large one', () => {
    const inputOf = (model: string) => ratesOf('openai', model, Date.parse('2026-09-20'), 1)?.perToken.inputUncached;
    expect(inputOf('ft:gpt-4.1-2025-04-14:org::abc')).toBe(3_000_000n);
    expect(inputOf('ft:gpt-4.1-mini-2025-04-14:org::abc')).toBe(800_000n);
    expect(inputOf('ft:gpt-4.1-nano-2025-04-14:org::abc')).toBe(200_000n);
  });

  it('price the names that share an entry of the book with a corrected one as before', () => {
    const at = { instant: Date.parse('2026-01-15T12:00:00Z'), secondOfDay: 43_200 };
    for (const [provider, model] of [
      ['mistral', 'mistral-large-2411'],
      ['deepseek', 'deepseek-r1-0528'],
    ] as const) {
      expect(book.find(provider, model)?.ratesAt(at, 1)).toEqual(base.find(provider, model)?.ratesAt(at, 1));
    }
  });

  it('say for each entry why, and who says so', () => {
    const reasons = [...priceCorrections.map(({ why }) => why), ...priceCorrections.map(({ source }) => source)];
    expect([...reasons, ...serviceTierPrices.map(({ source }) => source)]).not.toContain('');
  });
});

describe('service tiers', () => {
  it.each([
    ['openai', 'gpt-4o', 'batch', 1_250_000n, 5_000_000n],
    ['openai', 'gpt-4o', 'priority', 4_250_000n, 17_000_000n],
    ['openai', 'gpt-4o-2024-05-13', 'priority', 8_750_000n, 26_250_000n],
    ['openai', 'gpt-5-mini', 'flex', 125_000n, 1_000_000n],
    ['openai', 'gpt-5-mini', 'priority', 450_000n, 3_600_000n],
    ['openai', 'ft:gpt-4o-mini-2024-07-18:org::abc', 'batch', 150_000n, 600_000n],
    ['anthropic', 'claude-haiku-4-5', 'batch', 500_000n, 2_500_000n],
    ['gcp.vertex_ai', 'gemini-2.5-pro', 'batch', 625_000n, 5_000_000n],
    ['gcp.gemini', 'gemini-2.5-flash', 'flex', 150_000n, 1_250_000n],
    ['azure.ai.openai', 'gpt-4o', 'batch', 1_250_000n, 5_000_000n],
    ['aws.bedrock', 'us.anthropic.claude-haiku-4-5-20251001-v1:0', 'batch', 550_000n, 2_750_000n],
    ['mistral_ai', 'mistral-large-latest', 'batch', 250_000n, 750_000n],
    ['groq', 'llama-3.3-70b-versatile', 'batch', 295_000n, 395_000n],
    ['groq', 'llama-3.3-70b-versatile', 'flex', 590_000n, 790_000n],
  ])('price %s %s on %s', (provider, model, serviceTier, inputUncached, output) => {
    const rates = ratesOf(provider, model, Date.parse('2026-09-20'), 1000, serviceTier);
    expect(rates).toMatchObject({ perToken: { inputUncached, output }, row: { tier: serviceTier } });
  });

  it.each([
    ['openai', 'gpt-4o', 'flex'],
    ['openai', 'gpt-4o', 'scale'],
    ['openai', 'gpt-realtime', 'batch'],
    ['openai', 'gpt-5-pro', 'flex'],
    ['anthropic', 'claude-haiku-4-5', 'priority'],
    ['gcp.gemini', 'gemini-2.5-flash', 'priority'],
    ['deepseek', 'deepseek-v4-flash', 'batch'],
  ])('leave %s %s unknown on %s, for which nobody has published a price', (provider, model, serviceTier) => {
    expect(ratesOf(provider, model, Date.parse('2026-09-20'), 1000, serviceTier)).toBeUndefined();
    expect(ratesOf(provider, model, Date.parse('2026-09-20'), 1000)).toBeDefined();
  });

  it('stack with context tiers, dates and corrections', () => {
    const inputOf = (day: string, inputTokens: number) =>
      ratesOf('anthropic', 'claude-sonnet-4', Date.parse(day), inputTokens, 'batch');
    expect(inputOf('2025-10-01', 200_001)).toMatchObject({
      perToken: { inputUncached: 3_000_000n, cacheWrite1h: 6_000_000n },
      row: { source: 'Anthropic batch, over claude-sonnet-4 long context', inputOver: 200_000 },
    });
    expect(inputOf('2025-08-11', 200_001)?.perToken.inputUncached).toBe(1_500_000n);
  });

  it('halve every rate of the book to a whole number of pico-USD', async () => {
    const at = { instant: Date.parse('2026-08-01T12:00:00Z'), secondOfDay: 43_200 };
    const providers: readonly Provider[] = (await waitForUpdate()) ?? [];
    const inBatch = providers.flatMap(({ id, models }) =>
      models.filter((info) => book.find(id, info.id)?.ratesAt(at, 1, 'batch') !== undefined),
    );
    expect(inBatch.length).toBeGreaterThan(200);
    const rounded = providers.flatMap(({ id, models }) =>
      models.flatMap((info) => {
        const model = book.find(id, info.id);
        const standard = model?.ratesAt(at, 1)?.published ?? {};
        const batch = model?.ratesAt(at, 1, 'batch')?.published;
        return (Object.entries(standard) as [RatedClass, bigint][])
          .filter(([ratedClass, rate]) => batch !== undefined && 2n * (batch[ratedClass] ?? 0n) !== rate)
          .map(([ratedClass, rate]) => `${id}/${info.id} ${ratedClass} ${rate} -> ${batch?.[ratedClass]}`);
      }),
    );
    expect(rounded).toEqual([]);
  });
});
