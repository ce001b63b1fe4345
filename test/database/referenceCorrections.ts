import type { ModelPrice } from '@pydantic/genai-prices';

type BookName = { readonly provider: string; readonly model: string };

interface Correction extends BookName {
  /** UTC; the first moment and the end, left out where open. */
  readonly from?: string;
  readonly to?: string;
  readonly price: ModelPrice;
}

/**
 * What the library has wrong about the models of `modelCases`, as collected in `fixtures/pricing/price-corrections.json`.
 * DeepSeek's price between its two dates is from its news of 2025-08-21. Written by hand, not read from the plugin.
 */
const corrections: readonly Correction[] = [
  {
    provider: 'openai',
    model: 'o3',
    to: '2025-06-10T00:00:00Z',
    price: { input_mtok: 10, cache_read_mtok: 2.5, output_mtok: 40 },
  },
  {
    provider: 'deepseek',
    model: 'deepseek-chat',
    from: '2025-09-05T16:00:00Z',
    to: '2025-09-29T00:00:00Z',
    price: { input_mtok: 0.56, cache_read_mtok: 0.07, output_mtok: 1.68 },
  },
  {
    provider: 'deepseek',
    model: 'deepseek-chat',
    from: '2025-09-29T00:00:00Z',
    price: { input_mtok: 0.28, cache_read_mtok: 0.028, output_mtok: 0.42 },
  },
  {
    provider: 'deepseek',
    model: 'deepseek-v4-flash',
    to: '2026-08-17T00:00:00Z',
    price: { input_mtok: 0.14, cache_read_mtok: 0.0028, output_mtok: 0.28 },
  },
];

/** The corrected price of a model at a moment (epoch ms); undefined where the library is right about it. */
export function correctedPrice({ provider, model }: BookName, time: number): ModelPrice | undefined {
  return corrections.find(
    (correction) =>
      correction.provider === provider &&
      correction.model === model &&
      (correction.from === undefined || time >= Date.parse(correction.from)) &&
      (correction.to === undefined || time < Date.parse(correction.to)),
  )?.price;
}
