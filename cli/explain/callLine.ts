import { usdFromPico } from 'core/pricing/picoUsd';
import type { Receipt } from 'core/pricing/receipt';
import type { LlmCall } from 'core/span/llmCall';
import { receiptFields, usdOf } from './receiptFields';

/** One line of `explain`: the fields of a call, its cost, and how that came about. `name` is that of its case, if any. */
export function callLine(call: LlmCall, receipt: Receipt, name: string | null): object {
  const { usage } = call;
  return {
    case: name,
    trace_id: call.traceId,
    span_id: call.spanId,
    time: call.time === null ? null : new Date(call.time).toISOString(),
    request_id: call.requestId,
    disposition: call.disposition,
    billable: call.billable,
    user_id: call.userId,
    feature: call.feature,
    provider: call.provider,
    model_requested: call.requestModel,
    model_response: call.responseModel,
    operation: call.operation,
    input_semantics: call.inputSemantics,
    input_tokens: usage.inputTotal,
    output_tokens: usage.output,
    cache_read_tokens: usage.cacheRead,
    cache_write_tokens: cacheWrites(call),
    cache_write_1h_tokens: usage.cacheWrite1h,
    reasoning_tokens: usage.reasoning,
    audio_tokens: usage.audioInput,
    cost_source: call.reportedCostSource,
    ttft_ms: call.timeToFirstTokenMs,
    latency_ms: call.latencyMs,
    error_class: call.errorClass,
    http_status: call.httpStatus,
    cache_hit: call.cacheHit,
    cache_layer: call.cacheHit === null ? null : 'gateway_response',
    fallback_from_model: call.fallbackFrom,
    session_id: call.sessionId,
    tenant: call.tenant,
    environment: call.environment,
    service_tier: call.serviceTier,
    response_id: call.responseId,
    reported_cost_usd: call.reportedCostUsd,
    attempt: call.attempt,
    cost_usd: usdOf(receipt.totalPico),
    cost_unknown_reason: receipt.unknownReason,
    receipt: {
      ...receiptFields(receipt),
      token_rule: call.tokenRule,
      reported_usd: call.reportedCostUsd,
      difference_usd: differenceFromReported(call, receipt),
      origins: call.origins,
      unknown_facts: call.unknown,
      emitter: call.emitter,
    },
  };
}

/** All writes; those with a lifetime of an hour are none where the span does not tell lifetimes apart. */
function cacheWrites({ usage: { cacheWrite5m, cacheWrite1h } }: LlmCall): number | null {
  return cacheWrite5m === null || cacheWrite1h === null ? cacheWrite5m : cacheWrite5m + cacheWrite1h;
}

/** Ours minus what the emitter wrote; its number is a double, so is the difference. */
function differenceFromReported({ reportedCostUsd }: LlmCall, { totalPico }: Receipt): number | null {
  return reportedCostUsd === null || totalPico === null ? null : usdFromPico(totalPico) - reportedCostUsd;
}
