import { messageOf } from 'execution/delegate';
import { useEffect, useState } from 'react';
import { type FetchedReceipts, fetchReceipts } from './fetchReceipts';
import { type ReceiptsSelection, rangeOf } from './receiptsSelection';

/** `askedAt` is in epoch milliseconds. */
export type ReceiptsState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'shown'; readonly answer: FetchedReceipts; readonly askedAt: number };

/** The receipts of a selection, asked for again when it changes or `runs` does. */
export function useReceipts(selection: ReceiptsSelection, runs: number): ReceiptsState {
  const asked = JSON.stringify([selection, runs]);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly state: ReceiptsState }>();
  useEffect(() => {
    const [wanted] = JSON.parse(asked) as [ReceiptsSelection, number];
    if (wanted.dataSource === '') {
      return undefined;
    }
    let isWanted = true;
    const show = (state: ReceiptsState) => {
      if (isWanted) {
        setAnswer({ asked, state });
      }
    };
    fetchReceipts(wanted, rangeOf(wanted)).then(
      (fetched) => show({ state: 'shown', answer: fetched, askedAt: Date.now() }),
      (reason: unknown) => show({ state: 'failed', message: messageOf(reason) }),
    );
    return () => {
      isWanted = false;
    };
  }, [asked]);
  // An answer to another question is none: the numbers of one selection never stand under another.
  return answer?.asked === asked ? answer.state : { state: 'loading' };
}
