import { type Observable, finalize, shareReplay, tap, timer } from 'rxjs';

/** How long an answer stays after it came: enough for the panels of one board, too short for a reload to see old numbers. */
const LIFETIME = 10_000;

/** Lets questions that are asked at about the same time share one answer. */
export interface AnswerMemo<Answer> {
  share: (id: string, run: () => Observable<Answer>) => Observable<Answer>;
}

/**
 * The panels of a board ask many of the same queries: which models occur, the usage of the whole range. The first asks,
 * the others wait for its answer. The query is cancelled when nobody waits any more; a failure is not kept.
 */
export function createAnswerMemo<Answer>(lifetime = LIFETIME): AnswerMemo<Answer> {
  const running = new Map<string, Observable<Answer>>();
  return {
    share(id, run) {
      const known = running.get(id);
      if (known !== undefined) {
        return known;
      }
      let completed = false;
      const forget = () => {
        if (running.get(id) === shared) {
          running.delete(id);
        }
      };
      const shared: Observable<Answer> = run().pipe(
        tap({
          complete: () => {
            completed = true;
            timer(lifetime).subscribe(forget);
          },
        }),
        finalize(() => {
          if (!completed) {
            forget();
          }
        }),
        shareReplay({ bufferSize: 1, refCount: true }),
      );
      running.set(id, shared);
      return shared;
    },
  };
}
