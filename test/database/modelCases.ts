/** Who answered, as an emitter wrote it, and the entry of the price book that has to be found; null where there is none. */
export interface ModelCase {
  readonly provider: string | null;
  readonly model: string | null;
  readonly book: { readonly provider: string; readonly model: string } | null;
  /** The book has no output rate for it. */
  readonly inputOnly?: true;
}

function sameAs(provider: string, model: string): ModelCase {
  return { provider, model, book: { provider, model } };
}

/** The maker and OpenRouter sell it under this name at two prices, and nobody recorded which of them answered. */
const ambiguous: ModelCase = { provider: null, model: 'moonshotai/kimi-k2.6', book: null };

/** Every kind of price in the book, names that have to be translated, and what nobody has priced. Written by hand. */
export const modelCases: readonly ModelCase[] = [
  sameAs('openai', 'gpt-4o'),
  sameAs('openai', 'o1-pro'), // no cache rate
  sameAs('openai', 'o3'), // dearer before 2025-06-10, with a cached rate that the library has wrong
  sameAs('openai', 'gpt-5.6-luna'), // tiers above 271,999 and dearer before 2026-07-30
  sameAs('openai', 'gpt-5.5'),
  { ...sameAs('openai', 'text-embedding-3-small'), inputOnly: true },
  sameAs('anthropic', 'claude-haiku-4-5'), // a rate of its own for one-hour writes
  sameAs('anthropic', 'claude-sonnet-4-5'), // tiers above 200,000
  sameAs('deepseek', 'deepseek-chat'), // half price from 16:30 to 00:30, until 2025-09-05
  sameAs('deepseek', 'deepseek-v4-flash'), // two windows of the day, from 2026-08-17
  sameAs('perplexity', 'sonar'), // a fee per call
  { provider: 'gcp.gemini', model: 'gemini-2.5-pro', book: { provider: 'google', model: 'gemini-2.5-pro' } },
  { provider: 'gcp.gemini', model: 'models/gemini-2.5-pro', book: { provider: 'google', model: 'gemini-2.5-pro' } },
  { provider: null, model: 'gpt-4o', book: { provider: 'openai', model: 'gpt-4o' } },
  { provider: '', model: 'o3', book: { provider: 'openai', model: 'o3' } },
  { provider: 'openai', model: 'house-model-1', book: null },
  { provider: 'openai', model: '[[model]]', book: null },
  { provider: "'; drop table llm_calls; --", model: '$__timeFilter("time")', book: null },
  { provider: 'nobody', model: '${model:csv}\\', book: null },
  { provider: 'openai', model: null, book: null },
  { provider: null, model: '', book: null },
  ambiguous,
];

/** Models that calls fall back from: recorded without a provider, so the book alone says whose they are. */
export const fallbackCases: readonly ModelCase[] = [
  { provider: null, model: 'gpt-4o', book: { provider: 'openai', model: 'gpt-4o' } },
  { provider: null, model: 'o3', book: { provider: 'openai', model: 'o3' } },
  { provider: null, model: 'gpt-5.6-luna', book: { provider: 'openai', model: 'gpt-5.6-luna' } },
  { provider: null, model: 'claude-sonnet-4-5', book: { provider: 'anthropic', model: 'claude-sonnet-4-5' } },
  { provider: null, model: 'deepseek-chat', book: { provider: 'deepseek', model: 'deepseek-chat' } },
  { provider: null, model: 'sonar', book: { provider: 'perplexity', model: 'sonar' } }, // a fee per call
  { provider: null, model: 'house-model-1', book: null },
  ambiguous,
  { provider: null, model: '$__timeFilter("time")', book: null },
];
