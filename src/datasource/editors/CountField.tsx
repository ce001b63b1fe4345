import { Input } from '@grafana/ui';
import { EditorField } from './EditorField';

interface CountFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number, taken when the field is left. Anything else leaves the value as it was. */
export function CountField({ id, label, value, most, onChange }: CountFieldProps) {
  return (
    <EditorField label={label} htmlFor={id}>
      <Input
        id={id}
        key={value}
        type="number"
        min={1}
        max={most}
        width={10}
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          const next = Number(currentTarget.value);
          if (Number.isInteger(next) && next >= 1 && next <= most && next !== value) {
            onChange(next);
          } else {
            currentTarget.value = String(value);
          }
        }}
      />
    </EditorField>
  );
}
