import type { QueryResultMetaNotice } from '@grafana/data';
import type { BandOutcome } from 'core/bands/bandOutcome';
import { formatCount } from 'core/format';
import { futureCallsNotice } from './noCallsNotice';

/** What the reader of a band has to know beside what the cost itself leaves out. */
export function bandNotices({
  values,
  ofValues,
  callsUnknownBefore,
  hasFutureCalls,
}: Omit<BandOutcome, 'completeness'>): QueryResultMetaNotice[] {
  const notices: QueryResultMetaNotice[] = [];
  if (ofValues > values.length) {
    notices.push({
      severity: 'info',
      text: `Shows the ${formatCount(values.length)} dearest of ${formatCount(ofValues)}; the others are not judged here. Raise the limit of the query, or add a filter.`,
    });
  }
  if (callsUnknownBefore > 0) {
    notices.push({
      severity: 'warning',
      text: `The cost of ${formatCount(callsUnknownBefore)} calls in the hours that the bands look back at is unknown, so the bands may be too low and hours may seem broken that are not.`,
    });
  }
  return hasFutureCalls ? [...notices, futureCallsNotice] : notices;
}
