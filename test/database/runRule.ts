import { HOUR } from 'core/usage/timeWindow';
import { MOMENT_FACTOR, type RuleQueries } from 'stores/rule';
import type { StoreQuery } from 'stores/store';
import type { StoreColumn } from 'stores/storeAnswer';
import { expandMacros } from '../../preview/server/macros';
import type { Database } from './database';
import { grafanaColumns } from './grafanaColumns';

export type RuleValues = ReadonlyMap<string, number>;

/** What the number of a rule is for every label at `now` (epoch ms), as Grafana's server would find it. */
export async function runRule(database: Database, rule: RuleQueries, now: number): Promise<RuleValues> {
  return valuesByLabel(await evaluate(database, rule.value, { from: now - rule.lookBack, to: now }));
}

/** The hour (epoch ms) and the dollars that a notification would name, as Grafana's expressions take them apart. */
export async function runMoment(
  database: Database,
  rule: RuleQueries,
  now: number,
): Promise<ReadonlyMap<string, { readonly hour: number; readonly usd: number }>> {
  if (rule.moment === undefined) {
    throw new Error('This rule names no moment');
  }
  const moments = valuesByLabel(await evaluate(database, rule.moment, { from: now - rule.lookBack, to: now }));
  return new Map(
    [...moments].map(([label, moment]) => [
      label,
      { hour: Math.floor(moment / MOMENT_FACTOR) * HOUR, usd: (moment % MOMENT_FACTOR) / 100 },
    ]),
  );
}

async function evaluate(database: Database, query: StoreQuery, range: { from: number; to: number }) {
  const sql = expandMacros(String(query.target['rawSql']), { ...range, intervalMs: 60_000 });
  return grafanaColumns(await database.read(sql));
}

/** Grafana takes the one column of numbers as the value and all columns of text as labels; anything else is an error there. */
function valuesByLabel(columns: readonly StoreColumn[]): RuleValues {
  const labels = columns.filter(({ name }) => name !== 'value');
  const [value, ...more] = columns.filter(({ name }) => name === 'value');
  if (more.length > 0 || labels.some(({ values }) => values.some((cell) => typeof cell !== 'string'))) {
    throw new Error(`Not a table of one number and labels: ${columns.map(({ name }) => name).join(', ')}`);
  }
  const entries = (value?.values ?? []).map((cell, row): [string, number] => {
    if (typeof cell !== 'number' || !Number.isFinite(cell)) {
      throw new Error(`Not a number in row ${row + 1}: ${String(cell)}`);
    }
    return [labels.map(({ values }) => values[row]).join('|'), cell];
  });
  const found = new Map(entries);
  if (found.size !== entries.length) {
    throw new Error('Grafana refuses a table with the same labels twice');
  }
  return found;
}
