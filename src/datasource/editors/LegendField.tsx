import { Input } from '@grafana/ui';
import { EditorField } from './EditorField';

interface LegendFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** How series are named, taken when the field is left. */
export function LegendField({ id, value, onChange }: LegendFieldProps) {
  return (
    <EditorField label="Legend" htmlFor={id}>
      <Input
        id={id}
        key={value}
        width={28}
        placeholder="such as {{feature}}"
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          const next = currentTarget.value.trim();
          if (next !== value) {
            onChange(next);
          }
        }}
      />
    </EditorField>
  );
}
