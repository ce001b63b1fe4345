import type { BandOutcome } from 'core/bands/bandOutcome';
import type { StoreConnection } from 'execution/askStore';
import type { BandQuestion } from 'execution/question';
import { runBands } from 'execution/runBands';
import { type BandFrameOptions, bandFrames, bandSummaryFrame, brokenHoursFrame, noBandFrame } from 'frames/bandFrames';
import { bandNotices } from 'frames/bandNotices';
import { completenessNotices } from 'frames/notices';
import type { ColorBook } from 'frames/seriesColor';
import { type Observable, map } from 'rxjs';
import type { Answer } from './answer';
import type { BandQuery } from './query';

export interface BandAnswerOptions {
  readonly refId: string;
  readonly show: BandQuery['show'];
  readonly colors: ColorBook;
  /** Uid of the data source that answers, for links back to it. */
  readonly dataSource: string;
}

/** Hours beside their band, those that broke it, or how many did. Emits once. */
export function answerBands(
  connection: StoreConnection,
  question: BandQuestion,
  { show, ...options }: BandAnswerOptions,
): Observable<Answer> {
  const { dimension, filters } = question;
  const { refId, colors, dataSource } = options;
  return runBands(connection, question).pipe(
    map((outcome) => ({
      ...framesOf(outcome, show, { refId, dataSource, dimension, filters, colors }),
      notices: [...completenessNotices(outcome.completeness, ['cost']), ...bandNotices(outcome)],
      isEmpty: outcome.values.length === 0,
    })),
  );
}

function framesOf(
  outcome: BandOutcome,
  show: BandQuery['show'],
  options: BandFrameOptions,
): Pick<Answer, 'frame' | 'moreFrames'> {
  switch (show) {
    case 'bands': {
      const [frame = noBandFrame(outcome, options), ...moreFrames] = bandFrames(outcome, options);
      return { frame, moreFrames };
    }
    case 'broken':
      return { frame: brokenHoursFrame(outcome, options) };
    case 'summary':
      return { frame: bandSummaryFrame(outcome, options) };
    default:
      return show satisfies never;
  }
}
