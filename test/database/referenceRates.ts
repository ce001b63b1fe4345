import { type ModelPrice, calcPrice } from '@pydantic/genai-prices';
import type { LineageRow } from 'core/lineage/lineageRow';
import { fallbackCases, modelCases } from './modelCases';
import { correctedPrice } from './referenceCorrections';
import { tierPrice } from './referenceTiers';

/** Pico-USD per token and per call. `output` is undefined where the book has no rate for it. */
export interface ReferenceRates {
  readonly input: bigint;
  readonly cacheRead: bigint;
  readonly cacheWrite5m: bigint;
  readonly cacheWrite1h: bigint;
  readonly output: bigint | undefined;
  readonly reasoning: bigint | undefined;
  readonly fee: bigint;
}

/**
 * The rates of one call, read off the price that the library itself picks for its moment, or for the same time of day on
 * the UTC day of `pricedAt`, with the library's known errors corrected; undefined where the model has no price on the
 * call's service tier, or one that depends on a prompt length that is not recorded. Shares nothing with `core/pricing`.
 */
export function referenceRates(row: LineageRow, pricedAt?: number): ReferenceRates | undefined {
  const rateOf = publishedRates(row, pricedAt);
  return rateOf && fillRates(row, rateOf);
}

/** The rate by its name in the library, undefined where the price has none. */
type RateOf = (name: string) => bigint | undefined;

function publishedRates(row: LineageRow, pricedAt: number | undefined): RateOf | undefined {
  const timeOfDay = Math.floor(row.time) % DAY;
  const time = pricedAt === undefined ? Math.floor(row.time) : pricedAt - (pricedAt % DAY) + timeOfDay;
  const book = bookName(row);
  const onTier = book === null ? 'unknown' : tierPrice(book, row.service_tier);
  if (book === null || onTier === 'unknown') {
    return undefined;
  }
  const price = typeof onTier === 'object' ? onTier.price : standardPrice(book, time);
  const isTiered = Object.values(price).some((rate) => typeof rate === 'object');
  if (isTiered && row.prompt_tokens === null) {
    return undefined;
  }
  return (name) => {
    const rate = readRate(price[name], row.prompt_tokens);
    return onTier === 'half' && rate !== undefined ? half(rate) : rate;
  };
}

function fillRates(row: LineageRow, rateOf: RateOf): ReferenceRates {
  const input = rateOf('input_mtok');
  if (input === undefined) {
    throw new Error(`${row.model} has no input rate; choose another model for the test.`);
  }
  const output = rateOf('output_mtok');
  const cacheWrite5m = rateOf('cache_write_mtok') ?? input;
  return {
    input,
    output,
    cacheRead: rateOf('cache_read_mtok') ?? input,
    cacheWrite5m,
    cacheWrite1h: rateOf('cache_write_1h_mtok') ?? cacheWrite5m,
    reasoning: rateOf('output_reasoning_mtok') ?? output,
    // USD per thousand calls is a thousand times dearer per piece than USD per million tokens; no fee is free.
    fee: (rateOf('requests_kcount') ?? 0n) * 1000n,
  };
}

const DAY = 86_400_000;

function bookName({ provider, model }: LineageRow) {
  const found = [...modelCases, ...fallbackCases].find(
    (candidate) => candidate.provider === provider && candidate.model === model,
  );
  if (found === undefined) {
    throw new Error(`modelCases does not know ${JSON.stringify({ provider, model })}: add it.`);
  }
  return found.book;
}

function standardPrice(book: NonNullable<ReturnType<typeof bookName>>, time: number): ModelPrice {
  const corrected = correctedPrice(book, time);
  if (corrected !== undefined) {
    return corrected;
  }
  const priced = calcPrice({}, book.model, { providerId: book.provider, timestamp: new Date(time) });
  if (priced === null) {
    throw new Error(`The price book does not know ${book.provider} ${book.model}: correct modelCases.`);
  }
  return priced.model_price;
}

function readRate(rate: ModelPrice[string], promptTokens: number | null): bigint | undefined {
  if (rate === undefined || typeof rate === 'number') {
    return rate === undefined ? undefined : picoUsd(rate);
  }
  let price = rate.base;
  for (const tier of rate.tiers) {
    if (promptTokens !== null && promptTokens > tier.start) {
      price = tier.price;
    }
  }
  return picoUsd(price);
}

/** Batch and flex halve the rates of tokens. No model here has a fee per call and a price on these tiers. */
function half(rate: bigint): bigint {
  if (rate % 2n !== 0n) {
    throw new Error(`Half of ${rate} pico-USD is not whole; choose another model for the test.`);
  }
  return rate / 2n;
}

/** USD per million as written -> whole pico-USD per piece. */
function picoUsd(usdPerMillion: number): bigint {
  const [whole = '', fraction = ''] = String(usdPerMillion).split('.');
  if (!/^\d+$/.test(whole) || !/^\d{0,6}$/.test(fraction)) {
    throw new Error(`${usdPerMillion} USD per million is not whole in pico-USD; choose another model for the test.`);
  }
  return BigInt(whole + fraction.padEnd(6, '0'));
}
