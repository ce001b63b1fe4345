import { LoadingPlaceholder } from '@grafana/ui';
import { type ComponentProps, type ReactElement, Suspense, lazy } from 'react';

/** Boards ask without any editor, so the editors are loaded when one is opened: they are a third of the data source's code. */
const Query = lazy(() =>
  import(/* webpackChunkName: "queryEditor" */ './QueryEditor').then(({ QueryEditor }) => ({ default: QueryEditor })),
);
const Help = lazy(() =>
  import(/* webpackChunkName: "queryEditor" */ './QueryHelp').then(({ QueryHelp }) => ({ default: QueryHelp })),
);
const Config = lazy(() =>
  import(/* webpackChunkName: "configEditor" */ './ConfigEditor').then(({ ConfigEditor }) => ({
    default: ConfigEditor,
  })),
);

export function LazyQueryEditor(props: ComponentProps<typeof Query>) {
  return whileLoading(<Query {...props} />);
}

export function LazyQueryHelp(props: ComponentProps<typeof Help>) {
  return whileLoading(<Help {...props} />);
}

export function LazyConfigEditor(props: ComponentProps<typeof Config>) {
  return whileLoading(<Config {...props} />);
}

function whileLoading(editor: ReactElement) {
  return <Suspense fallback={<LoadingPlaceholder text="Loading the editor ..." />}>{editor}</Suspense>;
}
