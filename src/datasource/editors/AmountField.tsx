import { Input } from '@grafana/ui';
import { EditorField } from './EditorField';

interface AmountFieldProps {
  readonly id: string;
  readonly label: string;
  /** Shown as the placeholder where absent. */
  readonly value: number | undefined;
  readonly placeholder?: string;
  readonly least: number;
  readonly most: number;
  /** `undefined` where the field was emptied. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number with decimals, taken when the field is left. What is out of bounds leaves the value as it was. */
export function AmountField({ id, label, value, placeholder, least, most, onChange }: AmountFieldProps) {
  return (
    <EditorField label={label} htmlFor={id}>
      <Input
        id={id}
        key={value}
        type="number"
        min={least}
        max={most}
        step="any"
        width={12}
        placeholder={placeholder}
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          const next = text === '' ? undefined : Number(text);
          if (next !== undefined && !(next >= least && next <= most)) {
            currentTarget.value = value === undefined ? '' : String(value);
          } else if (next !== value) {
            onChange(next);
          }
        }}
      />
    </EditorField>
  );
}
