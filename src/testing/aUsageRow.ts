import type { PricingKey } from 'core/pricing/rateSheet';
import type { TokenClass } from 'core/usage/tokenClass';
import type { UsageRow } from 'core/usage/usageRow';

const oneGroup = { values: [] };

/** The key of calls of one model, in the first cell of every price cut. */
export function aPricingKey(key: Partial<PricingKey> = {}): PricingKey {
  return { provider: 'openai', model: 'gpt-4o', serviceTier: null, contextBand: 0, priceSlice: 0, dayPart: 0, ...key };
}

const oneKey = aPricingKey();

export type UsageRowOverrides = Partial<Omit<UsageRow, 'tokens'>> & {
  readonly tokens?: Partial<Record<TokenClass, number>>;
};

/** One call of gpt-4o without tokens, in the bucket 0 and the group without values, except for what is given. */
export function aUsageRow({ tokens, ...row }: UsageRowOverrides = {}): UsageRow {
  return {
    group: oneGroup,
    bucket: 0,
    key: oneKey,
    calls: 1,
    callsUnbilled: 0,
    callsUnknown: 0,
    callsInputMissing: 0,
    callsOutputMissing: 0,
    callsInvalid: 0,
    tokensCacheUnrecorded: 0,
    tokensWriteLifetimeUnrecorded: 0,
    ...row,
    tokens: { inputUncached: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, reasoning: 0, ...tokens },
  };
}
