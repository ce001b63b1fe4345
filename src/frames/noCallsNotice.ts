import type { QueryResultMetaNotice } from '@grafana/data';
import { formatCount } from 'core/format';
import type { TimeWindow } from 'core/usage/timeWindow';

/** What the store says of the same window without the filters; absent where it could not be asked. */
export interface CallsAround {
  readonly rows: number;
  readonly inFuture: number;
  /** Epoch ms; absent in an empty table. */
  readonly lastCall: number | undefined;
}

/** Why an answer is empty: "No data" alone leaves a reader to guess whether the filter, the range or the table is wrong. */
export function noCallsNotice(
  around: CallsAround | undefined,
  { table, window }: { readonly table: string; readonly window: TimeWindow },
): QueryResultMetaNotice {
  return { severity: 'info', text: explain(around, table, window) };
}

function explain(around: CallsAround | undefined, table: string, { to }: TimeWindow): string {
  if (around === undefined) {
    return 'No calls in this time range, or none that passes the filters.';
  }
  const { rows, lastCall, inFuture } = around;
  if (lastCall === undefined) {
    return `The table ${table} holds no calls yet. Numbers appear as soon as calls are written to it.`;
  }
  if (rows > 0) {
    return `None of the ${formatCount(rows)} calls in this time range passes the filters. Remove one, or choose All.`;
  }
  const last = new Date(lastCall).toISOString().replace(/\.\d+Z$/, 'Z');
  if (inFuture > 0 && lastCall >= to) {
    return `No calls in this time range, but ${formatCount(inFuture)} begin in the future, the last one at ${last}: check the clock where calls are recorded, and the time zone of the time column.`;
  }
  return `No calls in this time range: the last one in ${table} began at ${last}. Choose a range that includes it.`;
}

/** Beside a chart that reaches into the future and has calls there. */
export const futureCallsNotice: QueryResultMetaNotice = {
  severity: 'warning',
  text: 'Some calls begin in the future: check the clock where calls are recorded, and the time zone of the time column (a local time that is read as UTC is off by hours).',
};
