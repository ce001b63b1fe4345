import { DAY } from 'core/usage/timeWindow';
import type { SilenceRule } from '../../rule';
import { filterSql } from '../callSql';
import { allCalls, callsIn } from '../callsSql';
import { ruleWindow } from '../sqlWindow';

/** A week and a day: the hour of one week ago, and who is silent for longer. */
export const SILENCE_LOOK_BACK = 8 * DAY;

/**
 * Minutes since the last call began, 0 where it is usually quiet at this hour. A silence that outlasts the look-back counts
 * as long as it: it does not end by itself. No row while the table is empty: nothing has stopped that never began.
 */
export function silenceRuleSql({ source, filters, minutes, busyCalls }: SilenceRule): string {
  const now = ruleWindow.to.instant;
  const longest = SILENCE_LOOK_BACK / 60_000;
  return `SELECT (CASE WHEN busy OR silent >= ${7 * 24 * 60} THEN silent ELSE 0 END)::float8 AS value
FROM (
  SELECT coalesce(extract(epoch FROM ${now} - max("time")) / 60, ${longest}) AS silent,
    count(*) FILTER (WHERE "time" >= ${now} - interval '7 days' - interval '${minutes} minutes' AND "time" < ${now} - interval '7 days') >= ${busyCalls} AS busy
  ${callsIn(source, ruleWindow)}${filterSql(filters)}
) AS call
WHERE EXISTS (SELECT ${allCalls(source)} WHERE true${filterSql(filters)})`;
}
