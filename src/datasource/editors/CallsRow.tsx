import { useId } from 'react';
import { countLimits } from '../parse/queryDefaults';
import type { CallSort, CallsQuery } from '../query';
import { ChoiceField } from './ChoiceField';
import { CountField } from './CountField';
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
      <ChoiceField
        id={`${id}-sort`}
        label="Order"
        options={sortOptions}
        value={query.sort}
        onChange={(sort) => onChange({ ...query, sort })}
      />
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
