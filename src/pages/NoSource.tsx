import { Alert, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import type { SourcesState } from './useSources';

interface NoSourceProps {
  readonly sources: SourcesState;
  /** What a data source is wanted for, as a sentence. */
  readonly purpose: string;
}

/** What a page shows that has no data source to ask yet. */
export function NoSource({ sources, purpose }: NoSourceProps) {
  switch (sources.state) {
    case 'loading':
      return <LoadingPlaceholder text="Looking for data sources" />;
    case 'failed':
      return (
        <Alert title="The data sources could not be listed" severity="error">
          {sources.message}
        </Alert>
      );
    case 'listed':
      return (
        <Alert title="No “LLM Token Cost” data source yet" severity="info">
          <Stack direction="column" alignItems="start">
            {purpose}
            <LinkButton href="/a/llmops-tokencost-app">Set up</LinkButton>
          </Stack>
        </Alert>
      );
    default:
      return sources satisfies never;
  }
}
