import { useId } from 'react';
import type { CoverageQuery, CoverageShow } from '../query';
import { ChoiceField } from './ChoiceField';
import { EditorRow } from './EditorRow';

interface CoverageRowProps {
  readonly query: CoverageQuery;
  readonly onChange: (query: CoverageQuery) => void;
}

const showOptions: Array<{ value: CoverageShow; label: string; description: string }> = [
  { value: 'facts', label: 'Facts', description: 'What is recorded of each column, and what its gaps cost in answers' },
  { value: 'models', label: 'Models without a price', description: 'Each with what to do about it' },
];

/** What the calls in range do not say. */
export function CoverageRow({ query, onChange }: CoverageRowProps) {
  const id = useId();
  return (
    <EditorRow>
      <ChoiceField
        id={`${id}-show`}
        label="Of"
        options={showOptions}
        value={query.show}
        onChange={(show) => onChange({ ...query, show })}
      />
    </EditorRow>
  );
}
