/** What a query asks for where it does not say. */
export const queryDefaults = {
  measure: 'cost',
  top: 8,
  limit: 25,
  step: 'auto',
  amounts: 'short',
  compare: 'none',
  priceBasis: 'then',
  dimension: 'user',
  concentrationBy: 'feature',
  distributionShow: 'ranking',
  bandBy: 'feature',
  bandShow: 'bands',
  band: 'trailing',
  floorUsd: 1,
  coverageShow: 'facts',
  callSort: 'cost',
} as const;

/** How many groups a query may show by themselves. */
export const countLimits = { top: 50, limit: 1000, bands: 100 } as const;

/** How many dimensions can be told apart at once: in a legend, and in the columns of a table. */
export const breakdownLimits = { series: 2, table: 3 } as const;

/** More standard deviations than this no hour is ever away. */
export const MOST_SIGMAS = 100;
