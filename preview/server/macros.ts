import { formatInterval, parseInterval } from './interval';

export interface MacroContext {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
}

/** A macro that cannot be expanded. Grafana blames the plugin for it, not the database. */
export class MacroError extends Error {}

// Arguments end at the first closing parenthesis: Grafana's expression knows no nested ones, and takes any `$word(` for a
// macro. Ours has to fail on the same queries.
const macroCall = /\$([_a-zA-Z0-9]+)\(([^)]*)\)/g;

/**
 * The SQL with Grafana's macros for PostgreSQL expanded.
 *
 * @throws MacroError on an unknown macro, or on one that lacks an argument.
 */
export function expandMacros(rawSql: string, context: MacroContext): string {
  const seconds = (instant: number) => String(Math.floor(instant / 1000));
  const sql = rawSql
    .replaceAll('$__interval_ms', String(context.intervalMs))
    .replaceAll('$__interval', formatInterval(context.intervalMs))
    .replaceAll('$__unixEpochFrom()', seconds(context.from))
    .replaceAll('$__unixEpochTo()', seconds(context.to));
  return sql.replace(macroCall, (call: string, name: string, list: string, offset: number) => {
    const followedByComma = sql[offset + call.length] === ',';
    const args = list.split(',').map((argument) => argument.trim());
    return expand(name === '__timeGroup' && followedByComma ? '__timeGroupAlias' : name, args, context);
  });
}

function expand(name: string, args: readonly string[], context: MacroContext): string {
  const column = () => {
    if (!args[0]) {
      throw new MacroError(`missing time column argument for macro ${name}`);
    }
    return args[0];
  };
  const from = Math.floor(context.from / 1000);
  const to = Math.floor(context.to / 1000);
  switch (name) {
    case '__time':
      return `${column()} AS "time"`;
    case '__timeEpoch':
      return `extract(epoch from ${column()}) as "time"`;
    case '__timeFilter':
      return `${column()} BETWEEN '${instantText(context.from)}' AND '${instantText(context.to)}'`;
    case '__timeFrom':
      return `'${instantText(context.from)}'`;
    case '__timeTo':
      return `'${instantText(context.to)}'`;
    case '__timeGroup':
      return groupSql(name, `extract(epoch from ${column()})`, args);
    case '__timeGroupAlias':
      return `${groupSql('__timeGroup', `extract(epoch from ${column()})`, args)} AS "time"`;
    case '__unixEpochFilter':
      return `${column()} >= ${from} AND ${column()} <= ${to}`;
    case '__unixEpochNanoFilter':
      return `${column()} >= ${context.from}000000 AND ${column()} <= ${context.to}000000`;
    case '__unixEpochNanoFrom':
      return `${context.from}000000`;
    case '__unixEpochNanoTo':
      return `${context.to}000000`;
    case '__unixEpochGroup':
      return groupSql(name, column(), args);
    case '__unixEpochGroupAlias':
      return `${groupSql('__unixEpochGroup', column(), args)} AS "time"`;
    default:
      throw new MacroError(`unknown macro "${name}"`);
  }
}

function groupSql(name: string, epoch: string, args: readonly string[]): string {
  const interval = args[1];
  if (interval === undefined) {
    throw new MacroError(`macro ${name} needs time column and interval and optional fill value`);
  }
  const length = parseInterval(interval);
  if (length === undefined) {
    throw new MacroError(`error parsing interval ${interval}`);
  }
  return `floor((${epoch})/${length / 1000})*${length / 1000}`;
}

/** RFC 3339 in UTC without trailing zeros in the fraction, as Go prints an instant. */
function instantText(instant: number): string {
  const [whole = '', fraction = ''] = new Date(instant).toISOString().slice(0, -1).split('.');
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? `${whole}Z` : `${whole}.${digits}Z`;
}
