import type { LineageRow } from 'core/lineage/lineageRow';
import type { DraftCall } from './draftCall';
import type { DemoFeature } from './featureCatalogue';
import { demoModel } from './modelCatalogue';
import { demoService } from './serviceCatalogue';
import { tenantOf } from './users';

const TIMEOUT_MS = 30_000;

/** The lineage row of a drafted call: its feature's constants, what its service records, latency and reported cost. */
export function finishCall(call: DraftCall, feature: DemoFeature): LineageRow {
  const service = demoService(feature.service);
  const { tokens } = call;
  return {
    time: call.time,
    request_id: `req-${call.requestId}`,
    attempt: call.attempt,
    user_id: call.user,
    feature: feature.feature,
    provider: demoModel(call.model).provider,
    model: call.model,
    fallback_from: call.fallbackFrom,
    operation: feature.operation,
    prompt_tokens: tokens.promptTokens,
    completion_tokens: tokens.completionTokens,
    cache_read_tokens: service.recordsPromptCache ? tokens.cacheRead : null,
    cache_write_tokens: service.recordsPromptCache ? tokens.cacheWrite : null,
    cache_write_1h_tokens: service.recordsPromptCache ? tokens.cacheWrite1h : null,
    reasoning_tokens: tokens.reasoning,
    service_tier: feature.serviceTier,
    response_cache: call.responseCache,
    total_cost_usd: reportedCost(call, service.reportedCostFactor),
    latency_ms: latency(call),
    error_class: call.errorClass,
    http_status: call.httpStatus,
    environment: call.environment,
    service: feature.service,
    tenant: call.user === null ? null : tenantOf(call.user),
    session_id: call.session,
    trace_id: call.traceId,
    span_id: call.spanId,
  };
}

/** Milliseconds with one decimal. */
function latency(call: DraftCall): number {
  if (isHit(call)) {
    return round(12 * call.slowness, 10);
  }
  if (call.errorClass === 'timeout') {
    return TIMEOUT_MS;
  }
  const model = demoModel(call.model);
  const { promptTokens, completionTokens } = call.tokens;
  const reading = promptTokens === null ? 0 : promptTokens / 40;
  const writing = completionTokens === null ? 0 : completionTokens * model.millisecondsPerToken;
  return round((model.millisecondsToFirstToken + reading + writing) * call.slowness, 10);
}

/**
 * What the application wrote as its cost, in USD with eight decimals. It knows no context tiers and no write premium: that a
 * reported cost differs from the price book is the normal case. Null where it reports nothing or knows no price.
 */
function reportedCost(call: DraftCall, factor: number | null): string | null {
  const price = demoModel(call.model).applicationPrice;
  const { promptTokens, completionTokens, cacheRead } = call.tokens;
  if (factor === null || price === null || promptTokens === null || completionTokens === null) {
    return null;
  }
  if (isHit(call)) {
    return '0';
  }
  const read = cacheRead === null ? 0 : cacheRead;
  const dollars =
    ((promptTokens - read) * price.input + read * price.cacheRead + completionTokens * price.output) / 1e6;
  return (dollars * factor).toFixed(8);
}

function isHit(call: DraftCall): boolean {
  return call.responseCache !== null && call.responseCache !== 'miss';
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
