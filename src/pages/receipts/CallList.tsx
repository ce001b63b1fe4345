import { dateTimeFormat } from '@grafana/data';
import { type Column, InteractiveTable, Stack, Text } from '@grafana/ui';
import { formatAmountExact } from 'core/format';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import type { CallReceipt } from 'core/receipts/receiptsAnswer';
import { dimensions } from 'core/usage/dimension';
import type { TraceSource } from 'frames/traceLink';
import { useMemo } from 'react';
import { ReceiptView } from './ReceiptView';

type NamedCall = CallReceipt & { readonly id: string };

const columnsIn = (currency: string): Array<Column<NamedCall>> => [
  { id: 'time', header: 'Time', cell: ({ row }) => dateTimeFormat(row.original.row.time) },
  { id: 'cost', header: 'Cost', cell: ({ row }) => costText(row.original, currency) },
  ...(['feature', 'user', 'model', 'errorClass'] as const).map((name): Column<NamedCall> => ({
    id: name,
    header: dimensions[name].label,
    cell: ({ row }) => row.original.row[dimensions[name].column] || dimensions[name].none,
  })),
];

interface CallListProps {
  readonly calls: readonly CallReceipt[];
  readonly promptTokens: PromptTokenRule;
  readonly currency: string;
  readonly traces: TraceSource | undefined;
}

/** The listed calls, the dearest first; each opens its receipt. */
export function CallList({ calls, ...shown }: CallListProps) {
  // Other columns are another table, which forgets what is open.
  const columns = useMemo(() => columnsIn(shown.currency), [shown.currency]);
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
        renderExpandedRow={(call) => <ReceiptView call={call} {...shown} />}
      />
    </Stack>
  );
}

function costText({ receipt: { totalPico, knownPico } }: CallReceipt, currency: string): string {
  if (totalPico !== null) {
    return formatAmountExact(totalPico, currency);
  }
  return knownPico === 0n ? 'unknown' : `unknown, of which ${formatAmountExact(knownPico, currency)} is known`;
}
