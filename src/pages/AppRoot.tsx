import type { AppRootProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import { Suspense, lazy } from 'react';

const SetUpPage = lazy(async () => ({ default: (await import('./SetUpPage')).SetUpPage }));
const ReceiptsPage = lazy(async () => ({ default: (await import('./receipts/ReceiptsPage')).ReceiptsPage }));
const AlertsPage = lazy(async () => ({ default: (await import('./alerts/AlertsPage')).AlertsPage }));

/** What Grafana shows under /a/llmops-tokencost-app; a page itself is fetched when it is first opened. */
export function AppRoot({ path }: Pick<AppRootProps, 'path'>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the page" />}>
      <Page path={path} search={locationService.getSearch().toString()} />
    </Suspense>
  );
}

function Page({ path, search }: { readonly path: string; readonly search: string }) {
  if (/\/receipts\/?$/.test(path)) {
    return <ReceiptsPage search={search} />;
  }
  return /\/alerts\/?$/.test(path) ? <AlertsPage search={search} /> : <SetUpPage />;
}
