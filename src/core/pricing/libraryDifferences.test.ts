import { type MatchLogic, type Provider, calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import { aCall } from 'testing/aCall';
import { genaiPriceBook } from './genaiPriceBook';
import { usdFromPico } from './picoUsd';
import { priceCall } from './priceCall';
import { publishedPriceBook } from './publishedPriceBook';

const book = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));
let providers: readonly Provider[];

beforeAll(async () => {
  providers = (await waitForUpdate()) ?? [];
});

type OptionalCount = 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'reasoning' | 'audioInput' | 'webSearches';
type RecordedUsage = { readonly inputTotal: number; readonly output: number } & Readonly<
  Partial<Record<OptionalCount, number>>
>;

const noon = '2026-09-20T12:00:00Z';
const cached = { inputTotal: 100_000, output: 10_000, cacheRead: 30_000, cacheWrite5m: 20_000 };

/** Every kind of usage on one day, and one usage on the days around price changes. */
const examples: readonly (readonly [time: string, usage: RecordedUsage])[] = [
  ['2025-05-01T02:00:00Z', cached], // before most price changes
  ['2025-09-20T20:00:00Z', cached], // DeepSeek V3.1
  ['2026-01-15T12:00:00Z', cached],
  ['2026-07-01T02:00:00Z', cached], // peak hours of DeepSeek V4, before they existed
  [noon, cached],
  [noon, { inputTotal: 100_000, output: 10_000 }],
  [noon, { inputTotal: 300_000, output: 10_000, reasoning: 4_000 }],
  [noon, { inputTotal: 100_000, output: 10_000, cacheWrite5m: 20_000, cacheWrite1h: 20_000 }],
  [noon, { inputTotal: 100_000, output: 10_000, audioInput: 50_000 }],
  [noon, { inputTotal: 100_000, output: 10_000, webSearches: 7 }],
];

/** Why a total is not the library's. Everything that is not listed is equal to the last digit that the library has. */
const differences: Readonly<Record<string, readonly string[]>> = {
  'DeepSeek V3.1': ['deepseek/deepseek-chat', 'deepseek/deepseek-reasoner'],
  'DeepSeek V3.2': ['deepseek/deepseek-chat', 'deepseek/deepseek-reasoner'],
  'audio of gpt-4o-audio-preview': ['openai/gpt-4o-audio-preview'],
  'audio of gpt-4o-mini-audio-preview': ['openai/gpt-4o-mini-audio-preview'],
  'claude-sonnet-4 long context': ['anthropic/claude-sonnet-4-0'],
  'deepseek-v4-flash before its peak hours': ['deepseek/deepseek-v4-flash'],
  'deepseek-v4-pro before its peak hours': ['deepseek/deepseek-v4-pro'],
  'fine-tuned gpt-4.1-mini': ['openai/ft:gpt-4.1-mini'],
  'mistral-large-latest is Large 3, over the library': ['mistral/mistral-large-latest'],
  'o3 before its price cut': ['openai/o3'],
  'one-hour cache writes of Claude on Bedrock, over the library': [
    'aws/global.anthropic.claude-fable-5-1-v1:0',
    'aws/global.anthropic.claude-fable-5-v1:0',
    'aws/global.anthropic.claude-haiku-4-5-20251001-v1:0',
    'aws/global.anthropic.claude-opus-4-5-v1:0',
    'aws/global.anthropic.claude-opus-4-6-v1:0',
    'aws/global.anthropic.claude-opus-4-7-v1:0',
    'aws/global.anthropic.claude-opus-4-8-v1:0',
    'aws/global.anthropic.claude-opus-5',
    'aws/global.anthropic.claude-sonnet-4-20250514-v1:0',
    'aws/global.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws/global.anthropic.claude-sonnet-4-6-v1:0',
    'aws/global.anthropic.claude-sonnet-5-v1:0',
    'aws/regional.anthropic.claude-3-5-haiku-20241022-v1:0',
    'aws/regional.anthropic.claude-3-5-sonnet-20240620-v1:0',
    'aws/regional.anthropic.claude-3-5-sonnet-20241022-v2:0',
    'aws/regional.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'aws/regional.anthropic.claude-3-haiku-20240307-v1:0',
    'aws/regional.anthropic.claude-3-opus-20240229-v1:0',
    'aws/regional.anthropic.claude-3-sonnet-20240229-v1:0',
    'aws/regional.anthropic.claude-fable-5-1-v1:0',
    'aws/regional.anthropic.claude-fable-5-v1:0',
    'aws/regional.anthropic.claude-haiku-4-5-20251001-v1:0',
    'aws/regional.anthropic.claude-opus-4-1-20250805-v1:0',
    'aws/regional.anthropic.claude-opus-4-20250514-v1:0',
    'aws/regional.anthropic.claude-opus-4-5-v1:0',
    'aws/regional.anthropic.claude-opus-4-6-v1:0',
    'aws/regional.anthropic.claude-opus-4-7-v1:0',
    'aws/regional.anthropic.claude-opus-4-8-v1:0',
    'aws/regional.anthropic.claude-opus-5',
    'aws/regional.anthropic.claude-sonnet-4-20250514-v1:0',
    'aws/regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws/regional.anthropic.claude-sonnet-4-6-v1:0',
    'aws/regional.anthropic.claude-sonnet-5-v1:0',
  ],
  'one-hour cache writes of Claude on Vertex AI, over the library': [
    'google/claude-3-5-haiku',
    'google/claude-3-5-sonnet',
    'google/claude-3-7-sonnet',
    'google/claude-3-haiku',
    'google/claude-3-opus',
    'google/claude-4-opus',
    'google/claude-4-sonnet',
    'google/claude-fable-5',
    'google/claude-fable-5-1',
    'google/claude-opus-4-6',
    'google/claude-opus-4-7',
    'google/claude-opus-4-8',
    'google/claude-opus-5',
    'google/claude-opus-5-5',
    'google/claude-sonnet-4-5',
    'google/claude-sonnet-4-6',
  ],
};

