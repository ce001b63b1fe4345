import type { PluginPageProps } from '@grafana/runtime';
import { Stack, Text } from '@grafana/ui';

/** What Grafana puts around an app's page: its title, sub-title and actions. */
export function PluginPageFrame({ pageNav, subTitle, actions, children }: PluginPageProps) {
  return (
    <Stack direction="column" gap={3}>
      <Stack justifyContent="space-between">
        <Stack direction="column" gap={1}>
          <Text element="h1">{pageNav?.text ?? 'LLM Token Cost'}</Text>
          {subTitle && <Text color="secondary">{subTitle}</Text>}
        </Stack>
        {actions}
      </Stack>
      {children}
    </Stack>
  );
}
