import { messageOf } from 'execution/delegate';
import { useEffect, useState } from 'react';
import { type TokenCostDataSource, listTokenCostDataSources } from './tokenCostDataSources';

export type SourcesState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'listed'; readonly sources: readonly TokenCostDataSource[] };

/** The data sources that a reader can choose among. */
export function useSources(): SourcesState {
  const [sources, setSources] = useState<SourcesState>({ state: 'loading' });
  useEffect(() => {
    let isShown = true;
    const show = (next: SourcesState) => {
      if (isShown) {
        setSources(next);
      }
    };
    listTokenCostDataSources().then(
      (listed) => show({ state: 'listed', sources: listed }),
      (reason: unknown) => show({ state: 'failed', message: messageOf(reason) }),
    );
    return () => {
      isShown = false;
    };
  }, []);
  return sources;
}
