import { MultiCombobox } from '@grafana/ui';
import type { Breakdown } from 'core/usage/dimension';
import { EditorField } from './EditorField';
import { breakdownOptions, withVariables } from './options';

interface BreakdownFieldProps {
  readonly id: string;
  readonly by: readonly Breakdown[];
  readonly variables: readonly string[];
  readonly onChange: (by: Breakdown[]) => void;
}

/** What to split by: up to two dimensions, or a dashboard variable such as `$split`. */
export function BreakdownField({ id, by, variables, onChange }: BreakdownFieldProps) {
  return (
    <EditorField label="Split by" htmlFor={id}>
      <MultiCombobox
        id={id}
        width={32}
        placeholder="Nothing: one total"
        options={withVariables(breakdownOptions, variables, by)}
        value={[...by]}
        onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
      />
    </EditorField>
  );
}
