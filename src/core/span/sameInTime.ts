import type { LlmCall } from './llmCall';

/** Clocks of one process, but spans end in the order of callbacks: recorded differences stay below this. */
const SLACK_MS = 5;

/**
 * Whether two calls without a common id can only be one: one service and another emitter, one inside the other in time,
 * the same model, both answered or both failed, and no token count that speaks against it. Recorded: LangChain streams
 * and OpenInference spans, which carry no id, beside the provider client's span in another trace.
 */
export function isSameInTime(outer: LlmCall, inner: LlmCall): boolean {
  return (
    outer.emitter.scope !== inner.emitter.scope &&
    outer.service === inner.service &&
    (outer.responseId === null || inner.responseId === null) &&
    (outer.errorClass === null) === (inner.errorClass === null) &&
    (outer.operation === 'embeddings') === (inner.operation === 'embeddings') &&
    isInside(outer, inner) &&
    isSameModel(outer, inner) &&
    agree(outer.usage.inputTotal, inner.usage.inputTotal) &&
    agree(outer.usage.output, inner.usage.output)
  );
}

function isInside(outer: LlmCall, inner: LlmCall): boolean {
  if (outer.time === null || inner.time === null || outer.latencyMs === null || inner.latencyMs === null) {
    return false;
  }
  const ends = outer.time + outer.latencyMs;
  return inner.time >= outer.time - SLACK_MS && inner.time + inner.latencyMs <= ends + SLACK_MS;
}

function isSameModel(left: LlmCall, right: LlmCall): boolean {
  const names = (call: LlmCall) => [call.model, call.requestModel].filter((name) => name !== null);
  return names(left).some((a) => names(right).some((b) => a.startsWith(b) || b.startsWith(a)));
}

function agree(left: number | null, right: number | null): boolean {
  return left === null || right === null || left === right;
}
