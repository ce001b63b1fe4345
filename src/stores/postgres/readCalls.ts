import { type LineageRow, responseCaches } from 'core/lineage/lineageRow';
import { type CallState, type CallSums, callStates } from 'core/receipts/receiptTotals';
import type { StoreAnswer } from '../storeAnswer';
import type { Calls, PricedCallRow } from '../storeRows';
import { fail, openAnswer } from './read';
import { readAmount } from './readDistribution';

/** Reads the answer to `callRowsSql`: calls in their order, and what all calls come to. */
export function readCalls(answer: StoreAnswer): Calls {
  const { length, text } = openAnswer(answer);
  const rows = Array.from({ length }, (_, row) => row);
  const rowsOf = (part: string) => rows.filter((row) => text('part', row) === part);
  return {
    calls: rowsOf('call').map((row) => readCall(answer, row)),
    totals: rowsOf('total').map((row) => readTotal(answer, row)),
  };
}

function readCall(answer: StoreAnswer, row: number): PricedCallRow {
  return {
    row: readLineageRow(answer, row),
    known: readAmount(answer, 'known', row),
    isUnknown: openAnswer(answer).text('state', row) === 'unknown',
  };
}

function readTotal(answer: StoreAnswer, row: number): CallSums {
  const { text, count } = openAnswer(answer);
  return {
    state: readState(answer, row),
    provider: text('call_provider', row),
    model: text('call_model', row),
    serviceTier: text('call_service_tier', row),
    calls: count('counted', row),
    known: readAmount(answer, 'known', row),
    reportedCalls: count('reported_calls', row),
    reported: text('reported', row),
  };
}

function readState(answer: StoreAnswer, row: number): CallState {
  const value = openAnswer(answer).text('state', row);
  return callStates.find((state) => state === value) ?? fail(answer, 'state', row, callStates.join(', '), value);
}

function readLineageRow(answer: StoreAnswer, row: number): LineageRow {
  const { text, time, numberOrNone } = openAnswer(answer);
  const cache = text('call_response_cache', row);
  return {
    time: time('call_time', row),
    request_id: text('call_request_id', row),
    attempt: numberOrNone('call_attempt', row),
    user_id: text('call_user_id', row),
    feature: text('call_feature', row),
    provider: text('call_provider', row),
    model: text('call_model', row),
    fallback_from: text('call_fallback_from', row),
    operation: text('call_operation', row),
    prompt_tokens: readTokens(answer, 'call_prompt_tokens', row),
    completion_tokens: readTokens(answer, 'call_completion_tokens', row),
    cache_read_tokens: readTokens(answer, 'call_cache_read_tokens', row),
    cache_write_tokens: readTokens(answer, 'call_cache_write_tokens', row),
    cache_write_1h_tokens: readTokens(answer, 'call_cache_write_1h_tokens', row),
    reasoning_tokens: readTokens(answer, 'call_reasoning_tokens', row),
    service_tier: text('call_service_tier', row),
    // A word that is none of these is no answer of a cache: such a row is a call.
    response_cache: responseCaches.find((name) => name === cache) ?? null,
    total_cost_usd: text('call_total_cost_usd', row),
    latency_ms: numberOrNone('call_latency_ms', row),
    error_class: text('call_error_class', row),
    http_status: numberOrNone('call_http_status', row),
    environment: text('call_environment', row),
    service: text('call_service', row),
    tenant: text('call_tenant', row),
    session_id: text('call_session_id', row),
    trace_id: text('call_trace_id', row),
    span_id: text('call_span_id', row),
  };
}

/** A count as text, negative where somebody wrote one: a receipt shows what is recorded, not what makes sense. */
function readTokens(answer: StoreAnswer, name: string, row: number): number | null {
  const value = openAnswer(answer).text(name, row);
  if (value === null) {
    return null;
  }
  const tokens = /^-?\d+(\.0+)?$/.test(value) ? Number(value) : NaN;
  return Number.isSafeInteger(tokens) ? tokens : fail(answer, name, row, 'a whole number below 2^53', value);
}
