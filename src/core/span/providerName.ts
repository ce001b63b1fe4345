import { modelProviders, notProviders, providerAliases } from './aliases/providerAliases';

const exact = new Map(
  providerAliases.filter(([written]) => !written.endsWith('*')).map(([written, provider]) => [written, provider]),
);
const prefixes = providerAliases
  .filter(([written]) => written.endsWith('*'))
  .map(([written, provider]) => [written.slice(0, -1), provider] as const);
const refused = new Set(notProviders);
const memo = new Map<string, Map<string, string | null>>();
const MEMO_LIMIT = 5000;

/**
 * OpenTelemetry's name of a provider, from what an emitter wrote and from the model where that is a framework's name or
 * nothing. Unknown providers come back in lower case, as written; null where neither tells.
 */
export function providerName(written: string | undefined, model: string | null): string | null {
  const known = memo.get(written ?? '')?.get(model ?? '');
  if (known !== undefined) {
    return known;
  }
  const provider = judgeProvider(written?.toLowerCase() ?? '', model?.toLowerCase() ?? '');
  remember(written ?? '', model ?? '', provider);
  return provider;
}

function remember(written: string, model: string, provider: string | null): void {
  let models = memo.get(written);
  if (models === undefined || models.size >= MEMO_LIMIT) {
    if (memo.size >= MEMO_LIMIT) {
      memo.clear();
    }
    models = new Map();
    memo.set(written, models);
  }
  models.set(model, provider);
}

function judgeProvider(written: string, model: string): string | null {
  if (written !== '' && !refused.has(written)) {
    return canonical(written) ?? written;
  }
  const slash = model.indexOf('/');
  const prefixed = slash > 0 ? canonical(model.slice(0, slash)) : undefined;
  return prefixed ?? modelProviders.find(([pattern]) => pattern.test(model))?.[1] ?? null;
}

function canonical(written: string): string | undefined {
  return exact.get(written) ?? prefixes.find(([prefix]) => written.startsWith(prefix))?.[1];
}

/** Whether the provider's own usage object leaves cached tokens out of its input: Anthropic, Bedrock, Claude anywhere. */
export function countsCacheBesideInput(provider: string | null, model: string | null): boolean {
  return provider === 'anthropic' || provider === 'aws.bedrock' || /claude/i.test(model ?? '');
}

/** Whether it is one of Google's two APIs, whose output counts leave thinking tokens out. */
export function isGoogle(provider: string | null): boolean {
  return provider === 'gcp.gemini' || provider === 'gcp.vertex_ai';
}
