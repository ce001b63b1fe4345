import { Field } from '@grafana/ui';
import type { ReactElement } from 'react';

interface EditorFieldProps {
  readonly label: string;
  /** Id of the input inside, so that the label names it. */
  readonly htmlFor: string;
  readonly description?: string;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A labelled input of an editor row. */
export function EditorField({ label, htmlFor, description, children }: EditorFieldProps) {
  return (
    <Field label={label} htmlFor={htmlFor} description={description} noMargin>
      {children}
    </Field>
  );
}
