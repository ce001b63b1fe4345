import { Box, Checkbox, Combobox, Field, Stack } from '@grafana/ui';
import type { AlertKind } from 'alerts/alertRule';
import type { ReactNode } from 'react';
import { ruleNames } from './alertsForm';

interface RuleCardProps {
  readonly kind: AlertKind;
  readonly text: string;
  readonly isChosen: boolean;
  readonly severity: string;
  readonly onChosen: (isChosen: boolean) => void;
  readonly onSeverity: (severity: string) => void;
  /** The fields of its thresholds. */
  readonly children: ReactNode;
}

/** One rule: whether it is wanted, where it begins to fire, and how urgent it is. */
export function RuleCard({ kind, text, isChosen, severity, onChosen, onSeverity, children }: RuleCardProps) {
  const severities = [
    { value: 'page', label: 'page', description: 'wakes somebody up' },
    { value: 'ticket', label: 'ticket', description: 'waits for the morning' },
  ];
  const known = severities.some(({ value }) => value === severity) ? severities : [...severities, { value: severity }];
  return (
    <Box backgroundColor="secondary" padding={2} borderRadius="default">
      <Stack direction="column" gap={2} alignItems="start">
        <Checkbox
          label={ruleNames[kind]}
          description={text}
          value={isChosen}
          onChange={({ currentTarget }) => onChosen(currentTarget.checked)}
        />
        {isChosen && (
          <Stack gap={2} wrap="wrap" alignItems="end">
            {children}
            <Field label="Severity" htmlFor={`alerts-severity-${kind}`} noMargin>
              <Combobox
                id={`alerts-severity-${kind}`}
                width={16}
                createCustomValue
                options={known}
                value={severity}
                onChange={({ value }) => onSeverity(value)}
              />
            </Field>
          </Stack>
        )}
      </Stack>
    </Box>
  );
}
