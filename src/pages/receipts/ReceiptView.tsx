import { locationUtil } from '@grafana/data';
import { type Column, InteractiveTable, LinkButton, Stack, Text } from '@grafana/ui';
import { formatAmountExact, formatCount } from 'core/format';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import type { Receipt } from 'core/pricing/receipt';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { tokenClassLabels } from 'core/usage/tokenClass';
import { type TraceSource, exploreTraceUrl } from 'frames/traceLink';
import { receiptFacts } from './receiptFacts';

interface Line {
  readonly id: string;
  readonly label: string;
  readonly count: string;
  readonly rate: string;
  readonly amount: string;
}

const columns: Array<Column<Line>> = [
  { id: 'label', header: 'Billed' },
  { id: 'count', header: 'Count' },
  { id: 'rate', header: 'Rate' },
  { id: 'amount', header: 'Amount' },
];

interface ReceiptViewProps {
  readonly call: CallReceipt;
  readonly promptTokens: PromptTokenRule;
  readonly currency: string;
  readonly traces: TraceSource | undefined;
}

const HALF_HOUR = 1_800_000;

/** How the cost of one call comes about: count x rate = amount, the sum, and what decided each rate. */
export function ReceiptView({ call, promptTokens, currency, traces }: ReceiptViewProps) {
  const { time, trace_id: traceId } = call.row;
  const traceUrl =
    traces === undefined || traceId === null
      ? undefined
      : exploreTraceUrl(traces, traceId, { from: time - HALF_HOUR, to: time + HALF_HOUR });
  return (
    <Stack direction="column" gap={2}>
      <InteractiveTable columns={columns} data={linesOf(call.receipt, currency)} getRowId={({ id }) => id} />
      <Stack direction="column" gap={0.5}>
        {receiptFacts(call, promptTokens).map(([name, text], index) => (
          <Text key={index}>
            <Text color="secondary">{name}: </Text>
            {text}
          </Text>
        ))}
        {traces !== undefined && traceUrl !== undefined && (
          <div>
            <LinkButton size="sm" variant="secondary" icon="compass" href={locationUtil.assureBaseUrl(traceUrl)}>
              {`Open the trace in ${traces.name}`}
            </LinkButton>
          </div>
        )}
      </Stack>
    </Stack>
  );
}

function linesOf({ lines, fees, totalPico, knownPico }: Receipt, currency: string): Line[] {
  const amount = (pico: bigint) => formatAmountExact(pico, currency);
  const amountText = (pico: bigint | null) => (pico === null ? 'unknown' : amount(pico));
  const classes = lines.map(({ tokenClass, tokens, ratePico, amountPico }): Line => ({
    id: tokenClass,
    label: tokenClass === 'audioInput' ? 'Audio input' : tokenClassLabels[tokenClass],
    count: tokens === null ? 'unknown' : `${formatCount(tokens)} tokens`,
    rate: ratePico === null ? 'unknown' : `${amount(ratePico * 1_000_000n)} per million`,
    amount: amountText(amountPico),
  }));
  const charges = fees.map(({ kind, count, ratePico, amountPico }): Line => ({
    id: kind,
    label: kind === 'call' ? 'Fee per call' : 'Web searches',
    count: formatCount(count),
    rate: ratePico === null ? 'unknown' : `${amount(ratePico)} each`,
    amount: amountText(amountPico),
  }));
  const total = totalPico === null ? `unknown, of which ${amount(knownPico)} is known` : amount(totalPico);
  return [...classes, ...charges, { id: 'total', label: 'Total', count: '', rate: '', amount: total }];
}
