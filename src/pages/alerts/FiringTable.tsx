import { type Column, InteractiveTable, Stack, TextLink } from '@grafana/ui';
import type { Firing } from 'alerts/backTestRules';
import { formatCount, formatUsd } from 'core/format';
import { ruleNames } from './alertsForm';
import { firingLinks } from './firingLinks';
import { costText, instantText } from './firingText';

interface FiringTableProps {
  readonly firings: readonly Firing[];
  readonly dataSource: string;
  readonly timeZone: string;
}

/** Every alert that would have been sent, oldest first. */
export function FiringTable({ firings, dataSource, timeZone }: FiringTableProps) {
  const columns: Array<Column<Firing>> = [
    { id: 'kind', header: 'Rule', cell: ({ row }) => ruleNames[row.original.kind] },
    { id: 'subject', header: 'Feature or user', cell: ({ row }) => row.original.subject ?? '–' },
    { id: 'from', header: 'From', cell: ({ row }) => instantText(row.original.from, timeZone) },
    { id: 'to', header: 'To', cell: ({ row }) => instantText(row.original.to, timeZone) },
    { id: 'hours', header: 'Hours', cell: ({ row }) => formatCount(row.original.hours) },
    { id: 'cost', header: 'Cost', cell: ({ row }) => costText(row.original) },
    { id: 'above', header: 'Above what is allowed', cell: ({ row }) => aboveText(row.original) },
    { id: 'links', header: 'Look at', cell: ({ row }) => <Links firing={row.original} dataSource={dataSource} /> },
  ];
  return (
    <InteractiveTable
      columns={columns}
      data={[...firings]}
      getRowId={({ kind, subject, from }) => JSON.stringify([kind, subject, from])}
      pageSize={20}
    />
  );
}

function aboveText({ above }: Firing): string {
  return above === undefined ? '–' : formatUsd(above);
}

function Links({ firing, dataSource }: { readonly firing: Firing; readonly dataSource: string }) {
  const { board, receipts } = firingLinks(firing, dataSource);
  return (
    <Stack>
      <TextLink href={board} inline={false}>
        Board
      </TextLink>
      {receipts !== undefined && (
        <TextLink href={receipts} inline={false}>
          Receipts
        </TextLink>
      )}
    </Stack>
  );
}
