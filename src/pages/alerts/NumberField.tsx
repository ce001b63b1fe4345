import { Field, Input } from '@grafana/ui';
import { useState } from 'react';

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit?: string;
  readonly least?: number;
  /** Called with valid numbers only: what is half typed changes nothing. */
  readonly onChange: (value: number) => void;
}

/** A number with its unit behind it. */
export function NumberField({ id, label, value, unit, least = 0, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  const shown = numberOf(text, least) === value || numberOf(text, least) === undefined ? text : String(value);
  const isInvalid = numberOf(shown, least) === undefined;
  return (
    <Field
      label={label}
      htmlFor={id}
      noMargin
      invalid={isInvalid}
      error={isInvalid ? `A number from ${least} on; ${value} is used` : undefined}
    >
      <Input
        id={id}
        // The unit lies over the field.
        width={10 + (unit?.length ?? 0)}
        inputMode="decimal"
        value={shown}
        suffix={unit}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          const parsed = numberOf(currentTarget.value, least);
          if (parsed !== undefined) {
            onChange(parsed);
          }
        }}
      />
    </Field>
  );
}

function numberOf(text: string, least: number): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= least ? value : undefined;
}
