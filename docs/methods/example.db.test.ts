import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sameHoursEarlier } from 'core/change/comparisonWindow';
import { formatCount, formatShare, formatUsd } from 'core/format';
import type { Cell, TableRow } from 'core/table/computeTable';
import type { TableOutcome } from 'core/table/tableOutcome';
import type { Breakdown } from 'core/usage/dimension';
import { type Measure, measureNames, measures } from 'core/usage/measure';
import { readSettings, sourceOf } from 'datasource/settings';
import type { TableQuestion } from 'execution/question';
import { runTable } from 'execution/runTable';
import { completenessNotices } from 'frames/notices';
import { lastValueFrom } from 'rxjs';
import { parse as parseYaml } from 'yaml';
import { loadCallLogs } from '../../demo/callLog/loadCallLogs';
import type { LoadedData } from '../../demo/loadedData';
import { connectStore } from '../../test/database/answerStore';
import { openPglite } from '../../test/database/pgliteDatabase';

const window = { from: Date.parse('2026-11-18T00:00:00Z'), to: Date.parse('2026-11-19T00:00:00Z') };

const question: TableQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window,
  filters: [],
  compareWith: sameHoursEarlier(window),
  pricedAt: undefined,
  measures: measureNames,
  by: [],
  limit: 25,
  sort: 'value',
  trend: false,
  leaks: false,
  drifts: false,
};

let database: Awaited<ReturnType<typeof openPglite>>;
let loaded: LoadedData;
const rejects = mkdtempSync(path.join(tmpdir(), 'tokencost-example-'));

beforeAll(async () => {
  database = await openPglite();
  const source = { path: path.join(__dirname, 'example.csv'), map: {}, constants: {}, zone: 'UTC' };
  loaded = await loadCallLogs(database.db, [source], {
    onProgress: () => undefined,
    rejectFolder: rejects,
  });
});

afterAll(async () => {
  await database.close();
  rmSync(rejects, { recursive: true });
});

function ask(change: Partial<TableQuestion> = {}): Promise<TableOutcome> {
  return lastValueFrom(runTable(connectStore(database), { ...question, ...change }));
}

/** The one row of an answer without dimensions. */
function only({ rows }: TableOutcome): TableRow {
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new Error(`Expected one row, got ${rows.length}`);
  }
  return row;
}

function say(measure: Measure, value: number | undefined): string {
  if (value === undefined) {
    return 'unknown';
  }
  switch (measures[measure].unit) {
    case 'usd':
      return formatUsd(value);
    case 'ratio':
      return formatShare(value);
    case 'tokens':
    case 'count':
      return formatCount(value);
    default:
      return measures[measure] satisfies never;
  }
}

const labels: Partial<Record<Measure, string>> = { answered: 'answered' };

/** `cost per request = $0.0053`, as the pages write it. */
function claim(row: TableRow, measure: Measure, part: keyof Cell = 'value'): string {
  const name = labels[measure] ?? measures[measure].label.toLowerCase();
  const suffix = { value: '', before: ' before', change: ' change', changeRatio: ' change %' }[part];
  const value = row.cells.get(measure)?.[part];
  const text = part === 'changeRatio' ? (value === undefined ? 'unknown' : formatShare(value)) : say(measure, value);
  return `${name}${suffix} = ${text}`;
}

const nameOf = ({ isRest, group }: TableRow) => (isRest ? 'other' : group.values.join(' · '));
const named = (row: TableRow, text: string) => `${nameOf(row)}: ${text}`;
const pageText = (page: string) =>
  readFileSync(path.join(__dirname, `${page}.md`), 'utf8')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\s+/g, ' ');

/** The claims that a page makes between code marks: what stands there is what the code computes. */
function claimsOf(page: string): string[] {
  return [...pageText(page).matchAll(/`([^`]+ = [^`]+)`/g)]
    .map(([, text]) => text ?? '')
    .filter((text) => !text.startsWith('operation ='));
}

