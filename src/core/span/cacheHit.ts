import { factText, type Facts } from './facts';
import type { CacheHit } from './llmCall';
import type { SpanNode } from './spanTree';

/** What a hit is where the gateway's header only says HIT; a header that says SEMANTIC speaks for itself. */
const hitKinds: ReadonlyMap<string, CacheHit> = new Map<string, CacheHit>([
  ['http.response.header.x-portkey-cache-status', 'exact'], // Portkey names its semantic hits
  ['http.response.header.helicone-cache', 'exact'], // Helicone has an exact cache only
]);

/**
 * Whether a response cache answered instead of the provider: the status header of a gateway, captured on the call or on the
 * HTTP span below it, or LiteLLM's cache key. Prompt caching at the provider is another layer and is not told here.
 */
export function cacheHitOf(node: SpanNode): CacheHit | null {
  return hitIn(node.facts) ?? node.children.map(({ facts }) => hitIn(facts)).find((hit) => hit !== undefined) ?? null;
}

function hitIn(facts: Facts): CacheHit | undefined {
  const status = factText(facts.cacheStatus)?.toLowerCase();
  if (status !== undefined) {
    const kind = status.startsWith('semantic') ? 'semantic' : hitKinds.get(facts.cacheStatus?.alias.name ?? '');
    return status.endsWith('hit') ? (kind ?? 'unspecified') : undefined;
  }
  return factText(facts.cacheKey) === undefined ? undefined : 'unspecified';
}
