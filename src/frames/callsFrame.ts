import { type DataFrame, type Field, type FieldConfig, FieldType, createDataFrame } from '@grafana/data';
import { usdFromPico } from 'core/pricing/picoUsd';
import { describeUnknown } from 'core/receipts/describeUnknown';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { differenceFromReported, reportedInCurrency } from 'core/receipts/reportedUsd';
import { tokensOnReceipt } from 'core/receipts/tokensOnReceipt';
import { dimensions } from 'core/usage/dimension';
import { tokenClassLabels, tokenClasses } from 'core/usage/tokenClass';
import { DOLLAR_UNIT } from './fieldConfig';
import { type TraceSource, traceLink } from './traceLink';

type TableField = Omit<Field, 'state'>;

/** One row per call: who made it, its tokens by class, its cost or why that is unknown, what the call reported itself, its trace. */
export function callsFrame(calls: readonly CallReceipt[], refId: string, traces?: TraceSource): DataFrame {
  const text = (name: string, displayName: string, valueOf: (call: CallReceipt) => string | null): TableField => ({
    name,
    type: FieldType.string,
    config: { displayName },
    values: calls.map(valueOf),
  });
  const number = (name: string, config: FieldConfig, valueOf: (call: CallReceipt) => number | null): TableField => ({
    name,
    type: FieldType.number,
    config,
    values: calls.map(valueOf),
  });
  const named = (name: 'feature' | 'user' | 'provider' | 'model' | 'errorClass') => {
    const { label, column, none } = dimensions[name];
    return text(name, label, ({ row }) => row[column] || none);
  };
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      {
        name: 'time',
        type: FieldType.time,
        config: { displayName: 'Time' },
        values: calls.map(({ row }) => row.time),
      },
      text('request', 'Request', ({ row }) => row.request_id),
      number('attempt', { displayName: 'Attempt' }, ({ row }) => row.attempt),
      named('feature'),
      named('user'),
      named('provider'),
      named('model'),
      named('errorClass'),
      ...tokenClasses.map((tokenClass) =>
        number(
          tokenClass,
          { displayName: `${tokenClassLabels[tokenClass]} tokens`, noValue: 'unknown' },
          ({ row, receipt }) => tokensOnReceipt(row, receipt, tokenClass),
        ),
      ),
      number('cost', { displayName: 'Cost', unit: DOLLAR_UNIT, noValue: 'unknown' }, ({ receipt }) =>
        receipt.totalPico === null ? null : usdFromPico(receipt.totalPico),
      ),
      text('unknownWhy', 'Why the cost is unknown', ({ receipt }) => describeUnknown(receipt)),
      number('latency', { displayName: 'Latency', unit: 'ms' }, ({ row }) => row.latency_ms),
      number('reportedCost', { displayName: 'Reported cost', unit: DOLLAR_UNIT, noValue: '–' }, ({ row, receipt }) =>
        usdOrNone(reportedInCurrency(row, receipt)),
      ),
      number('difference', { displayName: 'Reported - cost', unit: DOLLAR_UNIT, noValue: '–' }, ({ row, receipt }) =>
        usdOrNone(differenceFromReported(row, receipt)),
      ),
      traceField(calls, traces),
    ],
  });
}

/** Trace ids, which open where traces are; without a tracing data source they are text. */
function traceField(calls: readonly CallReceipt[], traces: TraceSource | undefined): TableField {
  return {
    name: 'trace',
    type: FieldType.string,
    config: { displayName: 'Trace', ...(traces !== undefined && { links: [traceLink(traces)] }) },
    values: calls.map(({ row }) => row.trace_id),
  };
}

function usdOrNone(pico: bigint | undefined): number | null {
  return pico === undefined ? null : usdFromPico(pico);
}
