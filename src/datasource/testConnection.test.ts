import { type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import { lineageColumns } from 'core/lineage/lineageRow';
import { type Observable, of, throwError } from 'rxjs';
import type { Coverage } from 'stores/storeRows';
import { type Columns, aDelegate, aTableFrame } from 'testing/aDelegate';
import { readSettings } from './settings';
import { describeCoverage, testConnection } from './testConnection';

const coverage: Coverage = {
  rows: 1000,
  tokens: 5000,
  withTokens: 995,
  recorded: {
    model: { rows: 1000, tokens: 5000 },
    feature: { rows: 500, tokens: 2500 },
    user_id: { rows: 0, tokens: 0 },
  },
  inFuture: 0,
  lastCall: Date.UTC(2026, 8, 1, 2, 3, 4, 5),
};
const own = { table: 'llm_calls' };
const mapped = {
  table: 'llm_calls',
  columns: { time: { column: 't' }, prompt_tokens: { column: 'i' }, completion_tokens: { column: 'o' } },
};

describe('describeCoverage', () => {
  it('says how many calls there are and what share of them has each fact', () => {
    expect(describeCoverage(coverage, own)).toEqual({
      status: 'success',
      message:
        '1,000 calls in the last 7 days in llm_calls, the last one at 2026-09-01T02:03:04Z. Recorded: model 100.0 %, tokens 99.5 %, feature 50.0 %, user 0.0 % of calls.',
    });
  });

  it('says what answers lose by a column that is not mapped, instead of its share', () => {
    const { message } = describeCoverage({ ...coverage, recorded: {} }, mapped);
    expect(message).toContain('Recorded: tokens 99.5 % of calls.');
    expect(message).toContain('feature is not mapped: every call counts as (none): Top features shows one row.');
    expect(message).not.toContain('span_id');
  });

  it('warns of calls in the future', () => {
    const { status, message } = describeCoverage({ ...coverage, inFuture: 12 }, own);
    expect(status).toBe('warning');
    expect(message).toContain('12 calls begin in the future: a clock is wrong, or the time column');
  });

  it('warns of an empty table', () => {
    expect(describeCoverage({ ...coverage, rows: 0, lastCall: undefined }, own)).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('holds no calls yet') as string,
    });
  });

  it('warns of a table without recent calls and says when the last one began', () => {
    const { status, message } = describeCoverage({ ...coverage, rows: 0 }, own);
    expect(status).toBe('warning');
    expect(message).toContain('no calls of the last 7 days; the last one began at 2026-09-01T02:03:04Z');
  });
});

type Answer = (request: DataQueryRequest) => Observable<DataQueryResponse>;

const tableOf = (names: readonly string[], type = 'text'): Columns => ({
  column: names,
  type: names.map((name) => (name === 'time' ? 'timestamp with time zone' : type)),
  example: names.map(() => null),
});

/** Answers each query by its name; the others fail as a relation that does not exist. */
function delegateTo(answers: Readonly<Record<string, Columns>>) {
  const query = jest.fn<ReturnType<Answer>, Parameters<Answer>>(({ targets }) => {
    const refId = targets[0]?.refId ?? '';
    const columns = answers[refId];
    return columns === undefined
      ? throwError(() => new Error('relation "calls" does not exist'))
      : of({ data: [aTableFrame(refId, columns)], state: LoadingState.Done });
  });
  const get = () => Promise.resolve(aDelegate({ query }));
  setDataSourceSrv({ get, getList: () => [], getInstanceSettings: () => undefined } as unknown as Parameters<
    typeof setDataSourceSrv
  >[0]);
  return query;
}

/** What a table with one call answers. */
const oneCall: Readonly<Record<string, Columns>> = {
  preview: tableOf(Object.keys(lineageColumns)),
  coverage: {
    ...{ rows: [1], tokens: [2], with_tokens: [1], in_future: [0], last_call: [Date.UTC(2026, 8, 1)] },
    ...Object.fromEntries(
      Object.keys(lineageColumns).flatMap((name) => [
        [`${name}_rows`, [1]],
        [`${name}_tokens`, [2]],
      ]),
    ),
  },
};

