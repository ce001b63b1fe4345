import { RadioButtonGroup } from '@grafana/ui';
import { EditorField } from './EditorField';

interface ChoiceFieldProps<Choice> {
  readonly id: string;
  readonly label: string;
  readonly options: Array<{ value: Choice; label: string; description?: string }>;
  readonly value: Choice;
  readonly onChange: (value: Choice) => void;
}

/** One of a few choices, all in sight. */
export function ChoiceField<Choice>({ id, label, options, value, onChange }: ChoiceFieldProps<Choice>) {
  return (
    <EditorField label={label} htmlFor={id}>
      <RadioButtonGroup id={id} options={options} value={value} onChange={onChange} />
    </EditorField>
  );
}
