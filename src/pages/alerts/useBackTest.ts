import type { FeatureChoice } from 'alerts/ruleChoices';
import type { BandKind } from 'core/bands/band';
import { messageOf } from 'execution/delegate';
import { useEffect, useState } from 'react';
import { type FetchedBackTest, fetchBackTest } from './fetchBackTest';
import type { WatchedTable } from './loadAlerts';

export type BackTestState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly fetched: FetchedBackTest };

/** The hours to judge; asked for again only when other features are watched or another kind of band needs more of them. */
export function useBackTest(
  { connection, source, prices, now }: WatchedTable,
  features: FeatureChoice,
  band: BandKind,
): BackTestState {
  const asked = JSON.stringify([features, band]);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly state: BackTestState }>();
  useEffect(() => {
    const [wanted, kind] = JSON.parse(asked) as [FeatureChoice, BandKind];
    const running = fetchBackTest(connection, { source, prices, features: wanted, band: kind, now }).subscribe({
      next: (fetched) => setAnswer({ asked, state: { state: 'ready', fetched } }),
      error: (reason: unknown) => setAnswer({ asked, state: { state: 'failed', message: messageOf(reason) } }),
    });
    return () => running.unsubscribe();
  }, [connection, source, prices, now, asked]);
  return answer?.asked === asked ? answer.state : { state: 'loading' };
}