/** Everything that the code says of the example, in the words of the pages. */
async function allClaims(): Promise<Set<string>> {
  const claims = new Set<string>();
  const total = await ask();
  const parts = ['value', 'before', 'change', 'changeRatio'] as const;
  const addRow = (row: TableRow, say: (text: string) => string) => {
    for (const measure of row.cells.keys()) {
      parts.forEach((part) => claims.add(say(claim(row, measure, part))));
    }
  };
  addRow(only(total), (text) => text);
  const { unknown } = total.completeness.total.cost;
  claims.add(`unknown calls = ${formatCount(unknown.calls)}`);
  claims.add(`unknown tokens = ${formatCount(unknown.tokens)}`);
  for (const by of ['feature', 'model', 'errorClass'] satisfies Breakdown[]) {
    for (const row of (await ask({ by: [by] })).rows) {
      addRow(row, (text) => named(row, text));
      claims.add(named(row, `share = ${row.share === undefined ? 'unknown' : formatShare(row.share)}`));
      if (row.cumulativeShare !== undefined) {
        claims.add(named(row, `cumulative share = ${formatShare(row.cumulativeShare)}`));
      }
    }
  }
  for (const row of (await ask({ by: ['model'], limit: 1 })).rows) {
    addRow(row, (text) => named(row, text));
  }
  for (const measure of ['cost', 'tokens'] satisfies Measure[]) {
    for (const row of (await ask({ by: ['tokenClass'], measures: [measure] })).rows) {
      claims.add(`${nameOf(row)} = ${say(measure, row.cells.get(measure)?.value)}`);
    }
  }
  return claims;
}

const pages: ReadonlyArray<readonly [page: string, claims: number]> = [
  ['cost', 9],
  ['tokens', 7],
  ['calls-and-requests', 7],
  ['cost-per-request', 4],
  ['cost-per-1k-tokens', 4],
  ['prompt-cache-hit-rate', 4],
  ['priced-share', 3],
  ['comparison', 6],
  ['shares', 7],
  ['error-classes', 3],
  ['top-and-other', 3],
  ['errors-that-cost', 6],
  ['retries-and-fallbacks', 3],
  ['cache-savings', 4],
  ['response-cache', 5],
];

describe('the example of the method pages', () => {
  it('is a call log without a bad row', () => {
    expect(loaded).toMatchObject({ rows: 12, rejected: 0 });
  });

  it.each(pages)('is what the code computes: %s', async (page, count) => {
    const claimed = claimsOf(page);
    const computed = await allClaims();
    expect(claimed.filter((text) => !computed.has(text))).toEqual([]);
    expect(claimed).toHaveLength(count);
  });

  it('has the exact total of its cost page', async () => {
    const { completeness } = await ask();
    expect(pageText('cost')).toContain(`\`${formatCount(Number(completeness.total.cost.known))} pico-USD\``);
  });

  it('has the notices that the page on what is not recorded quotes', async () => {
    const { completeness } = await ask();
    const notices = completenessNotices(completeness, ['cost']).map(({ text }) => text);
    const quoted = readFileSync(path.join(__dirname, 'not-recorded.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2));
    expect(quoted).toEqual(notices);
  });

  it('is read from a table of another shape through the mapping that the provisioning page shows', async () => {
    const page = readFileSync(path.join(__dirname, '../provisioning.md'), 'utf8');
    const block = /## Your own table\n\n```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { jsonData } = parseYaml(block) as { readonly jsonData: unknown };
    const { problems, ...settings } = readSettings(jsonData);
    expect(problems).toBeUndefined();
    await database.exec(
      `CREATE TABLE api_log AS SELECT (extract(epoch FROM time) * 1000)::bigint AS ts, request_id AS conversation_id,
         user_id AS customer, jsonb_build_object('feature', feature) AS tags, 'claude-sonnet-4-5' AS engine, 1.5 AS took,
         jsonb_build_object('input_tokens', prompt_tokens, 'output_tokens', completion_tokens,
           'cache_read_input_tokens', 500, 'cache_creation_input_tokens', 0) AS usage,
         CASE WHEN error_class IS NULL THEN 'ok' ELSE 'failed' END AS outcome FROM llm_calls WHERE request_id = 'r1'`,
    );
    const row = only(await ask({ source: sourceOf(settings, 'UTC') }));
    // Beside the 1,000 x $3 and 200 x $15 per million tokens, 500 cached ones that the prompt tokens leave out, at $0.30.
    expect(row.cells.get('cost')?.value).toBe(0.00615);
    expect(row.cells.get('requests')?.value).toBe(1);
  });
});
