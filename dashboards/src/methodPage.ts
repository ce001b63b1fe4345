const METHODS = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/docs/methods';

/** The pages of docs/methods/ that the boards point to. */
export const methodPages = [
  'cost',
  'tokens',
  'calls-and-requests',
  'cost-per-request',
  'cost-per-1k-tokens',
  'prompt-cache-hit-rate',
  'priced-share',
  'comparison',
  'shares',
  'cost-per-user',
  'leaking-features',
  'drifting-features',
  'cache-savings',
  'response-cache',
  'errors-that-cost',
  'retries-and-fallbacks',
  'coverage',
  'bands',
] as const;
type MethodPage = (typeof methodPages)[number];

export function methodUrl(page: MethodPage): string {
  return `${METHODS}/${page}.md`;
}

/** What a board cannot know and its reader may: which currency the data source answers in. */
export const inCurrency = 'In the reporting currency, US dollars by default.';

/** What a number means in one sentence, and where it is told in full. */
export function describe(sentence: string, page: MethodPage): string {
  return `${sentence}\n\n[How it is computed](${methodUrl(page)})`;
}
