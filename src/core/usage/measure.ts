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
  costPerRequest: { label: 'Cost per request', unit: 'usd', additive: false, formula: 'cost / requests' },
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
