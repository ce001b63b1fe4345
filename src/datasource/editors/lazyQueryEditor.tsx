import { LoadingPlaceholder } from '@grafana/ui';
import { type ComponentProps, type ReactElement, Suspense, lazy } from 'react';

const Editor = lazy(() =>
  import(/* webpackChunkName: "queryEditor" */ './QueryEditor').then((loaded) => ({ default: loaded.QueryEditor })),
);
const Help = lazy(() =>
  import(/* webpackChunkName: "queryEditor" */ './QueryHelp').then((loaded) => ({ default: loaded.QueryHelp })),
);

/** The query editor, loaded when it is opened: boards ask the data source without it. */
export function LazyQueryEditor(props: ComponentProps<typeof Editor>) {
  return whileLoading(<Editor {...props} />);
}

export function LazyQueryHelp(props: ComponentProps<typeof Help>) {
  return whileLoading(<Help {...props} />);
}

function whileLoading(editor: ReactElement) {
  return <Suspense fallback={<LoadingPlaceholder text="Loading the query editor" />}>{editor}</Suspense>;
}