describe('testConnection', () => {
  const given = { delegateUid: 'calls', table: 'metrics.calls' };
  const settings = readSettings(given);

  it('asks the chosen table for its calls and for its columns', async () => {
    const query = delegateTo({});
    await testConnection(settings);
    expect(query.mock.calls.map(([{ targets }]) => targets[0]?.refId).sort()).toEqual(['coverage', 'preview']);
    expect(JSON.stringify(query.mock.calls)).toContain('FROM \\"metrics\\".\\"calls\\"');
  });

  it('names every column that a table without a mapping lacks, and says to map them', async () => {
    const names = Object.keys(lineageColumns).filter((name) => !['tenant', 'feature'].includes(name));
    delegateTo({ preview: tableOf(names) });
    const { status, message } = await testConnection(settings);
    expect(status).toBe('error');
    expect(message).toContain("The table lacks feature, tenant of the lineage table's columns. Map the columns below.");
  });

  it('says which prices are used and how old they are', async () => {
    delegateTo(oneCall);
    const { message } = await testConnection(settings);
    expect(message).toMatch(/1 calls in the last 7 days/);
    expect(message).toMatch(/Prices: @pydantic\/genai-prices \S+, published \d{4}-\d\d-\d\d \([\d,]+ days ago\)\./);
  });

  const entry = { name: 'contract', provider: 'openai', model: 'gpt-4o', multiply: 0.5 };
  const exchangeRates = { source: 'ECB', validDays: 31, perUsd: { EUR: { '2026-09-01': 0.9 } } };

  it('says what own prices and exchange rates say', async () => {
    delegateTo(oneCall);
    const priced = { ...given, prices: [entry], currency: 'EUR', exchangeRates };
    const { status, message } = await testConnection(readSettings(priced));
    expect(status).toBe('success');
    expect(message).toContain('Own prices: 1 entry, 1 multiplier; from the beginning, without an end.');
    expect(message).toContain('Exchange rates: 1 rate; newest: 1 US dollar = 0.9 EUR of 2026-09-01 (ECB).');
  });

  it.each([
    [
      'own prices that cannot be read',
      { prices: [{ ...entry, multiply: 'half' }] },
      'Settings of this data source: prices: entry 1 (contract), field multiply: has to be a factor',
    ],
    ['a currency without rates', { currency: 'EUR' }, 'exchangeRates: EUR needs what a US dollar is worth'],
  ])('is an error with %s, however well the table can be read', async (_, fields, text) => {
    delegateTo(oneCall);
    const { status, message } = await testConnection(readSettings({ ...given, ...fields }));
    expect(status).toBe('error');
    expect(message).toContain(text);
  });

  it.each([
    [
      'an entry that prices nothing',
      { prices: [{ ...entry, model: 'gpt-99' }] },
      'Own prices: contract: the price book has no openai/gpt-99',
    ],
    [
      'a tracing data source that is gone',
      { traceDataSource: 'tempo' },
      'The data source "tempo" that traces are opened in does not exist',
    ],
  ])('warns of %s', async (_, fields, text) => {
    delegateTo(oneCall);
    const { status, message } = await testConnection(readSettings({ ...given, ...fields }));
    expect(status).toBe('warning');
    expect(message).toContain(text);
  });

  it('names the columns of a mapping that the table does not have', async () => {
    const columns = { time: 'time', prompt_tokens: 'tokens', completion_tokens: 'output' };
    delegateTo({ preview: tableOf(['time', 'tokens']) });
    const { message } = await testConnection(readSettings({ ...given, columns }));
    expect(message).toContain('completion_tokens: the table has no column "output". Choose one that it has.');
  });

  it.each([
    ['the message of the delegate', given, 'relation "calls" does not exist'],
    ['a missing choice', { ...given, delegateUid: '' }, 'No data source is chosen'],
    ['a table name that is none', { ...given, table: 'a b' }, 'Not a table name: "a b"'],
    ['a zone that does not exist', { ...given, timeZone: 'Berlin' }, 'timeZone: "Berlin" is no time zone'],
    ['a mapping that cannot be used', { ...given, columns: 'time' }, 'columns: is a text. Write an object'],
  ])('answers with %s as an error', async (_, jsonData, message) => {
    delegateTo({});
    const result = await testConnection(readSettings(jsonData));
    expect(result.status).toBe('error');
    expect(result.message).toContain(message);
  });
});
