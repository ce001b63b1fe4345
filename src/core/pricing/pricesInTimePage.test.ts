import { readFileSync } from 'node:fs';
import { calcPrice } from '@pydantic/genai-prices';
import { aCall } from 'testing/aCall';
import { serviceTierPrices } from './corrections';
import { genaiPriceBook } from './genaiPriceBook';
import { layeredPriceBook } from './layeredPriceBook';
import { parseOwnPrices } from './parseOwnPrices';
import { usdFromPico } from './picoUsd';
import { priceCall } from './priceCall';
import { publishedPriceBook } from './publishedPriceBook';

const book = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));
const page = readFileSync('docs/methods/prices-in-time.md', 'utf8').replace(/\s+/g, ' ');
const [, json = ''] = /```json(.*?)```/s.exec(page) ?? [];

describe('docs/methods/prices-in-time.md', () => {
  it('has an example of own entries that prices as it says', () => {
    const parsed = parseOwnPrices(JSON.parse(json));
    const own = layeredPriceBook(book, parsed.ok ? parsed.entries : []);
    const usage = { inputTotal: 1_000_000 };
    const pricePerMillion = (provider: string, model: string) =>
      priceCall(aCall({ provider, model, usage: model.startsWith('claude') ? { inputTotal: 100_000 } : usage }), own);
    expect(parsed.ok).toBe(true);
    expect(pricePerMillion('openai', 'gpt-4o')).toMatchObject({ totalPico: 2_100_000_000_000n });
    expect(pricePerMillion('azure.ai.openai', 'prod-chat-eu')).toMatchObject({ totalPico: 2_500_000_000_000n });
    expect(pricePerMillion('anthropic', 'claude-sonnet-4-5')).toMatchObject({ totalPico: 270_000_000_000n });
  });

  it.each([
    [null, '$0.35 standard'],
    ['batch', '$0.175 as batch'],
    ['priority', '$0.595 as priority'],
    ['flex', 'unknown as flex'],
  ])('says of service tier %s: %s', (serviceTier, words) => {
    const { totalPico } = priceCall(aCall({ serviceTier, usage: { inputTotal: 100_000, output: 10_000 } }), book);
    expect(page).toContain(words);
    expect(words).toContain(totalPico === null ? 'unknown' : `$${usdFromPico(totalPico)} `);
  });

  it('counts the models with a priority price', () => {
    const priced = serviceTierPrices.filter(({ serviceTier }) => serviceTier === 'priority');
    expect(page).toContain(`exact rates of ${priced.length} models`);
  });
});

describe('docs/methods/token-classes.md', () => {
  it('has the dollars of its example', () => {
    const text = readFileSync('docs/methods/token-classes.md', 'utf8').replace(/\s+/g, ' ');
    const usd = (cacheRead: number) =>
      usdFromPico(priceCall(aCall({ usage: { inputTotal: 17_903, cacheRead } }), book).knownPico);
    expect(text).toContain(`$${usd(17_817)}, not $${usd(0)}.`);
  });
});
