import type { StoreConnection } from 'execution/askStore';
import type { CallsQuestion } from 'execution/question';
import { runCalls } from 'execution/runCalls';
import { callsFrame } from 'frames/callsFrame';
import { callsNotices } from 'frames/callsNotices';
import { withReceipts } from 'frames/frameReceipts';
import { completenessNotices } from 'frames/notices';
import type { TraceSource } from 'frames/traceLink';
import { type Observable, map } from 'rxjs';
import type { Answer } from './answer';

export interface CallsAnswerOptions {
  readonly refId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where traces are opened; absent where no tracing data source is chosen, or this user cannot see it. */
  readonly traces?: TraceSource | undefined;
}

/** Single calls with their receipts, and what all calls come to. Emits once. */
export function answerCalls(
  connection: StoreConnection,
  question: CallsQuestion,
  { refId, now, traces }: CallsAnswerOptions,
): Observable<Answer> {
  return runCalls(connection, question).pipe(
    map((outcome) => ({
      frame: withReceipts(callsFrame(outcome.calls, refId, traces), outcome, question.source.promptTokens),
      notices: [
        ...completenessNotices(outcome.completeness, ['cost']),
        ...callsNotices(outcome, { version: outcome.bookVersion, now }),
      ],
      isEmpty: outcome.totals.calls === 0,
    })),
  );
}
