import { type Column, InteractiveTable, Stack, Text } from '@grafana/ui';
import { formatAmountExact, formatCount, formatUsdExact } from 'core/format';
import type { ReceiptsAnswer } from 'core/receipts/receiptsAnswer';
import type { PricedState, StateTotal } from 'core/receipts/receiptTotals';
import { useMemo } from 'react';

const labels: Readonly<Record<PricedState, string>> = {
  priced: 'Priced',
  incomplete: 'Priced in part: some tokens or a rate are unknown',
  ambiguous: 'Ambiguous: several models go by the name',
  reportedOnly: 'Reported only: no price, but the application wrote a cost',
  unpriced: 'Unpriced: nobody knows a price',
};

const columnsIn = (currency: string): Array<Column<StateTotal>> => [
  { id: 'state', header: 'Calls that are', cell: ({ row }) => labels[row.original.state] },
  { id: 'calls', header: 'Calls', cell: ({ row }) => formatCount(row.original.calls) },
  {
    id: 'known',
    header: 'Known cost',
    cell: ({ row: { original } }) =>
      isWhollyUnknown(original) ? 'unknown' : formatAmountExact(original.known, currency),
  },
  { id: 'reported', header: 'Reported by applications', cell: ({ row }) => reportedText(row.original) },
];

/** What a total is made of, and how the listed calls and the rest of them add up to it, to the last digit. */
export function TotalView({ calls, totals, listed, rest, currency = 'USD' }: ReceiptsAnswer) {
  const columns = useMemo(() => columnsIn(currency), [currency]);
  const amount = (pico: bigint) => formatAmountExact(pico, currency);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h4">
        {`Total: ${amount(totals.known)}`}
      </Text>
      {totals.unknownCalls > 0 && (
        <Text color="warning">
          {`and what ${formatCount(totals.unknownCalls)} of ${formatCount(totals.calls)} calls cost beyond that, which is unknown`}
        </Text>
      )}
      <InteractiveTable columns={columns} data={[...totals.states]} getRowId={({ state }) => state} />
      <Text>
        {`${formatCount(calls.length)} calls listed below: ${amount(listed)} + ${formatCount(rest.calls)} calls not listed: ${amount(rest.known)} = ${formatCount(totals.calls)} calls: ${amount(listed + rest.known)}`}
      </Text>
    </Stack>
  );
}

/** Calls without any price have no known part: their zero would be a lie. */
function isWhollyUnknown({ state, calls, known }: StateTotal): boolean {
  return state !== 'priced' && calls > 0 && known === 0n;
}

function reportedText({ reported, reportedCalls }: StateTotal): string {
  return reported === undefined ? '–' : `${formatUsdExact(reported)} in ${formatCount(reportedCalls)} calls`;
}
