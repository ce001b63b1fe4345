/** Cache writes as recorded: in all, and by lifetime where an emitter tells them apart. `null` is not recorded. */
export interface RecordedCacheWrites {
  readonly total: number | null;
  readonly fiveMinutes: number | null;
  readonly oneHour: number | null;
}

export interface CacheWriteSplit {
  readonly cacheWrite5m: number | null;
  readonly cacheWrite1h: number | null;
  /** Of the five-minute writes, those whose lifetime nobody recorded: the cheaper rate is assumed, and said. */
  readonly cacheWriteUnsplit: number;
}

/**
 * Splits cache writes by lifetime. What the lifetimes leave of the total is counted as five-minute writes, the default of
 * every provider that bills writes; `undefined` where the lifetimes exceed the total.
 */
export function splitCacheWrite({ total, fiveMinutes, oneHour }: RecordedCacheWrites): CacheWriteSplit | undefined {
  if (total === null) {
    return { cacheWrite5m: fiveMinutes, cacheWrite1h: oneHour, cacheWriteUnsplit: 0 };
  }
  const lifetimes = [fiveMinutes, oneHour].filter((tokens) => tokens !== null);
  const rest = total - lifetimes.reduce((sum, tokens) => sum + tokens, 0);
  if (rest < 0) {
    return undefined;
  }
  // One-hour writes alone say what the others are.
  const cacheWriteUnsplit = fiveMinutes === null && oneHour !== null ? 0 : rest;
  return { cacheWrite5m: fiveMinutes === null ? rest : fiveMinutes + rest, cacheWrite1h: oneHour, cacheWriteUnsplit };
}
