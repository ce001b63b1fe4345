import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';

/** What an answer is made of before its notices, which its first frame carries. */
export interface Answer {
  readonly frame: DataFrame;
  readonly moreFrames?: readonly DataFrame[];
  readonly notices: readonly QueryResultMetaNotice[];
  /** There were no calls to answer from: then the store is asked why. */
  readonly isEmpty: boolean;
}
