import { Badge, Button, type Column, InteractiveTable, LinkButton, Stack, Text } from '@grafana/ui';
import { type AlertKind, alertKinds } from 'alerts/alertRule';
import type { RuleComparison } from 'alerts/compareRule';
import { ruleUid } from 'alerts/ruleUid';
import type { StoredRule } from 'alerts/storedRule';
import { useMemo } from 'react';
import { ruleNames } from './alertsForm';
import { comparisonText } from './comparisonText';

interface RuleListProps {
  readonly existing: Readonly<Partial<Record<AlertKind, StoredRule>>>;
  /** By uid, of the rules that are chosen; absent until the models in use are known, which decide what a rule would be. */
  readonly comparisons: ReadonlyMap<string, RuleComparison> | undefined;
  readonly scope: string;
  /** Absent where the reader may not delete. */
  readonly onDelete: ((rule: StoredRule) => void) | undefined;
}

interface RuleRow {
  readonly kind: AlertKind;
  readonly rule: StoredRule | undefined;
  readonly comparison: RuleComparison | undefined;
  readonly isCompared: boolean;
}

/** One line for each rule that a table can have. */
export function RuleList({ existing, comparisons, scope, onDelete }: RuleListProps) {
  // A cell made anew is another button, and a click that began on the old one would be lost.
  const columns = useMemo(() => columnsOf(onDelete), [onDelete]);
  const rows = alertKinds.map((kind) => ({
    kind,
    rule: existing[kind],
    comparison: comparisons?.get(ruleUid(kind, scope)),
    isCompared: comparisons !== undefined,
  }));
  return <InteractiveTable columns={columns} data={rows} getRowId={({ kind }) => kind} />;
}

function columnsOf(onDelete: RuleListProps['onDelete']): Array<Column<RuleRow>> {
  return [
    { id: 'kind', header: 'Rule', cell: ({ row }) => <Name {...row.original} /> },
    { id: 'state', header: 'State', cell: ({ row }) => <State {...row.original} /> },
    {
      id: 'delete',
      header: '',
      cell: ({ row: { original } }) => <Delete {...original} onDelete={onDelete} />,
    },
  ];
}

function Name({ kind, rule }: RuleRow) {
  return rule === undefined ? (
    <>{ruleNames[kind]}</>
  ) : (
    <LinkButton href={`/alerting/grafana/${rule.uid}/view`} size="sm" fill="text">
      {rule.title}
    </LinkButton>
  );
}

function State({ rule, comparison, isCompared }: RuleRow) {
  if (!isCompared) {
    return (
      <Text color="secondary">{rule === undefined ? 'not created' : 'there; compared once the calls are read'}</Text>
    );
  }
  if (comparison === undefined) {
    return <Text color="secondary">{rule === undefined ? 'not chosen' : 'there, but not chosen here'}</Text>;
  }
  const { badge, color, text } = comparisonText(comparison);
  return (
    <Stack alignItems="center" wrap="wrap">
      <Badge text={badge} color={color} />
      {text !== undefined && <Text color="secondary">{text}</Text>}
    </Stack>
  );
}

/** What a file keeps would come back, and Grafana refuses to delete it. */
function Delete({ rule, onDelete }: RuleRow & Pick<RuleListProps, 'onDelete'>) {
  return rule === undefined || onDelete === undefined || !['', 'api'].includes(rule.provenance) ? null : (
    <Button
      size="sm"
      variant="secondary"
      icon="trash-alt"
      aria-label={`Delete ${rule.title}`}
      onClick={() => onDelete(rule)}
    >
      Delete
    </Button>
  );
}
