import type { ModelPrice } from '@pydantic/genai-prices';

type BookName = { readonly provider: string; readonly model: string };

/** A price list of its own, a half of the standard one, the standard one itself, or none that anybody has published. */
export type TierPrice = { readonly price: ModelPrice } | 'half' | 'standard' | 'unknown';

/** Every spelling of the standard tier that `randomRows` writes, trimmed and in lower case. */
const standard: readonly string[] = ['', 'default'];

const sellsBatchAtHalf: readonly string[] = ['openai', 'anthropic', 'google'];
const sellsFlexAtHalf: readonly string[] = ['o3', 'gpt-5.6-luna', 'gpt-5.5', 'gemini-2.5-pro'];
const priority: Readonly<Record<string, ModelPrice>> = {
  'gpt-4o': { input_mtok: 4.25, cache_read_mtok: 2.125, output_mtok: 17 },
  o3: { input_mtok: 3.5, cache_read_mtok: 0.875, output_mtok: 14 },
};

/** What the providers publish for the models of `modelCases` on each tier. Written by hand, not read from the plugin. */
export function tierPrice({ provider, model }: BookName, serviceTier: string | null): TierPrice {
  const tier = (serviceTier ?? '').trim().toLowerCase();
  if (standard.includes(tier)) {
    return 'standard';
  }
  switch (tier) {
    case 'batch':
      return sellsBatchAtHalf.includes(provider) ? 'half' : 'unknown';
    case 'flex':
      return sellsFlexAtHalf.includes(model) ? 'half' : 'unknown';
    case 'priority': {
      const price = priority[model];
      return price === undefined ? 'unknown' : { price };
    }
    default:
      return 'unknown';
  }
}
