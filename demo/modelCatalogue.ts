export interface DemoModel {
  /** OpenTelemetry's name of the provider. */
  readonly provider: string;
  readonly millisecondsToFirstToken: number;
  readonly millisecondsPerToken: number;
  /**
   * USD per million tokens as the demo's applications carry them in their own price list (`total_cost_usd`). A snapshot on
   * purpose: what an application believes is not the price book. `null` where it has no price.
   */
  readonly applicationPrice: { readonly input: number; readonly cacheRead: number; readonly output: number } | null;
}

/** The six models everybody uses, and one that arrives without a price. */
export const modelCatalogue = {
  'gpt-4.1': {
    provider: 'openai',
    millisecondsToFirstToken: 620,
    millisecondsPerToken: 11,
    applicationPrice: { input: 2, cacheRead: 0.5, output: 8 },
  },
  'gpt-4o-mini': {
    provider: 'openai',
    millisecondsToFirstToken: 380,
    millisecondsPerToken: 8,
    applicationPrice: { input: 0.15, cacheRead: 0.075, output: 0.6 },
  },
  'claude-sonnet-4-5': {
    provider: 'anthropic',
    millisecondsToFirstToken: 900,
    millisecondsPerToken: 14,
    applicationPrice: { input: 3, cacheRead: 0.3, output: 15 },
  },
  'claude-haiku-4-5': {
    provider: 'anthropic',
    millisecondsToFirstToken: 430,
    millisecondsPerToken: 7,
    applicationPrice: { input: 1, cacheRead: 0.1, output: 5 },
  },
  'gemini-2.5-pro': {
    provider: 'gcp.gemini',
    millisecondsToFirstToken: 1400,
    millisecondsPerToken: 9,
    applicationPrice: { input: 1.25, cacheRead: 0.125, output: 10 },
  },
  'mistral-embed': {
    provider: 'mistral_ai',
    millisecondsToFirstToken: 90,
    millisecondsPerToken: 0,
    applicationPrice: { input: 0.1, cacheRead: 0.1, output: 0 },
  },
  'gemini-nightjar-preview': {
    provider: 'gcp.gemini',
    millisecondsToFirstToken: 1100,
    millisecondsPerToken: 8,
    applicationPrice: null,
  },
} as const satisfies Record<string, DemoModel>;

export type ModelName = keyof typeof modelCatalogue;

export function demoModel(name: ModelName): DemoModel {
  return modelCatalogue[name];
}
