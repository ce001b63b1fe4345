import type { CallToPrice } from 'core/pricing/priceCall';
import type { CallUsage } from 'core/usage/callUsage';

/** The usage of a call that recorded everything: nothing but what is given. */
export function aCallUsage(usage: Partial<CallUsage> = {}): CallUsage {
  return {
    inputTotal: 0,
    output: 0,
    cacheRead: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    reasoning: 0,
    audioInput: 0,
    webSearches: 0,
    ...usage,
  };
}

export type CallOverrides = Partial<Omit<CallToPrice, 'usage'>> & { readonly usage?: Partial<CallUsage> };

/** An answered call of gpt-4o on 2026-09-20 at noon, UTC, without tokens, except for what is given. */
export function aCall({ usage, ...call }: CallOverrides = {}): CallToPrice {
  return {
    provider: 'openai',
    model: 'gpt-4o',
    time: Date.parse('2026-09-20T12:00:00Z'),
    serviceTier: null,
    operation: 'chat',
    errorClass: null,
    ...call,
    usage: aCallUsage(usage),
  };
}
