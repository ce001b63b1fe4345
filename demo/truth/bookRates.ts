import { type ModelPrice, calcPrice } from '@pydantic/genai-prices';

/** Pico-USD per token; one tier of one model on one day. */
export interface Rates {
  /** The tier applies to prompts longer than this. */
  readonly promptOver: number;
  readonly input: bigint;
  readonly cacheRead: bigint;
  readonly cacheWrite: bigint;
  readonly cacheWrite1h: bigint;
  readonly output: bigint;
  readonly reasoning: bigint;
}

/** The book's names of the providers the demo uses. */
export const bookProviders: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  'gcp.gemini': 'google',
  mistral_ai: 'mistral',
};

/** A price's borders in the book lie on full or half hours, so that one look-up serves a quarter of an hour. */
const QUARTER_HOUR = 900_000;
const memo = new Map<string, readonly Rates[] | null>();

/** The tiers of a model at a time (epoch milliseconds), the lowest first; null where the book does not know it. */
export function bookRates(provider: string | null, model: string | null, time: number): readonly Rates[] | null {
  const quarter = Math.floor(time / QUARTER_HOUR) * QUARTER_HOUR;
  const key = `${provider}\n${model}\n${quarter}`;
  const known = memo.get(key);
  if (known !== undefined) {
    return known;
  }
  const rates = lookUp(provider, model, quarter);
  memo.set(key, rates);
  return rates;
}

function lookUp(provider: string | null, model: string | null, time: number): readonly Rates[] | null {
  const providerId = provider === null ? undefined : bookProviders[provider];
  if (providerId === undefined || model === null) {
    return null;
  }
  const usage = { input_tokens: 1, output_tokens: 1 };
  const found = calcPrice(usage, model, { providerId, timestamp: new Date(time) });
  return found === null ? null : readTiers(found.model_price);
}

function readTiers(price: ModelPrice): readonly Rates[] {
  const starts = new Set([-1]);
  for (const value of Object.values(price)) {
    if (typeof value === 'object') {
      value.tiers.forEach((tier) => starts.add(tier.start));
    }
  }
  return [...starts].sort((one, other) => one - other).map((start) => readTier(price, start));
}

/** A rate the book does not give is its parent's: reads and writes are input, one-hour writes are writes, reasoning is output. */
function readTier(price: ModelPrice, promptOver: number): Rates {
  const input = readRate(price['input_mtok'], promptOver);
  const output = readRate(price['output_mtok'], promptOver);
  if (input === undefined || output === undefined) {
    throw new Error(`The book's price has no input or no output rate: ${JSON.stringify(price)}.`);
  }
  const cacheWrite = readRate(price['cache_write_mtok'], promptOver) ?? input;
  return {
    promptOver,
    input,
    cacheRead: readRate(price['cache_read_mtok'], promptOver) ?? input,
    cacheWrite,
    cacheWrite1h: readRate(price['cache_write_1h_mtok'], promptOver) ?? cacheWrite,
    output,
    reasoning: readRate(price['output_reasoning_mtok'], promptOver) ?? output,
  };
}

function readRate(rate: ModelPrice[string], promptOver: number): bigint | undefined {
  if (rate === undefined) {
    return undefined;
  }
  if (typeof rate === 'number') {
    return picoDollars(rate);
  }
  const tier = rate.tiers.filter(({ start }) => start <= promptOver).at(-1);
  return picoDollars(tier === undefined ? rate.base : tier.price);
}

/** USD per million tokens, by its decimal text, as whole pico-USD per token: 0.075 is 75,000. */
export function picoDollars(dollarsPerMillion: number): bigint {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(String(dollarsPerMillion));
  if (match === null) {
    throw new Error(`The rate ${dollarsPerMillion} USD per million tokens is not whole in pico-USD per token.`);
  }
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`);
}
