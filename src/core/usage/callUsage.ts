/**
 * The usage of one call as recorded; `null` is not recorded, which is not zero. All cache writes that are not known to live
 * an hour are in `cacheWrite5m`; `cacheWrite1h` is null where nobody tells the lifetimes apart.
 */
export interface CallUsage {
  /** All input tokens: uncached, read from and written to a cache, audio. */
  readonly inputTotal: number | null;
  /** All output tokens, reasoning included. */
  readonly output: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite5m: number | null;
  readonly cacheWrite1h: number | null;
  readonly reasoning: number | null;
  /** Audio tokens among the input; taken as uncached. */
  readonly audioInput: number | null;
  readonly webSearches: number | null;
  /** Five-minute writes whose lifetime is not recorded (see `splitCacheWrite`). */
  readonly cacheWriteUnsplit?: number;
}
