import type { UsageContext } from './callUsage';
import { factCount } from './facts';
import type { BasisDecision, RawTokens } from './inputBasis';
import { isGoogle } from './providerName';

export interface OutputReading {
  readonly output: number | undefined;
  readonly reasoning: number | undefined;
  /** What was done to the output, in words; undefined where it is as written. */
  readonly rule?: string;
}

/**
 * Output including reasoning. Gemini counts thinking tokens beside its candidates, and several emitters pass that on: they
 * are added where the candidates, the total, the emitter's profile or plain logic (a part exceeds the whole) prove it.
 */
export function outputTokens(context: UsageContext, raw: RawTokens, basis: BasisDecision): OutputReading {
  const { output, reasoning } = raw;
  const beside = factCount(context.facts.reasoningBesideOutput);
  if (output === undefined) {
    return { output, reasoning: reasoning ?? beside };
  }
  if (beside !== undefined) {
    return { output: output + beside, reasoning: beside, rule: 'reasoning is a bucket beside the output' };
  }
  const rest = basis.semantics === 'exclusive' ? undefined : restOfTotal(raw);
  if (reasoning === undefined) {
    return isGoogle(context.provider) && rest !== undefined && rest > 0
      ? { output: output + rest, reasoning: rest, rule: 'Gemini: total - input - output are thinking tokens' }
      : { output, reasoning };
  }
  const why = reasonToAdd(context, output, reasoning, rest);
  return why === undefined ? { output, reasoning } : { output: output + reasoning, reasoning, rule: why };
}

function restOfTotal({ input, output, total }: RawTokens): number | undefined {
  return input === undefined || output === undefined || total === undefined ? undefined : total - input - output;
}

function reasonToAdd(
  { facts, profile, provider }: UsageContext,
  output: number,
  reasoning: number,
  rest: number | undefined,
): string | undefined {
  if (reasoning === 0) {
    return undefined;
  }
  if (rest === reasoning) {
    return 'total = input + output + reasoning, so reasoning is beside the output';
  }
  if (reasoning > output) {
    return 'more reasoning than output, so reasoning is beside it';
  }
  if (!isGoogle(provider) || rest === 0) {
    return undefined;
  }
  if (factCount(facts.candidates) === output) {
    return 'Gemini: the output is the candidates, thinking tokens are beside it';
  }
  return profile?.geminiOutputWithoutThoughts
    ? `emitter ${profile.id} leaves thinking tokens out of the output`
    : undefined;
}
