import type { UsageContext } from './callUsage';
import { factCount } from './facts';
import { countsCacheBesideInput } from './providerName';

export interface CacheWrites {
  readonly cacheWrite5m: number | null;
  readonly cacheWrite1h: number | null;
  readonly reason?: string;
}

/**
 * Cache writes by lifetime, `written` being all of them. Writes whose lifetime is not told count as five-minute writes,
 * the cheaper of the two, with a reason; providers that know one lifetime only have no hour writes.
 */
export function cacheWriteLifetimes(
  { facts, provider, model }: UsageContext,
  written: number | undefined,
): CacheWrites {
  if (written === undefined) {
    return { cacheWrite5m: null, cacheWrite1h: null };
  }
  const fiveMinutes = factCount(facts.cacheWrite5m);
  const oneHour = factCount(facts.cacheWrite1h);
  if (oneHour === undefined) {
    const single = written === 0 || written === fiveMinutes || !countsCacheBesideInput(provider, model);
    return single
      ? { cacheWrite5m: written, cacheWrite1h: 0 }
      : {
          cacheWrite5m: written,
          cacheWrite1h: null,
          reason: 'the span does not tell five-minute from one-hour writes',
        };
  }
  const told = fiveMinutes === undefined ? oneHour : fiveMinutes + oneHour;
  if (told >= written) {
    return { cacheWrite5m: told - oneHour, cacheWrite1h: oneHour };
  }
  // A server tool's writes are in the sum but not in the split (litellm#42663: 31,490 of 184,457).
  const residual = written - told;
  return fiveMinutes === undefined
    ? { cacheWrite5m: residual, cacheWrite1h: oneHour }
    : {
        cacheWrite5m: written - oneHour,
        cacheWrite1h: oneHour,
        reason: `${residual} of ${written} written tokens have no lifetime and count as five-minute writes`,
      };
}
