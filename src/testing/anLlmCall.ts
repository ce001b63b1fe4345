import type { LlmCall } from 'core/span/llmCall';
import { normalizeTrace } from 'core/span/normalizeTrace';
import type { CallUsage } from 'core/usage/callUsage';
import { aCallSpan } from './aSpan';

interface LlmCallParts extends Partial<Omit<LlmCall, 'usage'>> {
  readonly usage?: Partial<CallUsage>;
}

/** The call that `aCallSpan` tells of, a second long, with other facts in it. `scope` is who wrote its span. */
export function anLlmCall({ usage, ...parts }: LlmCallParts = {}, scope = 'client'): LlmCall {
  const call = normalizeTrace([aCallSpan({ scope })]).calls[0] as LlmCall;
  return { ...call, ...parts, usage: { ...call.usage, ...usage } };
}
