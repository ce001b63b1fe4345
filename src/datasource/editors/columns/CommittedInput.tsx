import { Input } from '@grafana/ui';
import { useState } from 'react';

interface CommittedInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly onCommit: (text: string) => void;
}

/** A text that means nothing before it is typed to its end: handed on when the input is left, or with Enter. */
export function CommittedInput({ id, label, value, placeholder, disabled, onCommit }: CommittedInputProps) {
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    if (typed !== undefined && typed !== value) {
      onCommit(typed);
    }
    setTyped(undefined);
  };
  return (
    <Input
      id={id}
      aria-label={label}
      width={28}
      value={typed ?? value}
      placeholder={placeholder}
      disabled={disabled}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
