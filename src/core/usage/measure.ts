interface MeasureInfo {
  readonly label: string;
  readonly unit: 'usd' | 'tokens' | 'count' | 'ratio';
  /** Additive measures may be summed over groups and time; the others are quotients of two sums. */
  readonly additive: boolean;
  readonly formula: string;
}

/** The numbers a query can ask for. Formulas in full: docs/methods/. */
export const measures = {
  cost: {
    label: 'Cost',
    unit: 'usd',
    additive: true,
    formula: 'tokens of each class x the rate of that class on that day',
  },
  tokens: {
    label: 'Tokens',
    unit: 'tokens',
    additive: true,
    formula: 'input (cached included) + output tokens of all calls',
  },
  calls: {
    label: 'Calls',
    unit: 'count',
    additive: true,
    formula: 'attempts at a provider; response-cache hits are none',
  },
  requests: {
    label: 'Requests',
    unit: 'count',
    additive: true,
    formula: 'distinct request ids, counted where each was first seen',
  },
  answered: {
    label: 'Answered requests',
    unit: 'count',
    additive: true,
    formula: 'requests with at least one call without an error',
  },
  failed: {
    label: 'Failed requests',
    unit: 'count',
    additive: true,
    formula: 'requests without any call that was answered',
  },
  costPerRequest: { label: 'Cost per request', unit: 'usd', additive: false, formula: 'cost / requests' },
  costPerAnswered: {
    label: 'Cost per answered request',
    unit: 'usd',
    additive: false,
    formula: 'cost / answered requests',
  },
  costPer1kTokens: {
    label: 'Cost per 1k tokens',
    unit: 'usd',
    additive: false,
    formula: '1,000 x cost / tokens that have a price',
  },
  promptCacheHitRate: {
    label: 'Prompt cache hit rate',
    unit: 'ratio',
    additive: false,
    formula: 'cache read / all input tokens',
  },
  responseCacheHitRate: {
    label: 'Response cache hit rate',
    unit: 'ratio',
    additive: false,
    formula: 'response-cache hits / calls with a response cache in front',
  },
  exactHitRate: {
    label: 'Exact hit rate',
    unit: 'ratio',
    additive: false,
    formula: 'exact response-cache hits / calls with a response cache in front',
  },
  semanticHitRate: {
    label: 'Semantic hit rate',
    unit: 'ratio',
    additive: false,
    formula: 'semantic response-cache hits / calls with a response cache in front',
  },
  cacheReadSavings: {
    label: 'Saved by cache reads',
    unit: 'usd',
    additive: true,
    formula: 'cache-read tokens x (input rate - cache-read rate)',
  },
  cacheWritePremium: {
    label: 'Cache write premium',
    unit: 'usd',
    additive: true,
    formula: 'cache-write tokens x (write rate - input rate)',
  },
  responseCacheSavings: {
    label: 'Saved by response caches',
    unit: 'usd',
    additive: true,
    formula: 'what response-cache hits would have cost at the provider',
  },
  cacheSavings: {
    label: 'Net cache savings',
    unit: 'usd',
    additive: true,
    formula: 'saved by cache reads - cache write premium + saved by response caches',
  },
  errorCost: {
    label: 'Cost of errors',
    unit: 'usd',
    additive: true,
    formula: 'cost of failed calls + fallback premium of answered calls',
  },
  failedCost: {
    label: 'Cost of failed calls',
    unit: 'usd',
    additive: true,
    formula: 'cost of calls with an error class, whichever attempt',
  },
  fallbackPremium: {
    label: 'Fallback premium',
    unit: 'usd',
    additive: true,
    formula: 'cost of answered fallback calls - what the same tokens cost on the model first asked for',
  },
  retryCost: {
    label: 'Cost of retries',
    unit: 'usd',
    additive: true,
    formula: 'cost of all attempts after the first',
  },
  retryShare: {
    label: "Retries' share of cost",
    unit: 'ratio',
    additive: false,
    formula: 'cost of retries / cost',
  },
  pricedShare: {
    label: 'Priced share',
    unit: 'ratio',
    additive: false,
    formula: 'tokens that have a price / all tokens',
  },
} as const satisfies Record<string, MeasureInfo>;

export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as readonly Measure[];

export function isMeasure(value: unknown): value is Measure {
  return typeof value === 'string' && Object.hasOwn(measures, value);
}
