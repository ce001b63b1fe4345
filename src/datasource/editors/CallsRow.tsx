import { RadioButtonGroup } from '@grafana/ui';
import { useId } from 'react';
import { countLimits } from '../parse/queryDefaults';
import type { CallSort, CallsQuery } from '../query';
import { CountField } from './CountField';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';

interface CallsRowProps {
  readonly query: CallsQuery;
  readonly onChange: (query: CallsQuery) => void;
}

const sortOptions: Array<{ value: CallSort; label: string; description: string }> = [
  { value: 'cost', label: 'Dearest first', description: 'By the known part of their cost, ranked in the database' },
  { value: 'time', label: 'Newest first', description: 'By when they began' },
];

/** Single calls: which ones, and how many. */
export function CallsRow({ query, onChange }: CallsRowProps) {
  const id = useId();
  return (
    <EditorRow>
      <EditorField label="Order" htmlFor={`${id}-sort`}>
        <RadioButtonGroup
          id={`${id}-sort`}
          options={sortOptions}
          value={query.sort}
          onChange={(sort) => onChange({ ...query, sort })}
        />
      </EditorField>
      <CountField
        id={`${id}-limit`}
        label="Rows"
        value={query.limit}
        most={countLimits.limit}
        onChange={(limit) => onChange({ ...query, limit })}
      />
    </EditorRow>
  );
}
