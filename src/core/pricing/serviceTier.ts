/** The tier of a call that nobody paid or waited extra for. */
export const STANDARD_TIER = 'standard';

/**
 * How providers write the standard tier. `auto` is a request's wish, answered with the standard tier unless the account has
 * another one; a response names the tier that served it.
 */
const standardNames: ReadonlySet<string> = new Set([
  '', // not recorded
  'standard', // Anthropic's responses, Gemini
  'default', // OpenAI's and Bedrock's responses
  'auto', // OpenAI's and Anthropic's requests
  'standard_only', // Anthropic's requests
  'on_demand', // Groq
  'unspecified', // Gemini
]);

/** Other spellings of tiers that have a price. */
const tierNames: ReadonlyMap<string, string> = new Map([
  ['batches', 'batch'],
  ['batch_api', 'batch'],
]);

/** One spelling per service tier, in lower case; what is not recorded is the standard tier. */
export function normalTier(serviceTier: string | null | undefined): string {
  const name = (serviceTier ?? '').trim().toLowerCase();
  return standardNames.has(name) ? STANDARD_TIER : (tierNames.get(name) ?? name);
}

export function isStandardTier(serviceTier: string | null | undefined): boolean {
  return normalTier(serviceTier) === STANDARD_TIER;
}
