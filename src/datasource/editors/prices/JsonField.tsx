import { Alert, Button, Field, Stack, Text, TextArea, TextLink } from '@grafana/ui';
import type { CheckedSetting } from 'core/pricing/checkPriceSettings';
import { type ReactNode, useState } from 'react';
import { settingOfText, textOfSetting } from './jsonText';

interface JsonFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: ReactNode;
  readonly docs: { readonly href: string; readonly text: string };
  readonly value: unknown;
  /** Text that one button writes into an empty field. */
  readonly example: string;
  readonly rows: number;
  readonly disabled: boolean;
  /** Absent while it is being checked. */
  readonly checked: CheckedSetting | undefined;
  readonly onChange: (value: unknown) => void;
}

/** A setting that is JSON: typed as text, checked as it is typed, with what it says or what is wrong with it under it. */
export function JsonField({
  id,
  label,
  description,
  docs,
  value,
  example,
  rows,
  disabled,
  checked,
  onChange,
}: JsonFieldProps) {
  const [text, setText] = useState(() => textOfSetting(value));
  const type = (typed: string) => {
    setText(typed);
    onChange(settingOfText(typed));
  };
  const { problems = [], warnings = [], summary } = checked ?? {};
  return (
    <div>
      <Field label={label} htmlFor={id} description={description} invalid={problems.length > 0} noMargin>
        <TextArea
          id={id}
          rows={rows}
          cols={80}
          spellCheck={false}
          aria-invalid={problems.length > 0}
          placeholder={example}
          value={text}
          disabled={disabled}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      </Field>
      <Stack direction="column" gap={1}>
        <Stack direction="row" gap={2} alignItems="center">
          <Button variant="secondary" size="sm" disabled={disabled || text.trim() !== ''} onClick={() => type(example)}>
            Insert an example
          </Button>
          <TextLink href={docs.href} external inline={false}>
            {docs.text}
          </TextLink>
        </Stack>
        <div role="status">{summary !== undefined && <Text>{summary}</Text>}</div>
        <Messages severity="error" title="This cannot be used, and every query fails until it can" texts={problems} />
        <Messages severity="warning" title="Entries that price nothing" texts={warnings} />
      </Stack>
    </div>
  );
}

interface MessagesProps {
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly texts: readonly string[];
}

function Messages({ severity, title, texts }: MessagesProps) {
  return texts.length === 0 ? null : (
    <Alert severity={severity} title={title}>
      {texts.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </Alert>
  );
}
