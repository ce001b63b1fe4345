import type { CallUsage } from '../usage/callUsage';
import type { RatedClass } from './priceBook';

/** Disjoint token counts of one call; `null` is not recorded and not known to be none. */
export type SplitTokens = Readonly<Record<RatedClass, number | null>>;

/** A usage taken apart into classes that do not overlap, or why its counts contradict each other. */
export type SplitUsage =
  | { readonly valid: true; readonly tokens: SplitTokens; readonly assumptions: readonly string[] }
  | { readonly valid: false; readonly reason: string };

/**
 * Takes a usage apart. A part that is not recorded counts as none of it, so its tokens stay in the class they are a part
 * of: input that may have been cached is priced as uncached, an upper bound, and `assumptions` says so.
 */
export function splitUsage(usage: CallUsage): SplitUsage {
  const { inputTotal, output, cacheRead, cacheWrite5m, cacheWrite1h, reasoning, audioInput } = usage;
  const { webSearches, cacheWriteUnsplit, ...recorded } = usage;
  const counts = [...Object.values(recorded), webSearches, cacheWriteUnsplit ?? null].filter((count) => count !== null);
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return { valid: false, reason: 'a count is not a whole number, zero or more' };
  }
  const uncached = remainder(inputTotal, [cacheRead, cacheWrite5m, cacheWrite1h, audioInput]);
  if (uncached !== null && uncached < 0) {
    return { valid: false, reason: 'cached and audio tokens exceed the input' };
  }
  const visible = remainder(output, [reasoning]);
  if (visible !== null && visible < 0) {
    return { valid: false, reason: 'reasoning tokens exceed the output' };
  }
  const tokens = {
    inputUncached: uncached,
    cacheRead: partOf(inputTotal, cacheRead),
    cacheWrite5m: partOf(inputTotal, cacheWrite5m),
    cacheWrite1h: partOf(inputTotal, cacheWrite1h),
    audioInput: partOf(inputTotal, audioInput),
    output: visible,
    reasoning: partOf(output, reasoning),
  };
  return { valid: true, tokens, assumptions: assumptionsOf(usage) };
}

/** What is left of a whole; unknown where the whole is. */
function remainder(whole: number | null, parts: readonly (number | null)[]): number | null {
  return whole === null ? null : parts.filter((part) => part !== null).reduce((rest, part) => rest - part, whole);
}

/** A part that is not recorded is none where its whole is recorded, because its tokens are then counted with the rest. */
function partOf(whole: number | null, part: number | null): number | null {
  return part === null && whole !== null ? 0 : part;
}

function assumptionsOf({
  inputTotal,
  cacheRead,
  cacheWrite5m,
  cacheWrite1h,
  audioInput,
  cacheWriteUnsplit,
}: CallUsage) {
  const assumptions: string[] = [];
  if (cacheRead === null && isSome(inputTotal)) {
    assumptions.push('cache reads not recorded: input priced as uncached, an upper bound');
  }
  if (isSome(cacheWriteUnsplit)) {
    assumptions.push(`lifetime of ${cacheWriteUnsplit} cache writes not recorded: priced as five-minute writes`);
  } else if (cacheWrite1h === null && isSome(cacheWrite5m)) {
    assumptions.push('one-hour cache writes not recorded: all writes priced as five-minute writes');
  }
  if (isSome(audioInput) && isSome(cacheRead)) {
    assumptions.push('audio tokens taken as uncached: nobody records which tokens were cached');
  }
  return assumptions;
}

function isSome(count: number | null | undefined): boolean {
  return count !== null && count !== undefined && count > 0;
}
