import type { TimeWindow } from 'core/usage/timeWindow';
import { quoteInstant } from './quote';

/**
 * An instant as SQL in each of the types that a time column may have. Numbers are literals without a type, which take that
 * of the column they are compared with: an integer, a floating-point number and a text of digits all use their index.
 */
export interface SqlInstant {
  readonly instant: string; // timestamptz
  readonly utcClock: string; // timestamp
  readonly epochSeconds: string;
  readonly epochMilliseconds: string;
}

/** A half-open range of time as SQL. */
export interface SqlWindow {
  readonly from: SqlInstant;
  readonly to: SqlInstant;
}

/** A range that is known when the query is written. Its seconds are whole and may let some calls pass at either end. */
export function fixedWindow({ from, to }: TimeWindow): SqlWindow {
  return { from: fixedInstant(from, Math.floor), to: fixedInstant(to, Math.ceil) };
}

function fixedInstant(epochMilliseconds: number, toWhole: (seconds: number) => number): SqlInstant {
  return {
    instant: quoteInstant(epochMilliseconds),
    utcClock: `timestamp '${new Date(epochMilliseconds).toISOString().slice(0, -1).replace('T', ' ')}'`,
    epochSeconds: `'${toWhole(epochMilliseconds / 1000)}'`,
    epochMilliseconds: `'${toWhole(epochMilliseconds)}'`,
  };
}

/**
 * The time range that an alert rule is evaluated for, by Grafana's macros; those for seconds are replaced inside of quotes
 * too. Where times are stored as numbers, calls in the second of the evaluation wait for the next one.
 */
export const ruleWindow: SqlWindow = {
  from: macroInstant('$__timeFrom()', '$__unixEpochFrom()'),
  to: macroInstant('$__timeTo()', '$__unixEpochTo()'),
};

function macroInstant(time: string, seconds: string): SqlInstant {
  return {
    instant: `${time}::timestamptz`,
    utcClock: `(${time}::timestamptz AT TIME ZONE 'UTC')`,
    epochSeconds: `'${seconds}'`,
    epochMilliseconds: `'${seconds}000'`,
  };
}
