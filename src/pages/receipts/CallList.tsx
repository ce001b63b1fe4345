import { dateTimeFormat } from '@grafana/data';
import { type Column, InteractiveTable, Stack, Text } from '@grafana/ui';
import { formatUsdExact } from 'core/format';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { dimensions } from 'core/usage/dimension';
import { ReceiptView } from './ReceiptView';

type NamedCall = CallReceipt & { readonly id: string };

const columns: Array<Column<NamedCall>> = [
  { id: 'time', header: 'Time', cell: ({ row }) => dateTimeFormat(row.original.row.time) },
  { id: 'cost', header: 'Cost', cell: ({ row }) => costText(row.original) },
  ...(['feature', 'user', 'model', 'errorClass'] as const).map((name): Column<NamedCall> => ({
    id: name,
    header: dimensions[name].label,
    cell: ({ row }) => row.original.row[dimensions[name].column] || dimensions[name].none,
  })),
];

interface CallListProps {
  readonly calls: readonly CallReceipt[];
  readonly promptTokens: PromptTokenRule;
}

/** The listed calls, the dearest first; each opens its receipt. */
export function CallList({ calls, promptTokens }: CallListProps) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h4">
        Calls, the dearest first
      </Text>
      <InteractiveTable
        columns={columns}
        // Two calls may say the same of themselves, so that only their place tells them apart.
        data={calls.map((call, place) => ({ ...call, id: String(place) }))}
        getRowId={({ id }) => id}
        renderExpandedRow={(call) => <ReceiptView call={call} promptTokens={promptTokens} />}
      />
    </Stack>
  );
}

function costText({ receipt: { totalPico, knownPico } }: CallReceipt): string {
  if (totalPico !== null) {
    return formatUsdExact(totalPico);
  }
  return knownPico === 0n ? 'unknown' : `unknown, of which ${formatUsdExact(knownPico)} is known`;
}
