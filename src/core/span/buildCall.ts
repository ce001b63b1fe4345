import type { CallUsage } from '../usage/callUsage';
import { attemptOf, fallbackFrom } from './attempts';
import { readBoolean } from './attributeValue';
import { cacheHitOf } from './cacheHit';
import { readOutcome, type CallOutcome } from './callOutcome';
import { readUsage } from './callUsage';
import { factText, type Facts } from './facts';
import { readIdentity, type Found, type Identity } from './identity';
import type { LlmCall, Origin, OriginFact, UnknownFact } from './llmCall';
import { readModels, type ModelNames } from './modelNames';
import type { NormalizeOptions } from './normalizeOptions';
import { readReportedCost, type ReportedCost } from './reportedCost';
import { responseIdOf, type ResponseId } from './responseId';
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
    provider,
    model,
    requestModel: models.requestModel,
    responseModel: models.responseModel,
    operation,
    feature: valueOf(identity.feature),
    userId: valueOf(identity.userId),
    requestId: identity.requestId.value,
    sessionId: valueOf(identity.sessionId),
    tenant: valueOf(identity.tenant),
    environment: valueOf(identity.environment),
    service: identity.service,
    responseId: response.id,
    serviceTier: serviceTierOf(facts),
    errorClass: outcome.errorClass,
    httpStatus: outcome.httpStatus,
    attempt,
    fallbackFrom: fallbackFrom(node, model),
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
    unknown: explainGaps({ ...reading.unknown }, { identity, models, response, latencyMs, cost }),
    emitter: { profile: profile?.id ?? null, scope: span.scope.name, version: span.scope.version },
  };
}

function operationOf({ facts, spanClass }: SpanNode): string | null {
  if (spanClass.kind !== 'llm_call') {
    return factText(facts.operation) ?? null;
  }
  const written = (factText(facts.operation) ?? factText(facts.requestType))?.toLowerCase();
  if (written !== undefined && callOperations.has(written)) {
    return callOperations.get(written) ?? null;
  }
  const kind = [facts.openInferenceKind, facts.langfuseType, facts.aiOperationId]
    .map((fact) => (typeof fact?.value === 'string' ? fact.value.toLowerCase() : ''))
    .join(' ');
  return /embed/.test(kind) ? 'embeddings' : /rerank/.test(kind) ? 'rerank' : 'chat';
}

function serviceTierOf(facts: Facts): string | null {
  return facts.batchId === undefined ? (factText(facts.serviceTier) ?? null) : 'batch';
}

function isBilled({ failed }: CallOutcome, { inputTotal, output }: CallUsage): boolean {
  return !failed || [inputTotal, output].some((tokens) => tokens !== null && tokens > 0);
}

function valueOf(found: Found | undefined): string | null {
  return found?.value ?? null;
}

const originFacts = [
  'feature',
  'userId',
  'requestId',
  'sessionId',
  'tenant',
  'environment',
] as const satisfies readonly OriginFact[];

function originsOf(identity: Identity): LlmCall['origins'] {
  const origins: Partial<Record<OriginFact, Origin>> = {};
  for (const fact of originFacts) {
    const found = identity[fact];
    if (found !== undefined) {
      origins[fact] = found.origin;
    }
  }
  return origins;
}

interface Told {
  readonly identity: Identity;
  readonly models: ModelNames;
  readonly response: ResponseId;
  readonly latencyMs: number | null;
  readonly cost: ReportedCost;
}

/** Why facts are unknown that the usage does not explain already. */
function explainGaps(
  unknown: Partial<Record<UnknownFact, string>>,
  { identity, models, response, latencyMs, cost }: Told,
): Partial<Record<UnknownFact, string>> {
  if (models.provider === null) {
    unknown.provider = 'neither a provider nor a model that tells it';
  }
  if (models.model === null) {
    unknown.model = 'no model attribute on the span';
  }
  if (response.reason !== undefined) {
    unknown.responseId = response.reason;
  }
  if (identity.feature === undefined) {
    unknown.feature = 'on neither the span nor its ancestors';
  }
  if (identity.userId === undefined) {
    unknown.userId = 'on neither the span nor its ancestors';
  }
  if (latencyMs === null) {
    unknown.latencyMs = 'the span has no times';
  }
  if (cost.reason !== undefined) {
    unknown.reportedCostUsd = cost.reason;
  }
  return unknown;
}
