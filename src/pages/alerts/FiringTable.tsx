import { type Column, InteractiveTable, LinkButton, Stack } from '@grafana/ui';
import type { Firing } from 'alerts/backTestRules';
import { formatCount, formatUsd } from 'core/format';
import { useMemo } from 'react';
import { ruleNames } from './alertsForm';
import { firingLinks } from './firingLinks';
import { costText, instantText } from './firingText';

interface FiringTableProps {
  readonly firings: readonly Firing[];
  readonly dataSource: string;
  readonly timeZone: string;
}

/** Every alert that would have been sent, the latest first; each column can be sorted by. */
export function FiringTable({ firings, dataSource, timeZone }: FiringTableProps) {
  const columns = useMemo(() => columnsOf({ dataSource, timeZone }), [dataSource, timeZone]);
  const latestFirst = useMemo(() => [...firings].sort((one, other) => other.from - one.from), [firings]);
  return (
    <InteractiveTable
      columns={columns}
      data={latestFirst}
      getRowId={({ kind, subject, from }) => JSON.stringify([kind, subject, from])}
      pageSize={10}
    />
  );
}

function columnsOf({ dataSource, timeZone }: Pick<FiringTableProps, 'dataSource' | 'timeZone'>): Array<Column<Firing>> {
  return [
    { id: 'kind', sortType: 'string', header: 'Rule', cell: ({ row }) => ruleNames[row.original.kind] },
    { id: 'subject', sortType: 'string', header: 'Feature or user', cell: ({ row }) => row.original.subject ?? '–' },
    { id: 'from', sortType: 'number', header: 'From', cell: ({ row }) => instantText(row.original.from, timeZone) },
    { id: 'to', sortType: 'number', header: 'To', cell: ({ row }) => instantText(row.original.to, timeZone) },
    { id: 'hours', sortType: 'number', header: 'Hours', cell: ({ row }) => formatCount(row.original.hours) },
    { id: 'cost', sortType: 'number', header: 'Cost', cell: ({ row }) => costText(row.original) },
    { id: 'above', sortType: 'number', header: 'Above what is allowed', cell: ({ row }) => aboveText(row.original) },
    { id: 'links', header: 'Look at', cell: ({ row }) => <Links firing={row.original} dataSource={dataSource} /> },
  ];
}

function aboveText({ above }: Firing): string {
  return above === undefined ? '–' : formatUsd(above);
}

function Links({ firing, dataSource }: { readonly firing: Firing; readonly dataSource: string }) {
  const { board, receipts } = firingLinks(firing, dataSource);
  return (
    <Stack>
      <LinkButton href={board} size="sm" fill="text">
        Board
      </LinkButton>
      {receipts !== undefined && (
        <LinkButton href={receipts} size="sm" fill="text">
          Receipts
        </LinkButton>
      )}
    </Stack>
  );
}
