import type { EmitterProfile, InputBasis, InputRule } from './emitterProfiles';
import type { Facts } from './facts';
import type { InputSemantics } from './llmCall';
import { countsCacheBesideInput, isGoogle } from './providerName';

/** What the decision looks at beside the tokens. */
export interface BasisContext {
  readonly facts: Facts;
  readonly profile: EmitterProfile | null;
  readonly provider: string | null;
  readonly model: string | null;
}

/** Tokens as the span wrote them, before any rule; undefined where it did not. */
export interface RawTokens {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly total: number | undefined;
  readonly cacheRead: number | undefined;
  readonly cacheWrite: number | undefined;
  readonly reasoning: number | undefined;
}

export interface BasisDecision {
  readonly semantics: InputSemantics;
  readonly rule: string;
}

/**
 * Decides whether input tokens include cached ones: by what proves it, then by the shape of the usage object, then by who
 * wrote the span, then by how the cache attributes are named. What stays undecided is read as OpenTelemetry defines it,
 * inclusive, and says `ambiguous`. The order and its evidence: docs/methods/inclusive-and-exclusive.md.
 */
export function decideInputBasis(context: BasisContext, raw: RawTokens): BasisDecision {
  return proofByArithmetic(context, raw) ?? proofByShape(context) ?? byProfile(context) ?? byNames(context, raw);
}

function proofByArithmetic({ facts, provider }: BasisContext, raw: RawTokens): BasisDecision | undefined {
  const { input, output, total } = raw;
  if (facts.uncachedInput !== undefined) {
    return { semantics: 'inclusive', rule: `${facts.uncachedInput.alias.name} stands beside the total` };
  }
  const cached = cachedTokens(raw);
  if (input === undefined || cached === 0) {
    return undefined;
  }
  if (cached > input) {
    return { semantics: 'exclusive', rule: `${cached} cached tokens cannot be part of ${input} input tokens` };
  }
  // Gemini's total holds thinking tokens besides, which may happen to be as many.
  const adds = output !== undefined && total === input + cached + output;
  return adds && !isGoogle(provider)
    ? { semantics: 'exclusive', rule: `total ${total} = input + cache read + cache write + output` }
    : undefined;
}

function cachedTokens({ cacheRead, cacheWrite }: RawTokens): number {
  return [cacheRead, cacheWrite].reduce<number>((sum, tokens) => (tokens === undefined ? sum : sum + tokens), 0);
}

function proofByShape({ facts }: BasisContext): BasisDecision | undefined {
  const alias = [facts.input, facts.cacheRead].find((fact) => fact?.alias.basis !== undefined)?.alias;
  return alias?.basis && { semantics: alias.basis, rule: `the shape of ${alias.name}` };
}

function byProfile(context: BasisContext): BasisDecision | undefined {
  const { profile } = context;
  const style = nameStyle(context.facts);
  const byName = style && profile?.inputByCacheName?.[style];
  const rule = byName ?? profile?.input;
  if (profile === null || rule === undefined) {
    return undefined;
  }
  return { semantics: basisFor(rule, context), rule: `emitter ${profile.id} (${profile.evidence})` };
}

function basisFor(rule: InputRule, { provider, model }: BasisContext): InputBasis {
  if (typeof rule === 'string') {
    return rule;
  }
  return countsCacheBesideInput(provider, model) ? rule.anthropic : rule.others;
}

function byNames({ facts, provider, model }: BasisContext, raw: RawTokens): BasisDecision {
  const besideInput = countsCacheBesideInput(provider, model);
  if (nameStyle(facts) === 'native') {
    return besideInput
      ? {
          semantics: 'exclusive',
          rule: 'the provider`s own field names: Anthropic and Bedrock leave cached tokens out',
        }
      : { semantics: 'inclusive', rule: 'the provider`s own field names: this provider includes cached tokens' };
  }
  if (cachedTokens(raw) === 0) {
    return { semantics: 'inclusive', rule: 'no cached tokens on the span' };
  }
  return besideInput
    ? { semantics: 'ambiguous', rule: 'an emitter nobody has recorded: read as inclusive, as OpenTelemetry defines it' }
    : { semantics: 'inclusive', rule: 'OpenTelemetry: input includes cached tokens, as this provider counts' };
}

function nameStyle(facts: Facts): 'dotted' | 'native' | undefined {
  return facts.cacheRead?.alias.style ?? facts.cacheWrite?.alias.style;
}
