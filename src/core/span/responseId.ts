import { factText } from './facts';
import type { SpanNode } from './spanTree';

export interface ResponseId {
  readonly id: string | null;
  readonly reason?: string;
}

/** LiteLLM gives answers of providers other than OpenAI an id of its own making. */
const GATEWAY_MADE = /^chatcmpl-[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** LangChain names runs, not answers. */
const RUN_ID = /^(?:lc_)?run-/;

/**
 * The provider's id of one answer. LiteLLM writes its own call id on failed calls and an id of its own for other
 * providers' answers; the provider's stands on its raw request span below.
 */
export function responseIdOf(node: SpanNode): ResponseId {
  const raw = node.children
    .filter(({ spanClass }) => spanClass.kind === 'wrapper')
    .map(({ facts }) => factText(facts.rawResponseId))
    .find((id) => id !== undefined);
  const id = raw ?? factText(node.facts.responseId);
  if (id === undefined) {
    return { id: null, reason: 'no response id on the span' };
  }
  if (id === factText(node.facts.gatewayCallId) || GATEWAY_MADE.test(id) || RUN_ID.test(id)) {
    return { id: null, reason: 'the id on the span is the gateway`s or the framework`s own' };
  }
  return { id };
}
