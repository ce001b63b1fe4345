import { MultiCombobox } from '@grafana/ui';
import type { Breakdown } from 'core/usage/dimension';
import { EditorField } from './EditorField';
import { breakdownOptions, withChosen } from './options';

interface BreakdownFieldProps {
  readonly id: string;
  readonly by: readonly Breakdown[];
  readonly onChange: (by: Breakdown[]) => void;
}

/** What to split by: up to two dimensions, or a dashboard variable such as `$split`. */
export function BreakdownField({ id, by, onChange }: BreakdownFieldProps) {
  return (
    <EditorField label="Split by" htmlFor={id}>
      <MultiCombobox
        id={id}
        width={32}
        placeholder="Nothing: one total"
        options={withChosen(breakdownOptions, by)}
        value={[...by]}
        createCustomValue
        onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
      />
    </EditorField>
  );
}
