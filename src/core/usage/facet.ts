import type { ResponseCache } from '../lineage/lineageRow';

/**
 * What some measures tell calls apart by besides their group: failures, retries, fallbacks, response caches. Asked for only
 * where a measure needs it, because every combination is a row of its own.
 */
export interface Facets {
  /** The call has an error class. */
  readonly failed: boolean;
  /** Not the first attempt of its request. */
  readonly retry: boolean;
  /** The model asked for first, where this call replaced it. */
  readonly fallbackFrom: string | null;
  /** `null` where no cache stands in front of the provider. A hit never reached the provider: it is no call and costs nothing. */
  readonly responseCache: ResponseCache | null;
}

/** Whether a response cache answered, so that nothing was billed. */
export function isCacheHit({ responseCache }: Facets): boolean {
  return responseCache !== null && responseCache !== 'miss';
}
