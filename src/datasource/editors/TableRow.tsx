import { InlineSwitch, MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import { countLimits } from '../parse/queryDefaults';
import type { TableQuery } from '../query';
import { AmountsField } from './AmountsField';
import { BreakdownField } from './BreakdownField';
import { ChoiceField } from './ChoiceField';
import { CountField } from './CountField';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { measureOptions, withVariables } from './options';

interface TableRowProps {
  readonly query: TableQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: TableQuery) => void;
}

const sortOptions = [
  { value: 'value' as const, label: 'Largest' },
  { value: 'change' as const, label: 'Most changed' },
];

/** What a table asks for. The first measure decides the order, the shares and the trend. */
export function TableRow({ query, variables, onChange }: TableRowProps) {
  const id = useId();
  return (
    <EditorRow>
      <EditorField label="Measures" htmlFor={`${id}-measures`}>
        <MultiCombobox
          id={`${id}-measures`}
          width={48}
          options={withVariables(measureOptions, variables, query.measures)}
          value={[...query.measures]}
          onChange={(chosen) => onChange({ ...query, measures: chosen.map(({ value }) => value) })}
        />
      </EditorField>
      <BreakdownField
        id={`${id}-by`}
        by={query.by}
        variables={variables}
        onChange={(by) => onChange({ ...query, by })}
      />
      <CountField
        id={`${id}-limit`}
        label="Rows"
        value={query.limit}
        most={countLimits.limit}
        onChange={(limit) => onChange({ ...query, limit })}
      />
      <ChoiceField
        id={`${id}-sort`}
        label="First"
        options={sortOptions}
        value={query.sort}
        onChange={(sort) => onChange({ ...query, sort })}
      />
      <AmountsField
        id={`${id}-amounts`}
        value={query.amounts}
        onChange={(amounts) => onChange({ ...query, amounts })}
      />
      <EditorField label="14-day trend" htmlFor={`${id}-trend`}>
        <InlineSwitch
          id={`${id}-trend`}
          value={query.trend}
          onChange={({ currentTarget }) => onChange({ ...query, trend: currentTarget.checked })}
        />
      </EditorField>
      <EditorField label="Leaks" htmlFor={`${id}-leaks`}>
        <InlineSwitch
          id={`${id}-leaks`}
          value={query.leaks}
          onChange={({ currentTarget }) => onChange({ ...query, leaks: currentTarget.checked })}
        />
      </EditorField>
      <EditorField label="Drifts" htmlFor={`${id}-drifts`}>
        <InlineSwitch
          id={`${id}-drifts`}
          value={query.drifts}
          onChange={({ currentTarget }) => onChange({ ...query, drifts: currentTarget.checked })}
        />
      </EditorField>
    </EditorRow>
  );
}
