import type { ConditionalPrice, ModelInfo, ModelPrice, calcPrice } from '@pydantic/genai-prices';
import type { TokenClass } from '../usage/tokenClass';
import { ascending } from './ascending';
import { modelCandidates } from './modelCandidates';
import { picoPerCall, picoPerToken } from './picoUsd';
import type { PriceBook, PricedModel, PriceMoment, Rates } from './priceBook';
import { bookProviderId } from './providerAlias';

/** The book's price keys for each class, the most specific first: a class without a rate of its own costs its parent's. */
const priceKeys: Readonly<Record<TokenClass, readonly string[]>> = {
  inputUncached: ['input_mtok'],
  cacheRead: ['cache_read_mtok', 'input_mtok'],
  cacheWrite5m: ['cache_write_mtok', 'input_mtok'],
  cacheWrite1h: ['cache_write_1h_mtok', 'cache_write_mtok', 'input_mtok'],
  output: ['output_mtok'],
  reasoning: ['output_reasoning_mtok', 'output_mtok'],
};

const DAY_SECONDS = 86_400;

/**
 * `@pydantic/genai-prices` as a price book. The library finds the model (its matching rules are its own data); the
 * arithmetic is ours, because its `calcPrice` takes 16-28 microseconds a call and sums in binary floating point.
 */
export function genaiPriceBook(findPrice: typeof calcPrice, version: string): PriceBook {
  const memo = new Map<string, PricedModel | undefined>();
  return {
    version,
    find(provider, model) {
      const id = JSON.stringify([provider, model]);
      if (!memo.has(id)) {
        memo.set(id, findModel(findPrice, provider, model));
      }
      return memo.get(id);
    },
  };
}

function findModel(findPrice: typeof calcPrice, provider: string | null, model: string): PricedModel | undefined {
  const options = provider === null ? {} : { providerId: bookProviderId(provider) };
  for (const candidate of modelCandidates(model)) {
    const found = findPrice({}, candidate, options);
    if (found) {
      return pricedModel(found.provider.id, found.model);
    }
  }
  return undefined;
}

function pricedModel(provider: string, info: ModelInfo): PricedModel {
  const prices: readonly ConditionalPrice[] = Array.isArray(info.prices) ? info.prices : [{ prices: info.prices }];
  const contextThresholds = ascending(prices.flatMap((price) => tierStarts(price.prices)));
  const memo = new Map<ModelPrice, Map<number, Rates>>();
  return {
    provider,
    model: info.id,
    contextThresholds,
    validFrom: ascending(
      prices.flatMap(({ constraint }) =>
        constraint?.type === 'start_date' ? [Date.parse(constraint.start_date)] : [],
      ),
    ),
    dayTimes: ascending(
      prices.flatMap(({ constraint }) =>
        constraint?.type === 'time_of_date'
          ? [secondOfDay(constraint.start_time), secondOfDay(constraint.end_time)]
          : [],
      ),
    ).filter((second) => second > 0 && second < DAY_SECONDS),
    ratesAt(moment, inputTokens) {
      if (inputTokens === undefined && contextThresholds.length > 0) {
        return undefined;
      }
      const price = activePrice(prices, moment);
      const tier = contextThresholds.filter((start) => inputTokens !== undefined && inputTokens > start).length;
      const rates = memo.get(price)?.get(tier) ?? readRates(price, inputTokens);
      memo.set(price, (memo.get(price) ?? new Map<number, Rates>()).set(tier, rates));
      return rates;
    },
  };
}

/** The library's rule: the last entry whose constraint holds; the first entry where none does. */
function activePrice(prices: readonly ConditionalPrice[], { instant, secondOfDay: now }: PriceMoment): ModelPrice {
  const active = prices.findLast(({ constraint }) => {
    if (constraint === undefined) {
      return true;
    }
    switch (constraint.type) {
      case 'start_date':
        return instant >= Date.parse(constraint.start_date);
      case 'time_of_date': {
        const start = secondOfDay(constraint.start_time);
        const end = secondOfDay(constraint.end_time);
        return end < start ? now >= start || now < end : now >= start && now < end;
      }
      default:
        throw new Error(`Unknown price constraint ${JSON.stringify(constraint satisfies never)}`);
    }
  });
  const price = active ?? prices[0];
  if (price === undefined) {
    throw new Error('A model of the price book has an empty list of prices');
  }
  return price.prices;
}

function readRates(price: ModelPrice, inputTokens: number | undefined): Rates {
  const perToken: Partial<Record<TokenClass, bigint>> = {};
  for (const [tokenClass, keys] of Object.entries(priceKeys) as [TokenClass, readonly string[]][]) {
    const rate = keys.map((key) => price[key]).find((candidate) => candidate !== undefined);
    if (rate !== undefined) {
      perToken[tokenClass] = picoPerToken(tierPrice(rate, inputTokens));
    }
  }
  const fee = price['requests_kcount'];
  return { perToken, perCall: fee === undefined ? 0n : picoPerCall(tierPrice(fee, inputTokens)) };
}

/** Tiers are cliffs: all tokens of the call cost the last tier whose start its total input exceeds. */
function tierPrice(price: NonNullable<ModelPrice[string]>, inputTokens: number | undefined): number {
  if (typeof price === 'number') {
    return price;
  }
  const tier = price.tiers.findLast(({ start }) => inputTokens !== undefined && inputTokens > start);
  return tier ? tier.price : price.base;
}

function tierStarts(price: ModelPrice): number[] {
  return Object.values(price).flatMap((entry) =>
    typeof entry === 'object' ? entry.tiers.map(({ start }) => start) : [],
  );
}

/** `16:30:00Z` -> seconds since midnight UTC. */
function secondOfDay(time: string): number {
  const [, hours, minutes, seconds] = /^(\d{2}):(\d{2}):(\d{2})(?:\.0+)?Z$/.exec(time) ?? [];
  if (hours === undefined) {
    throw new Error(`The price book has a time of day that is not HH:MM:SSZ: ${time}`);
  }
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
