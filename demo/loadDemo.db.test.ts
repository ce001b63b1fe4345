import { PGlite } from '@electric-sql/pglite';
import { demoRange } from './demoRange';
import { generateCalls } from './generateCalls';
import { loadDemo } from './loadDemo';

const now = Date.UTC(2026, 10, 21, 13, 40);

describe('loadDemo', () => {
  it('fills a store with the generated rows, nulls and sums included', async () => {
    const db = await PGlite.create();
    const progress: string[] = [];
    const loaded = await loadDemo(db, { now, onProgress: (message) => progress.push(message) });

    const expected = { rows: 0, prompt: 0, unrecorded: 0, without_user: 0, last: '' };
    for (const row of generateCalls({ now })) {
      expected.rows++;
      expected.prompt += row.prompt_tokens === null ? 0 : row.prompt_tokens;
      expected.unrecorded += row.cache_read_tokens === null ? 1 : 0;
      expected.without_user += row.user_id === null ? 1 : 0;
      expected.last = new Date(row.time).toISOString();
    }
    const { rows } = await db.query(`SELECT count(*)::int AS rows, sum(prompt_tokens)::float8 AS prompt,
      count(*) FILTER (WHERE cache_read_tokens IS NULL)::int AS unrecorded,
      count(*) FILTER (WHERE user_id IS NULL)::int AS without_user,
      to_char(max(time) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS last FROM llm_calls`);
    expect(rows).toEqual([expected]);
    expect(loaded).toEqual({ ...demoRange(now), rows: expected.rows, rejected: 0, messages: [] });
    expect(progress.at(-1)).toContain(expected.rows.toLocaleString('en-US'));
    await db.close();
  });
});
