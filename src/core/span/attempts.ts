import { readOutcome } from './callOutcome';
import { factNumber, factText, type Facts } from './facts';
import { readModels } from './modelNames';
import type { SpanNode } from './spanTree';

/**
 * Which attempt of its request a call is, 1-based: from the emitter's own count, from the HTTP requests below the span, or
 * from failed attempts that are spans beside it; null where nothing tells.
 */
export function attemptOf(node: SpanNode): number | null {
  return counted(node.facts) ?? resends(node) ?? besideSiblings(node) ?? null;
}

/** The model that was tried before this one and failed; null where there was none, or nothing tells. */
export function fallbackFrom(node: SpanNode, model: string | null): string | null {
  const index = factNumber(node.facts.fallbackIndex);
  const original = factText(node.facts.originalModel);
  if (index !== undefined && index > 0 && original !== undefined) {
    return original;
  }
  if (!node.profile?.fallbacksAreSpans || node.parent === null) {
    return null;
  }
  const failed = failedBefore(node).at(-1);
  const failedModel = failed && readModels(failed.facts, failed.profile, true).model;
  return failedModel !== undefined && failedModel !== model ? failedModel : null;
}

function counted(facts: Facts): number | undefined {
  const attempts = factNumber(facts.totalAttempts);
  if (attempts !== undefined && attempts >= 1) {
    return attempts;
  }
  const retries = factNumber(facts.retries) ?? factNumber(facts.resendCount);
  return retries !== undefined && retries >= 0 ? retries + 1 : undefined;
}

/** `http.request.resend_count` on HTTP spans below, or their number where all but the last failed (botocore). */
function resends(node: SpanNode): number | undefined {
  const requests = node.children.filter(
    ({ facts, spanClass }) => facts.httpMethod !== undefined && spanClass.kind !== 'llm_call',
  );
  const counts = requests.map(({ facts }) => factNumber(facts.resendCount)).filter((count) => count !== undefined);
  if (counts.length > 0) {
    return Math.max(...counts) + 1;
  }
  const earlier = requests.slice(0, -1);
  return earlier.length > 0 && earlier.every(({ span, facts }) => readOutcome(span, facts).failed)
    ? requests.length
    : undefined;
}

function besideSiblings(node: SpanNode): number | undefined {
  if (!node.profile?.attemptsAreSpans || node.parent === null) {
    return undefined;
  }
  const failed = failedBefore(node);
  if (failed.length > 0) {
    return failed.length + 1;
  }
  const isFirstOfSeveral = readOutcome(node.span, node.facts).failed && callsBeside(node).at(-1) !== node;
  return isFirstOfSeveral ? 1 : undefined;
}

/** The unbroken run of failed calls of the same emitter directly before this one, under the same parent. */
function failedBefore(node: SpanNode): SpanNode[] {
  const calls = callsBeside(node);
  const before = calls.slice(0, calls.indexOf(node));
  const lastAnswered = before.findLastIndex(({ span, facts }) => !readOutcome(span, facts).failed);
  return before.slice(lastAnswered + 1);
}

function callsBeside(node: SpanNode): SpanNode[] {
  return (node.parent?.children ?? []).filter(
    ({ spanClass, span }) => spanClass.kind === 'llm_call' && span.scope.name === node.span.scope.name,
  );
}
