import { LoadingPlaceholder } from '@grafana/ui';
import { type ComponentProps, Suspense, lazy } from 'react';
import type { ConfigEditor } from './ConfigEditor';

const LoadedEditor = lazy(() =>
  import(/* webpackChunkName: "settings" */ './ConfigEditor').then((loaded) => ({ default: loaded.ConfigEditor })),
);

/** The settings page, loaded when it is opened: boards ask the data source without it. */
export function LazyConfigEditor(props: ComponentProps<typeof ConfigEditor>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the settings" />}>
      <LoadedEditor {...props} />
    </Suspense>
  );
}
