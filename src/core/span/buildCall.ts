import type { CallUsage } from '../usage/callUsage';
import { attemptOf, fallbackFrom } from './attempts';
import { readBoolean } from './attributeValue';
import { cacheHitOf } from './cacheHit';
import { readOutcome, type CallOutcome } from './callOutcome';
import { readUsage } from './callUsage';
import { factText } from './facts';
import { readIdentity, type Found, type Identity } from './identity';
import type { LlmCall, Origin, OriginFact, UnknownFact } from './llmCall';
import { readModels } from './modelNames';
import type { NormalizeOptions } from './normalizeOptions';
import { readReportedCost } from './reportedCost';
import { responseIdOf } from './responseId';
import { spanDuration } from './span';
import { callOperations } from './spanKinds';
import type { SpanNode } from './spanTree';
import { timeToFirstToken } from './timing';

/** Builds the call that one span tells of, by itself; what other spans of the same call add comes afterwards. */
export function buildCall(node: SpanNode, options: NormalizeOptions): LlmCall {
  const { span, facts, profile } = node;
  const outcome = readOutcome(span, facts);
  const models = readModels(facts, profile, outcome.failed);
  const streamed = readBoolean(facts.stream?.value) ?? null;
  const operation = operationOf(node);
  const { provider, model } = models;
  const reading = readUsage({ facts, profile, provider, model, operation, failed: outcome.failed, streamed });
  const cacheHit = outcome.failed ? null : cacheHitOf(node);
  const cost = readReportedCost(facts, { profile, usage: reading.usage, cacheHit, failed: outcome.failed });
  const response = responseIdOf(node);
  const identity = readIdentity(node, options);
  const latencyMs = spanDuration(span);
  const attempt = attemptOf(node);
  return {
    spanId: span.spanId,
    traceId: span.traceId,
    time: span.startTime,
    disposition: node.spanClass.kind === 'aggregate' ? 'aggregate' : 'llm_call',
    billable: cacheHit === null && isBilled(outcome, reading.usage),
    ...models,
    operation,
    ...identityValues(identity),
    responseId: response.id,
    serviceTier: facts.batchId === undefined ? (factText(facts, 'serviceTier') ?? null) : 'batch',
    errorClass: outcome.errorClass,
    httpStatus: outcome.httpStatus,
    attempt,
    fallbackFrom: fallbackFrom(node, models.model),
    latencyMs,
    timeToFirstTokenMs: timeToFirstToken(span, facts, { profile, streamed }),
    streamed,
    cacheHit,
    usage: reading.usage,
    inputSemantics: reading.inputSemantics,
    tokenRule: reading.tokenRule,
    reportedCostUsd: cost.usd,
    reportedCostSource: cost.source,
    origins: originsOf(identity),
    unknown: {
      ...reading.unknown,
      ...gaps({
        provider: [models.provider, 'neither a provider nor a model that tells it'],
        model: [models.model, 'no model attribute on the span'],
        responseId: [response.id, response.reason],
        feature: [identity.feature, 'on neither the span nor its ancestors'],
        userId: [identity.userId, 'on neither the span nor its ancestors'],
        latencyMs: [latencyMs, 'the span has no times'],
        reportedCostUsd: [cost.reason === undefined ? true : null, cost.reason],
      }),
    },
    emitter: { profile: profile?.id ?? null, scope: span.scope.name, version: span.scope.version },
  };
}

function operationOf({ facts, spanClass }: SpanNode): string | null {
  if (spanClass.kind !== 'llm_call') {
    return factText(facts, 'operation') ?? null;
  }
  const written = (factText(facts, 'operation') ?? factText(facts, 'requestType'))?.toLowerCase();
  if (written !== undefined && callOperations.has(written)) {
    return callOperations.get(written) ?? null;
  }
  const kind = [facts.openInferenceKind, facts.langfuseType, facts.aiOperationId]
    .map((fact) => (typeof fact?.value === 'string' ? fact.value.toLowerCase() : ''))
    .join(' ');
  return /embed/.test(kind) ? 'embeddings' : /rerank/.test(kind) ? 'rerank' : 'chat';
}

function isBilled({ failed }: CallOutcome, { inputTotal, output }: CallUsage): boolean {
  return !failed || [inputTotal, output].some((tokens) => tokens !== null && tokens > 0);
}

function identityValues(identity: Identity) {
  return {
    feature: identity.feature?.value ?? null,
    userId: identity.userId?.value ?? null,
    requestId: identity.requestId.value,
    sessionId: identity.sessionId?.value ?? null,
    tenant: identity.tenant?.value ?? null,
    environment: identity.environment?.value ?? null,
    service: identity.service,
  };
}

function originsOf({ feature, userId, requestId, sessionId, tenant, environment }: Identity): LlmCall['origins'] {
  const found: Record<OriginFact, Found | undefined> = { feature, userId, requestId, sessionId, tenant, environment };
  const origins: Partial<Record<OriginFact, Origin>> = {};
  for (const [fact, value] of Object.entries(found)) {
    if (value !== undefined) {
      origins[fact as OriginFact] = value.origin;
    }
  }
  return origins;
}

type Gap = readonly [value: unknown, reason: string | undefined];

function gaps(facts: Partial<Record<UnknownFact, Gap>>): Partial<Record<UnknownFact, string>> {
  const unknown: Partial<Record<UnknownFact, string>> = {};
  for (const [fact, [value, reason]] of Object.entries(facts)) {
    if ((value === null || value === undefined) && reason !== undefined) {
      unknown[fact as UnknownFact] = reason;
    }
  }
  return unknown;
}
