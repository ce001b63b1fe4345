import { type Column, InteractiveTable, Stack, Text } from '@grafana/ui';
import { formatCount, formatUsdExact } from 'core/format';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import type { Receipt } from 'core/pricing/receipt';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { tokenClassLabels } from 'core/usage/tokenClass';
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

/** How the cost of one call comes about: count x rate = amount, the sum, and what decided each rate. */
export function ReceiptView({
  call,
  promptTokens,
}: {
  readonly call: CallReceipt;
  readonly promptTokens: PromptTokenRule;
}) {
  return (
    <Stack direction="column" gap={2}>
      <InteractiveTable columns={columns} data={linesOf(call.receipt)} getRowId={({ id }) => id} />
      <Stack direction="column" gap={0.5}>
        {receiptFacts(call, promptTokens).map(([name, text], index) => (
          <Text key={index}>
            <Text color="secondary">{name}: </Text>
            {text}
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}

function linesOf({ lines, fees, totalPico, knownPico }: Receipt): Line[] {
  const classes = lines.map(({ tokenClass, tokens, ratePico, amountPico }): Line => ({
    id: tokenClass,
    label: tokenClass === 'audioInput' ? 'Audio input' : tokenClassLabels[tokenClass],
    count: tokens === null ? 'unknown' : `${formatCount(tokens)} tokens`,
    rate: ratePico === null ? 'unknown' : `${formatUsdExact(ratePico * 1_000_000n)} per million`,
    amount: amountText(amountPico),
  }));
  const charges = fees.map(({ kind, count, ratePico, amountPico }): Line => ({
    id: kind,
    label: kind === 'call' ? 'Fee per call' : 'Web searches',
    count: formatCount(count),
    rate: ratePico === null ? 'unknown' : `${formatUsdExact(ratePico)} each`,
    amount: amountText(amountPico),
  }));
  const total =
    totalPico === null ? `unknown, of which ${formatUsdExact(knownPico)} is known` : formatUsdExact(totalPico);
  return [...classes, ...charges, { id: 'total', label: 'Total', count: '', rate: '', amount: total }];
}

function amountText(pico: bigint | null): string {
  return pico === null ? 'unknown' : formatUsdExact(pico);
}
