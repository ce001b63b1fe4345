import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseCallLogArguments } from './commandLine';
import { loadCallLogs } from './loadCallLogs';

const fixtures = path.join(__dirname, '../../fixtures/call-logs');
const headers = 'time,prompt_tokens,completion_tokens';

let db: PGlite;
let folder: string;

beforeAll(async () => {
  db = await PGlite.create();
  folder = await mkdtemp(path.join(os.tmpdir(), 'call-logs-'));
});

beforeEach(async () => {
  await db.exec('DROP TABLE IF EXISTS llm_calls');
});

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

describe('loadCallLogs', () => {
  it('loads a plain log: what is not there is null, a row without request id is its own request', async () => {
    const loaded = await load(['--lineage', path.join(fixtures, 'plain.csv'), '--set', 'feature=conv']);
    expect(loaded).toMatchObject({ rows: 2, rejected: 0 });
    expect(loaded.from).toBe(Date.UTC(2023, 10, 16, 18, 17, 3, 979));
    expect(loaded.to).toBe(Date.UTC(2023, 10, 16, 18, 17, 4, 32));
    expect(await rows('time::text, request_id, attempt, feature, user_id, model, cache_read_tokens')).toEqual([
      {
        time: '2023-11-16 18:17:03.97996+00',
        request_id: 'row-1-2',
        attempt: 1,
        feature: 'conv',
        user_id: null,
        model: 'gpt-4o',
        cache_read_tokens: null,
      },
      expect.objectContaining({ time: '2023-11-16 18:17:04.03196+00', request_id: 'row-1-3' }),
    ]);
  });

  describe('of a dirty log', () => {
    const argv = ['--lineage', path.join(fixtures, 'dirty.csv'), '--map', 'time=timestamp,prompt_tokens=Prompt Tokens'];

    it('keeps the good rows as they are meant', async () => {
      const loaded = await load(argv);
      expect(loaded).toMatchObject({ rows: 7, rejected: 17 });
      expect(
        await rows("time AT TIME ZONE 'UTC' AS time, prompt_tokens, completion_tokens, feature, user_id, attempt"),
      ).toMatchObject([
        { prompt_tokens: 900, completion_tokens: null, feature: 'chat', user_id: null, attempt: 1 },
        { prompt_tokens: 901, feature: 'chat', attempt: 2 },
        { prompt_tokens: 1200, feature: 'search' },
        { prompt_tokens: 1300, feature: 'search, advanced', user_id: 'user "two"' },
        { prompt_tokens: 110, user_id: 'user-13' },
        { prompt_tokens: 120, feature: '<script>alert(1)</script>', user_id: "'; DROP TABLE llm_calls; --" },
        { prompt_tokens: 130, feature: 'Gr\uFFFDn' },
      ]);
    });

    it('lists the bad rows with line, column, value and reason, and no formula', async () => {
      await load(argv);
      const text = await readFile(path.join(folder, 'dirty.rejected.csv'), 'utf8');
      const rejected: Array<Record<string, string>> = parse(text, { columns: true });
      expect(
        rejected.map(({ line, column, value, reason }) => [Number(line), column, value, reason?.slice(0, 30)]),
      ).toEqual([
        [8, 'time', 'yesterday', expect.stringContaining('is not a time')],
        [9, 'prompt_tokens', 'many', expect.stringContaining('is not a count of tokens')],
        [10, 'prompt_tokens', "'-5", expect.stringContaining('is not a count of tokens')],
        [11, 'prompt_tokens', '12.5', expect.stringContaining('is not a count of tokens')],
        [12, 'prompt_tokens', '1,234', expect.stringContaining('is not a count of tokens')],
        [13, '', '', 'has too few cells: 4 instead o'],
        [14, '', '', 'has too many cells: 11 instead'],
        [15, '', '', 'prompt_tokens 100 is less than'],
        [16, 'prompt_tokens', 'NaN', expect.stringContaining('is not a count of tokens')],
        [17, '', '', 'opens a quote that is not clos'],
        [19, 'time', '1999-12-31T23:59:59Z', 'is outside the years 2000 to 2'],
        [20, 'time', '2026-02-30T00:00:00Z', 'is not a day and time that exi'],
        [21, 'time', '', 'is empty, and a call without a'],
        [23, 'time', '\'=HYPERLINK("http://example.test")', expect.stringContaining('is not a time')],
        [24, 'feature', 'ch\u0000at', 'holds a NUL character, which n'],
        [25, 'attempt', '0', 'is not an attempt: the first t'],
        [26, 'total_cost_usd', '$0.01', 'is not an amount in USD: write'],
      ]);
      expect(rejected.every(({ header, column }) => column !== 'time' || header === 'Timestamp')).toBe(true);
    });

    it('tells the number, the first three and the file, strange error classes, unused headers and odd bytes', async () => {
      const { messages } = await load(argv);
      const text = messages.join('\n');
      expect(text).toContain('17 rows are left out. All of them: ');
      expect(text).toContain('line 8, time (Timestamp) "yesterday": is not a time');
      expect(text).not.toContain('line 11');
      expect(text).toContain('error classes nobody knows, kept as they are: "Odd Error"');
      expect(text).toContain('headers not used: Notes.');
      expect(text).toContain('1 rows hold bytes that are not UTF-8');
    });

    it('removes the list of an earlier run when nothing is bad any more', async () => {
      await writeFile(path.join(folder, 'plain.rejected.csv'), 'old');
      await load(['--lineage', path.join(fixtures, 'plain.csv')]);
      expect(await readdir(folder)).not.toContain('plain.rejected.csv');
    });
  });

  it('loads several logs, each with its own feature and its own list', async () => {
    await write('a/calls.csv', `${headers}\n2026-01-01,1,1\nbad,1,1\n`);
    await write('b/calls.csv', `${headers}\n2026-01-02,2,2\nbad,2,2\n`);
    const loaded = await load([
      '--lineage',
      file('a/calls.csv'),
      '--set',
      'feature=a',
      '--lineage',
      file('b/calls.csv'),
      '--set',
      'feature=b',
    ]);
    expect(loaded).toMatchObject({ rows: 2, rejected: 2, from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 2) + 1 });
    expect(await rows('feature, request_id')).toEqual([
      { feature: 'a', request_id: 'row-1-2' },
      { feature: 'b', request_id: 'row-2-2' },
    ]);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['calls.rejected.csv', 'calls-2.rejected.csv']));
  });

  it('shares one request between rows with the same id', async () => {
    await write('ids.csv', `${headers},request_id,attempt\n2026-01-01,1,1,r1,1\n2026-01-01,1,1,r1,2\n`);
    await load(['--lineage', file('ids.csv')]);
    expect(await rows('count(DISTINCT request_id)::int AS requests')).toEqual([{ requests: 1 }]);
  });

  it('takes times without offset in the zone', async () => {
    await write('zone.csv', `${headers}\n2026-07-01 12:00:00,1,1\n`);
    expect(await load(['--lineage', file('zone.csv'), '--zone', 'Europe/Berlin'])).toMatchObject({
      from: Date.UTC(2026, 6, 1, 10),
    });
  });

  it.each<[string, string | Buffer, string]>([
    ['empty.csv', '', 'is empty'],
    ['blank.csv', '\n\r\n', 'nothing but blank lines'],
    ['header.csv', headers, 'has a header and no rows'],
    ['sheet.csv', Buffer.from('504b0304140000', 'hex'), 'is a spreadsheet or a zip archive'],
    ['zipped.csv', Buffer.from('1f8b0800', 'hex'), 'run gunzip'],
    ['wide.csv', Buffer.from('\uFEFFtime', 'utf16le'), 'is in UTF-16'],
    ['binary.csv', Buffer.from([1, 0, 2, 0, 3]), 'is a binary file'],
    ['bad.csv', `${headers}\nx,1,1\ny,1,1\n`, 'none of its 2 rows can be read'],
    ['open.csv', `time,"prompt_tokens\n1,2\n`, 'the header in line 1 opens a quote'],
  ])('refuses %s and says why', async (name, content, message) => {
    await write(name, content);
    await expect(load(['--lineage', file(name)])).rejects.toThrow(message);
  });

  it('refuses a folder and a file that is not there', async () => {
    await expect(load(['--lineage', folder])).rejects.toThrow('is a folder');
    await expect(load(['--lineage', file('nowhere.csv')])).rejects.toThrow('is not there');
  });

  it('loads nothing where the second file does not serve', async () => {
    await write('good.csv', `${headers}\n2026-01-01,1,1\n`);
    await expect(load(['--lineage', file('good.csv'), '--lineage', file('nowhere.csv')])).rejects.toThrow(
      'is not there',
    );
    expect((await db.query("SELECT to_regclass('llm_calls')::text AS table")).rows).toEqual([{ table: null }]);
  });

  it('brings any text through CSV, COPY and the table unchanged', async () => {
    // A NUL cannot be stored; the words for "nothing" are not text; half a surrogate pair is not UTF-8.
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter(
        (value) =>
          !value.includes('\u0000') &&
          !['NULL', 'null', '\\N'].includes(value) &&
          Buffer.from(value).toString() === value,
      );
    // As bytes: PGlite leaves out a byte-order mark when it reads a value.
    const inHex =
      "encode(convert_to(feature, 'UTF8'), 'hex') AS feature, encode(convert_to(user_id, 'UTF8'), 'hex') AS user_id";
    const hostile = fc.constantFrom(
      '\\.',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' a ',
      "'; --",
      '\\',
      '\uFEFF',
      '\t',
      '=1+1',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof(text, hostile), fc.oneof(text, hostile)), { minLength: 1, maxLength: 20 }),
        async (pairs) => {
          await db.exec('DROP TABLE IF EXISTS llm_calls');
          const lines = pairs.map(
            ([feature, user], at) => `${1_790_000_000 + at},1,1,${quote(feature)},${quote(user)}`,
          );
          await write('any.csv', [`${headers},feature,user_id`, ...lines].join('\r\n'));
          const loaded = await load(['--lineage', file('any.csv')]);
          expect(loaded).toMatchObject({ rows: pairs.length, rejected: 0 });
          expect(await rows(inHex)).toEqual(
            pairs.map(([feature, user]) => ({ feature: hex(feature), user_id: hex(user) })),
          );
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  it('has the index on time and tells how far it is', async () => {
    const progress: string[] = [];
    const { sources } = parseCallLogArguments(['--lineage', path.join(fixtures, 'plain.csv')]);
    await loadCallLogs(db, sources, { onProgress: (message) => progress.push(message), rejectFolder: folder });
    expect(progress.at(-1)).toContain('plain.csv: 2 rows read');
    const indexes = await db.query<{ indexdef: string }>(
      "SELECT indexdef FROM pg_indexes WHERE tablename = 'llm_calls'",
    );
    expect(indexes.rows[0]?.indexdef).toContain('("time")');
  });
});

function load(argv: readonly string[]) {
  const { sources } = parseCallLogArguments(argv);
  return loadCallLogs(db, sources, { onProgress: () => undefined, rejectFolder: folder });
}

async function rows(columns: string): Promise<unknown[]> {
  const isAggregate = columns.startsWith('count');
  return (await db.query(`SELECT ${columns} FROM llm_calls${isAggregate ? '' : ' ORDER BY llm_calls.time'}`)).rows;
}

function file(name: string): string {
  return path.join(folder, name);
}

async function write(name: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(file(name)), { recursive: true });
  await writeFile(file(name), content);
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
