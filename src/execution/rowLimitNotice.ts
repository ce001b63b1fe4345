import type { QueryResultMetaNotice } from '@grafana/data';

/** As Grafana's SQL data sources word it (12.3): "Results have been limited to 1000000 because the SQL row limit was reached". */
const rowLimitText = /Results have been limited to (\d+)(?: rows)? because the SQL row limit was reached/;

/**
 * Grafana's own limit on rows is above ours by default, so that it cuts an answer only where an administrator lowered it:
 * then its notice is all there is to tell, and it does not say that sums are too small or what to do.
 */
export function explainRowLimit(notice: QueryResultMetaNotice): QueryResultMetaNotice {
  const [, limit] = rowLimitText.exec(notice.text) ?? [];
  return limit === undefined
    ? notice
    : {
        ...notice,
        severity: 'warning',
        text: `Grafana cut an answer at ${Number(limit).toLocaleString('en-US')} rows, so the numbers here are incomplete. Narrow the time range, add a filter, or split by something with fewer values; the administrator can raise row_limit in the [dataproxy] section of Grafana's configuration (100,001 or more).`,
      };
}
