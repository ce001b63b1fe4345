import type { CallUsage } from '../usage/callUsage';
import type { EmitterProfile } from './emitterProfiles';
import { factNumber, factText, type Facts } from './facts';
import type { CacheHit } from './llmCall';

export interface ReportedCost {
  readonly usd: number | null;
  readonly source: string | null;
  readonly reason?: string;
}

interface CostContext {
  readonly profile: EmitterProfile | null;
  readonly usage: CallUsage;
  readonly cacheHit: CacheHit | null;
  readonly failed: boolean;
}

/**
 * What the emitter wrote as cost, in US dollars. A zero that stands for "failed", "nothing measured" or "model unknown" is
 * not a price; a response-cache hit costs zero whatever is written, because gateways repeat the first answer's cost.
 */
export function readReportedCost(facts: Facts, context: CostContext): ReportedCost {
  if (context.cacheHit !== null) {
    return { usd: 0, source: 'cache_hit' };
  }
  const usd = factNumber(facts.reportedCost);
  const source = facts.reportedCost?.alias.name;
  if (usd === undefined || source === undefined) {
    return { usd: null, source: null };
  }
  const reason = reasonToDoubt(facts, usd, context);
  return reason === undefined ? { usd, source } : { usd: null, source: null, reason };
}

function reasonToDoubt(facts: Facts, usd: number, { profile, usage, failed }: CostContext): string | undefined {
  const currency = factText(facts.costCurrency)?.toUpperCase() ?? 'USD';
  if (currency !== 'USD') {
    return `reported in ${currency}`;
  }
  const ignoresCache = profile?.costIgnoresCache === true;
  if (usd === 0 && (failed || ignoresCache || usage.inputTotal === null)) {
    return 'a cost of 0 that stands for "not known"';
  }
  return ignoresCache && hasCachedTokens(usage) ? `emitter ${profile.id} prices cached tokens wrongly` : undefined;
}

function hasCachedTokens({ cacheRead, cacheWrite5m, cacheWrite1h }: CallUsage): boolean {
  return [cacheRead, cacheWrite5m, cacheWrite1h].some((tokens) => tokens !== null && tokens > 0);
}
