import type { ConditionalPrice, ModelPrice, calcPrice } from '@pydantic/genai-prices';
import { ascending } from './ascending';
import { type FoundModel, findModels } from './modelLookup';
import { inheritRates } from './parentRate';
import { type PicoUsd, picoPerCall, picoPerToken } from './picoUsd';
import {
  type ModelLookup,
  type PriceBook,
  type PriceMoment,
  type PriceRow,
  type PricedModel,
  type RatedClass,
  type Rates,
  notInBook,
} from './priceBook';
import { STANDARD_TIER, isStandardTier } from './serviceTier';

/** The book's price key for each class. */
const priceKeys: Readonly<Record<RatedClass, string>> = {
  inputUncached: 'input_mtok',
  cacheRead: 'cache_read_mtok',
  cacheWrite5m: 'cache_write_mtok',
  cacheWrite1h: 'cache_write_1h_mtok',
  output: 'output_mtok',
  reasoning: 'output_reasoning_mtok',
  audioInput: 'input_audio_mtok',
};

const DAY_SECONDS = 86_400;

/**
 * `@pydantic/genai-prices` as a price book. The library finds the model (its matching rules are its own data); the
 * arithmetic is ours, because its `calcPrice` takes 16-28 microseconds a call and sums in binary floating point.
 * The library has no rates for service tiers other than the standard one.
 */
export function genaiPriceBook(findPrice: typeof calcPrice, version: string): PriceBook {
  const memo = new Map<string, ModelLookup>();
  const lookUp = (provider: string | null, model: string) => {
    const id = JSON.stringify([provider, model]);
    const known = memo.get(id) ?? readLookup(findModels(findPrice, provider, model), version);
    memo.set(id, known);
    return known;
  };
  return { version, lookUp, find: (provider, model) => lookUp(provider, model).found };
}

function readLookup(found: readonly FoundModel[], version: string): ModelLookup {
  const [first] = found;
  if (first === undefined) {
    return notInBook;
  }
  if (found.length > 1) {
    const candidates = found.map(({ provider, info }) => `${provider}/${info.id}`);
    return { found: undefined, reason: 'ambiguous model name', candidates };
  }
  return { found: pricedModel(first, version) };
}

function pricedModel({ provider, info, assumptions }: FoundModel, source: string): PricedModel {
  const prices: readonly ConditionalPrice[] = Array.isArray(info.prices) ? info.prices : [{ prices: info.prices }];
  const contextThresholds = ascending(prices.flatMap((price) => tierStarts(price.prices)));
  const validFrom = ascending(prices.flatMap((price) => startOf(price) ?? []));
  const memo = new Map<ConditionalPrice, Map<number, Rates>>();
  return {
    provider,
    model: info.id,
    contextThresholds,
    validFrom,
    dayTimes: ascending(prices.flatMap((price) => Object.values(hoursOf(price) ?? {}))).filter(
      (second) => second > 0 && second < DAY_SECONDS,
    ),
    ...(assumptions.length === 0 ? {} : { assumptions }),
    ratesAt(moment, inputTokens, serviceTier = null) {
      if ((inputTokens === undefined && contextThresholds.length > 0) || !isStandardTier(serviceTier)) {
        return undefined;
      }
      const price = activePrice(prices, moment);
      const tier = contextThresholds.filter((start) => inputTokens !== undefined && inputTokens > start).length;
      const byTier = memo.get(price) ?? new Map<number, Rates>();
      const rates = byTier.get(tier) ?? readRates(price, inputTokens, rowOf(price, { source, prices, inputTokens }));
      memo.set(price, byTier.set(tier, rates));
      return rates;
    },
  };
}

/** The library's rule: the last entry whose constraint holds; the first entry where none does. */
function activePrice(prices: readonly ConditionalPrice[], moment: PriceMoment): ConditionalPrice {
  const active = prices.findLast((price) => isActive(price, moment)) ?? prices[0];
  if (active === undefined) {
    throw new Error('A model of the price book has an empty list of prices');
  }
  return active;
}

function isActive(price: ConditionalPrice, { instant, secondOfDay: now }: PriceMoment): boolean {
  const start = startOf(price);
  if (start !== undefined) {
    return instant >= start;
  }
  const hours = hoursOf(price);
  if (hours === undefined) {
    return true;
  }
  const { from, to } = hours;
  return to < from ? now >= from || now < to : now >= from && now < to;
}

function startOf({ constraint }: ConditionalPrice): number | undefined {
  return constraint?.type === 'start_date' ? Date.parse(constraint.start_date) : undefined;
}

function hoursOf({ constraint }: ConditionalPrice): { from: number; to: number } | undefined {
  if (constraint === undefined) {
    return undefined;
  }
  switch (constraint.type) {
    case 'start_date':
      return undefined;
    case 'time_of_date':
      return { from: secondOfDay(constraint.start_time), to: secondOfDay(constraint.end_time) };
    default:
      throw new Error(`Unknown price constraint ${JSON.stringify(constraint satisfies never)}`);
  }
}

interface RowContext {
  readonly source: string;
  readonly prices: readonly ConditionalPrice[];
  readonly inputTokens: number | undefined;
}

function rowOf(price: ConditionalPrice, { source, prices, inputTokens }: RowContext): PriceRow {
  const hours = hoursOf(price);
  const from = startOf(price) ?? null;
  // A window of the day has no date in the library; a dated or first price ends where the next one begins.
  const next = hours === undefined ? prices.slice(prices.indexOf(price) + 1).flatMap((one) => startOf(one) ?? []) : [];
  const exceeded = tierStarts(price.prices).filter((start) => inputTokens !== undefined && inputTokens > start);
  return {
    source,
    from,
    to: next.length === 0 ? null : Math.min(...next),
    tier: STANDARD_TIER,
    inputOver: exceeded.length === 0 ? null : Math.max(...exceeded),
    hours: hours ?? null,
  };
}

function readRates({ prices: price }: ConditionalPrice, inputTokens: number | undefined, row: PriceRow): Rates {
  const published: Partial<Record<RatedClass, PicoUsd>> = {};
  for (const [ratedClass, key] of Object.entries(priceKeys) as [RatedClass, string][]) {
    const rate = price[key];
    if (rate !== undefined) {
      published[ratedClass] = picoPerToken(tierPrice(rate, inputTokens));
    }
  }
  const callFee = price['requests_kcount'];
  const searchFee = price['web_searches_kcount'];
  return inheritRates(published, {
    perCall: callFee === undefined ? 0n : picoPerCall(tierPrice(callFee, inputTokens)),
    ...(searchFee === undefined ? {} : { perWebSearch: picoPerCall(tierPrice(searchFee, inputTokens)) }),
    row,
  });
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
