import type { LineageRow } from 'core/lineage/lineageRow';
import { type Rates, bookRates } from './bookRates';

export interface CallPrice {
  /** Pico-USD of the tokens that are recorded and priced. */
  readonly known: bigint;
  /** True where some of the call's cost is not known: no price, or tokens that were not recorded. */
  readonly hasUnknown: boolean;
  /** Recorded tokens without a price. */
  readonly unpricedTokens: number;
}

const nothing: CallPrice = { known: 0n, hasUnknown: false, unpricedTokens: 0 };

/**
 * The price of one row in pico-USD. Written on its own, apart from the plugin's price code: the demo's truth is what that
 * code is checked against. Rules: docs/methods.
 */
export function priceCall(row: LineageRow): CallPrice {
  if (isResponseCacheHit(row)) {
    return nothing;
  }
  const prompt = row.prompt_tokens;
  const completion = row.completion_tokens ?? (row.operation === 'embeddings' ? 0 : null);
  const isMissing = prompt === null || completion === null;
  // A failed call was billed for the tokens it carries and no others, unless nobody saw how it ended.
  const hasUnknown = isMissing && (row.error_class === null || mayBeBilledUnseen(row.error_class));

  const recorded = add(prompt, completion);
  const tiers = bookRates(row.provider, row.model, row.time);
  if (tiers === null) {
    return { known: 0n, hasUnknown: hasUnknown || recorded > 0, unpricedTokens: recorded };
  }
  const rates = tierOf(tiers, prompt);
  const standard = inputPrice(row, prompt, rates) + outputPrice(row, completion, rates);
  return { known: onServiceTier(standard, row), hasUnknown, unpricedTokens: 0 };
}

/** A row that a cache in front of the provider answered: no call, no tokens, no cost. */
export function isResponseCacheHit(row: LineageRow): boolean {
  return row.response_cache !== null && row.response_cache !== 'miss';
}

function mayBeBilledUnseen(errorClass: string): boolean {
  return errorClass === 'timeout' || errorClass === 'cancelled';
}

/** Tiers are cliffs: all of a call's tokens at the last tier whose start the prompt is longer than. */
function tierOf(tiers: readonly Rates[], prompt: number | null): Rates {
  const tier = tiers.filter(({ promptOver }) => promptOver < (prompt ?? 0)).at(-1);
  if (tier === undefined) {
    throw new Error('A price without a first tier.');
  }
  return tier;
}

/** The demo knows the standard tier and OpenAI's batch, which costs half of it, and no other. */
function onServiceTier(standard: bigint, { provider, service_tier }: LineageRow): bigint {
  if (service_tier === null) {
    return standard;
  }
  if (service_tier !== 'batch' || provider !== 'openai' || standard % 2n !== 0n) {
    throw new Error(`The demo's truth has no whole price for the service tier "${service_tier}" of ${provider}.`);
  }
  return standard / 2n;
}

function inputPrice(row: LineageRow, prompt: number | null, rates: Rates): bigint {
  if (prompt === null) {
    return 0n;
  }
  const read = count(row.cache_read_tokens);
  const written = count(row.cache_write_tokens);
  const written1h = count(row.cache_write_1h_tokens);
  return (
    (BigInt(prompt) - read - written) * rates.input +
    read * rates.cacheRead +
    (written - written1h) * rates.cacheWrite +
    written1h * rates.cacheWrite1h
  );
}

function outputPrice(row: LineageRow, completion: number | null, rates: Rates): bigint {
  if (completion === null) {
    return 0n;
  }
  const reasoning = count(row.reasoning_tokens);
  return (BigInt(completion) - reasoning) * rates.output + reasoning * rates.reasoning;
}

/** A part that is not recorded is priced as its parent: nothing is taken out of the prompt or the completion for it. */
function count(part: number | null): bigint {
  return part === null ? 0n : BigInt(part);
}

function add(prompt: number | null, completion: number | null): number {
  return [prompt, completion].reduce<number>((total, tokens) => (tokens === null ? total : total + tokens), 0);
}