describe('our arithmetic', () => {
  it('equals the library for every model but those corrected', () => {
    const found = new Map<string, Set<string>>();
    for (const [name, provider, model] of namesOf(providers)) {
      for (const source of examples.flatMap(([time, usage]) => compare({ provider, model, time, usage }))) {
        found.set(source, (found.get(source) ?? new Set()).add(name));
      }
    }
    expect(Object.fromEntries([...found].map(([source, names]) => [source, [...names].sort()]))).toEqual(differences);
  }, 120_000);
});

function namesOf(all: readonly Provider[]): [name: string, provider: string, model: string][] {
  return [
    ...all.flatMap(({ id, models }) =>
      models.map((model): [string, string, string] => [`${id}/${model.id}`, id, nameOf(model.match) ?? model.id]),
    ),
    ['mistral/mistral-large-latest', 'mistral', 'mistral-large-latest'], // another price than the id it is listed under
    ['openai/ft:gpt-4.1-mini', 'openai', 'ft:gpt-4.1-mini-2025-04-14:org::abc'],
  ];
}

/** A name that a rule of the book holds for; its ids are not all names. */
function nameOf(match: MatchLogic): string | undefined {
  if ('or' in match || 'and' in match) {
    return ('or' in match ? match.or : match.and).map(nameOf).find((name) => name !== undefined);
  }
  return Object.entries(match).find(([kind]) => kind !== 'regex')?.[1];
}

interface Example {
  readonly provider: string;
  readonly model: string;
  readonly time: string;
  readonly usage: RecordedUsage;
}

/** The price row of a total that is not the library's. */
function compare({ provider, model, time, usage }: Example): string[] {
  const call = aCall({ provider, model, time: Date.parse(time), usage });
  const receipt = priceCall(call, book);
  const library = calcPrice(libraryUsage(usage), model, { providerId: provider, timestamp: new Date(time) });
  if (library === null && receipt.totalPico === null) {
    return [];
  }
  // What has no rate is free to the library and unknown to us: the known part is the same.
  const ours = usdFromPico(receipt.knownPico);
  const tolerance = 1e-12 * ours + (usage.inputTotal + usage.output) * 0.5e-12;
  return Math.abs(ours - (library?.total_price ?? NaN)) <= tolerance ? [] : [receipt.priceRow?.source ?? 'no price'];
}

function libraryUsage({ inputTotal, output, ...usage }: Example['usage']) {
  const { cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, reasoning = 0, audioInput = 0, webSearches = 0 } = usage;
  return {
    input_tokens: inputTotal,
    output_tokens: output,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite5m + cacheWrite1h,
    cache_write_1h_tokens: cacheWrite1h,
    output_reasoning_tokens: reasoning,
    input_audio_tokens: audioInput,
    web_searches: webSearches,
  };
}
