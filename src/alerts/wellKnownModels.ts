import type { BookNames } from 'core/pricing/bookNames';
import { type PriceBook, lookUpModel } from 'core/pricing/priceBook';
import type { ModelKey } from 'core/pricing/rateSheet';

interface WellKnownProvider {
  /** OpenTelemetry's name of it, as it stands in the table. */
  readonly provider: string;
  /** Whose models these are, by the price book's id. */
  readonly listed: string;
  /** Service tiers as they are recorded; null where none is. */
  readonly tiers: readonly (string | null)[];
  /** Which of them are in use: retired ones, and models for other things than text, would only make a rule longer. */
  readonly inUse: RegExp;
  /** Names in use that the book knows by a rule only. */
  readonly snapshots?: readonly string[];
}

/** Dated names of Anthropic's API, which answers with them whatever alias was asked for. */
const claudeSnapshots = [
  'claude-3-5-haiku-20241022',
  'claude-3-7-sonnet-20250219',
  'claude-opus-4-1-20250805',
  'claude-sonnet-4-20250514',
  'claude-sonnet-4-5-20250929',
  'claude-haiku-4-5-20251001',
  'claude-opus-4-5-20251101',
];

/** Vertex AI's version of the same names. */
const vertexSnapshots = claudeSnapshots.map((name) => name.replace(/-(\d{8})$/, '@$1'));

const gpt =
  /^(?:gpt-4o(?:-mini)?|gpt-4\.1(?:-mini|-nano)?|gpt-5(?:\.[1-5])?(?:-mini|-nano)?|gpt-5-codex|gpt-5\.6(?:-\w+)?|gpt-6-\w+|o3|o3-mini|o4-mini)(?:-\d{4}-\d\d-\d\d)?$|^text-embedding-3-(?:large|small)$/;
const claude = /^claude-(?:(?:fable|haiku|opus|sonnet)-[4-9](?:-\d)?$|(?:3-5-haiku|3-7-sonnet))/;
const gemini = /^gemini-(?:2\.[05]|3(?:\.\d)?)-(?:pro|flash|flash-lite)(?:-preview)?(?:-001)?$|^gemini-embedding-/;

/**
 * OpenAI's answers call the standard tier `default`, Anthropic's `standard`. Other tiers are left out, but for the batches of
 * a few models: each doubles what a rule has to carry.
 */
const wellKnownProviders: readonly WellKnownProvider[] = [
  { provider: 'openai', listed: 'openai', tiers: [null, 'default'], inUse: gpt },
  {
    provider: 'openai',
    listed: 'openai',
    tiers: ['batch'],
    inUse: /^gpt-(?:4o-mini|4\.1(?:-mini)?|5(?:-mini|-nano)?)$/,
  },
  { provider: 'azure.ai.openai', listed: 'openai', tiers: [null], inUse: gpt },
  {
    provider: 'anthropic',
    listed: 'anthropic',
    tiers: [null, 'standard'],
    inUse: claude,
    snapshots: claudeSnapshots,
  },
  {
    provider: 'aws.bedrock',
    listed: 'aws',
    tiers: [null],
    inUse:
      /^(?:(?:us|eu|global)\.)?(?:amazon\.nova-(?:2-lite|lite|micro|pro)|anthropic\.claude-(?:haiku-4-5|(?:opus|sonnet)-(?:4-[5-9]|5)|sonnet-4-2025|3-7-sonnet|3-5-haiku))|^(?:us\.)?meta\.llama[34]-(?:3-70b|maverick|scout)|^amazon\.titan-embed/,
  },
  { provider: 'gcp.gemini', listed: 'google', tiers: [null], inUse: gemini, snapshots: ['gemini-2.0-flash-001'] },
  {
    provider: 'gcp.vertex_ai',
    listed: 'google',
    tiers: [null],
    inUse: new RegExp(`${gemini.source}|${claude.source}`),
    snapshots: vertexSnapshots,
  },
  {
    provider: 'mistral_ai',
    listed: 'mistral',
    tiers: [null],
    inUse:
      /^(?:mistral-(?:large|medium|small)|codestral|ministral-[38]b|magistral-medium)-(?:latest|25\d\d|26\d\d)$|^mistral-embed$/,
  },
  { provider: 'deepseek', listed: 'deepseek', tiers: [null], inUse: /^deepseek-(?:chat|reasoner|v4-\w+)$/ },
  {
    provider: 'x_ai',
    listed: 'x-ai',
    tiers: [null],
    inUse: /^grok-(?:4(?:\.\d)?(?:-0709|-fast|-1-fast)?|code-fast-1)$/,
  },
  { provider: 'cohere', listed: 'cohere', tiers: [null], inUse: /^(?:command-(?:a|r|r-plus|r7b)|embed-)/ },
  { provider: 'groq', listed: 'groq', tiers: [null], inUse: /^(?:llama-3\.[13]-\w+-(?:instant|versatile)|.+\/.+)$/ },
];

/**
 * Models for rules of a table whose own models nobody has listed: those that the price book prices of the providers most in
 * use, under OpenTelemetry's names. What a table holds besides is told by the rule on tokens without a price.
 */
export function wellKnownModels(book: PriceBook, names: BookNames): ModelKey[] {
  return wellKnownProviders.flatMap(({ provider, listed, tiers, inUse, snapshots = [] }) => {
    const listedInUse = names(listed)
      .flatMap(writtenNames)
      .filter((model) => inUse.test(model));
    return [...new Set([...listedInUse, ...snapshots])]
      .filter((model) => lookUpModel(book, provider, model).found !== undefined)
      .flatMap((model) => tiers.map((serviceTier) => ({ provider, model, serviceTier })));
  });
}

/** Bedrock's `regional.` in the book stands for the bare name and for the inference profiles of a region. */
function writtenNames(name: string): string[] {
  const bare = name.replace(/^regional\./, '');
  return bare === name ? [name] : [bare, `us.${bare}`, `eu.${bare}`];
}
