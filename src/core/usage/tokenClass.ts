/** Disjoint classes of tokens: each token of a call is in exactly one, and each has a rate of its own. */
export const tokenClasses = [
  'inputUncached',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
] as const;
export type TokenClass = (typeof tokenClasses)[number];

export const tokenClassLabels: Readonly<Record<TokenClass, string>> = {
  inputUncached: 'Uncached input',
  cacheRead: 'Cache read',
  cacheWrite5m: 'Cache write (5 min)',
  cacheWrite1h: 'Cache write (1 h)',
  output: 'Output',
  reasoning: 'Reasoning',
};
