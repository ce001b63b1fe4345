import { LoadingPlaceholder } from '@grafana/ui';
import { Suspense, lazy } from 'react';

const SetUpPage = lazy(async () => ({ default: (await import('./SetUpPage')).SetUpPage }));

/** What Grafana shows under /a/llmops-tokencost-app; the page itself is fetched when it is first opened. */
export function AppRoot() {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the set-up page" />}>
      <SetUpPage />
    </Suspense>
  );
}
