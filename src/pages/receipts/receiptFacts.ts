import { formatAmountExact, formatUsdExact } from 'core/format';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import { describeExchange } from 'core/pricing/describeExchange';
import type { PriceRow } from 'core/pricing/priceBook';
import { describeUnknown } from 'core/receipts/describeUnknown';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { differenceFromReported, reportedOf } from 'core/receipts/reportedUsd';

/** A name and what is known of it, for the list beside the lines of a receipt. */
export type Fact = readonly [name: string, text: string];

/** Everything that decided the price of a call and what the call says of itself; only what there is. */
export function receiptFacts({ row, receipt }: CallReceipt, promptTokens: PromptTokenRule): Fact[] {
  const { matched, priceRow, assumptions, exchange } = receipt;
  const why = describeUnknown(receipt);
  const reported = reportedOf(row);
  const difference = differenceFromReported(row, receipt);
  return [
    ...(why === null ? [] : [['Unknown because', why] as const]),
    ...(matched === null ? [] : [['Priced as', `${matched.provider}/${matched.model}`] as const]),
    ...(priceRow === null ? [] : priceRowFacts(priceRow)),
    ...(exchange == null ? [] : [['Exchange rate', describeExchange(exchange)] as const]),
    ['Token basis', tokenBasis[promptTokens]],
    ...assumptions.map((assumption): Fact => ['Assumed', assumption]),
    ['Reported by the application', reported === undefined ? 'not recorded' : formatUsdExact(reported)],
    ...(difference === undefined
      ? []
      : [['Reported - cost', formatAmountExact(difference, exchange?.currency ?? 'USD')] as const]),
    ...(row.request_id === null ? [] : [['Request', `${row.request_id}, attempt ${row.attempt ?? 1}`] as const]),
    ...(row.trace_id === null ? [] : [['Trace', row.trace_id] as const]),
  ];
}

const tokenBasis: Readonly<Record<PromptTokenRule, string>> = {
  inclusive: 'prompt tokens include cached ones, as the data source’s settings say (OpenTelemetry’s rule)',
  exclusive: 'prompt tokens leave cached ones out, as the data source’s settings say: they were added',
};

function priceRowFacts({ source, from, to, tier, inputOver, hours }: PriceRow): Fact[] {
  return [
    ['Price list', source],
    [
      'Valid',
      `${from === null ? 'from the beginning' : `from ${dayOf(from)}`} ${to === null ? 'on' : `until ${dayOf(to)}`}`,
    ],
    ['Service tier', tier],
    ...(inputOver === null
      ? []
      : [['Context tier', `more than ${inputOver.toLocaleString('en-US')} input tokens`] as const]),
    ...(hours === null ? [] : [['Hours', `${clockOf(hours.from)} to ${clockOf(hours.to)} UTC`] as const]),
  ];
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T00:00', '').replace('T', ' ');
}

function clockOf(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 16);
}
