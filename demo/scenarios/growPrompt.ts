import type { DraftCall } from '../draftCall';

/** The call with a prompt `factor` times as long; what is added is not in the provider's cache. */
export function growPrompt(call: DraftCall, factor: number): DraftCall {
  const { promptTokens } = call.tokens;
  if (promptTokens === null) {
    return call;
  }
  return { ...call, tokens: { ...call.tokens, promptTokens: Math.round(promptTokens * factor) } };
}
