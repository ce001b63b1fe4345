import { type StoreAnswer, StoreReadError } from '../storeAnswer';
import { readChains, readCoverage, readModels, readRequests, readUsage, readValues } from './read';

type Columns = Readonly<Record<string, readonly unknown[]>>;

function answerOf(refId: string, columns: Columns): StoreAnswer {
  return { refId, columns: Object.entries(columns).map(([name, values]) => ({ name, values })) };
}

const usageColumns: Columns = {
  bucket: [1000, 1000, 2000],
  g0: ['search', 'search', 'chat'],
  provider: ['openai', 'openai', null],
  model: ['gpt-4o', 'gpt-4o', null],
  service_tier: [null, null, 'batch'],
  context_band: [0, 0, null],
  price_slice: [0, 0, 1],
  day_part: [0, 0, 2],
  calls: [1, 2, 3],
  calls_unbilled: [0, 0, 1],
  calls_unknown: [0, 1, 2],
  calls_input_missing: [0, 0, 2],
  calls_output_missing: [0, 1, 0],
  calls_invalid: [0, 0, 0],
  input_uncached: [10, 11, 12],
  cache_read: [20, 21, 22],
  cache_write_5m: [30, 31, 32],
  cache_write_1h: [40, 41, 42],
  output: [50, 51, 52],
  reasoning: [60, 61, 62],
  cache_unrecorded: [70, 71, 72],
  lifetime_unrecorded: [80, 81, 82],
};

describe('readUsage', () => {
  it('reads every column into its place', () => {
    expect(readUsage(answerOf('usage', usageColumns), 1)[2]).toEqual({
      group: { values: ['chat'] },
      bucket: 2000,
      key: { provider: null, model: null, serviceTier: 'batch', contextBand: null, priceSlice: 1, dayPart: 2 },
      calls: 3,
      callsUnbilled: 1,
      callsUnknown: 2,
      callsInputMissing: 2,
      callsOutputMissing: 0,
      callsInvalid: 0,
      tokens: { inputUncached: 12, cacheRead: 22, cacheWrite5m: 32, cacheWrite1h: 42, output: 52, reasoning: 62 },
      tokensCacheUnrecorded: 72,
      tokensWriteLifetimeUnrecorded: 82,
    });
  });

  it('shares one object among rows of one group and of one pricing key', () => {
    const [first, second, third] = readUsage(answerOf('usage', usageColumns), 1);
    expect(first?.group).toBe(second?.group);
    expect(first?.key).toBe(second?.key);
    expect(third?.key).not.toBe(first?.key);
  });

  it('tells keys apart that differ in null and text only', () => {
    const columns = { ...usageColumns, model: ['null', null, 'x'], provider: ['p', 'p', 'p'] };
    const [first, second] = readUsage(answerOf('usage', columns), 1);
    expect([first?.key.model, second?.key.model]).toEqual(['null', null]);
  });

  it('returns no rows for an answer without columns, which is how Grafana sends an empty table', () => {
    expect(readUsage(answerOf('usage', {}), 2)).toEqual([]);
  });

  it.each([
    ['output', 'many', 'Query usage, row 2, column "output": expected a count, got "many"'],
    ['output', null, 'Query usage, row 2, column "output": expected a count, got null'],
    ['output', -1, 'Query usage, row 2, column "output": expected a whole number below 2^53, got -1'],
    [
      'output',
      2 ** 53,
      'Query usage, row 2, column "output": expected a whole number below 2^53, got 9007199254740992',
    ],
    ['calls', 1.5, 'Query usage, row 2, column "calls": expected a whole number below 2^53, got 1.5'],
    ['bucket', 'noon', 'Query usage, row 2, column "bucket": expected a time, got "noon"'],
    ['model', 7, 'Query usage, row 2, column "model": expected text, got 7'],
  ])('names row, column and value where %s holds %j', (column, value, message) => {
    const values = [...(usageColumns[column] ?? [])];
    values[1] = value;
    const read = () => readUsage(answerOf('usage', { ...usageColumns, [column]: values }), 1);
    expect(read).toThrow(StoreReadError);
    expect(read).toThrow(message);
  });

  it('names a column that is missing and those that are there', () => {
    expect(() => readUsage(answerOf('usage', { bucket: [1], model: ['x'] }), 0)).toThrow(
      'Query usage: no column "provider" among bucket, model',
    );
  });
});

describe('readUsage with facets', () => {
  const facetColumns: Columns = {
    ...usageColumns,
    failed: [false, false, true],
    retry: [true, true, false],
    fallback_from: [null, null, 'gpt-5'],
    response_cache: ['miss', 'miss', null],
  };

  it('reads them, one object for each combination', () => {
    const [first, second, third] = readUsage(answerOf('usage', facetColumns), 1, true);
    expect(first?.facets).toEqual({ failed: false, retry: true, fallbackFrom: null, responseCache: 'miss' });
    expect(second?.facets).toBe(first?.facets);
    expect(third?.facets).toEqual({ failed: true, retry: false, fallbackFrom: 'gpt-5', responseCache: null });
  });

  it('names a word for a response cache that it does not know, and what to do', () => {
    const columns = { ...facetColumns, response_cache: ['miss', 'HIT', null] };
    expect(() => readUsage(answerOf('usage', columns), 1, true)).toThrow(
      /row 2, column "response_cache": expected exact, .*map other words.*got "HIT"/,
    );
  });
});

describe('readChains', () => {
  it('reads requests by group and number of attempts', () => {
    const columns = { g0: ['search'], attempts: [3], requests: [5], answered: [4] };
    expect(readChains(answerOf('chains', columns), 1)).toEqual([
      { group: { values: ['search'] }, attempts: 3, requests: 5, answered: 4 },
    ]);
  });
});

describe('readModels', () => {
  it('keeps what is not recorded as null', () => {
    const columns = { provider: [null, 'openai'], model: [null, 'o3'], service_tier: [null, 'flex'] };
    expect(readModels(answerOf('models', columns))).toEqual([
      { provider: null, model: null, serviceTier: null },
      { provider: 'openai', model: 'o3', serviceTier: 'flex' },
    ]);
  });
});

describe('readRequests', () => {
  it('reads groups, buckets and counts', () => {
    const columns = { bucket: [5], g0: ['a'], g1: ['b'], requests: [3], answered: [2] };
    expect(readRequests(answerOf('requests', columns), 2)).toEqual([
      { group: { values: ['a', 'b'] }, bucket: 5, requests: 3, answered: 2 },
    ]);
  });

  it('reads the rest as a group without values', () => {
    const columns = { bucket: [5], requests: [3], answered: [2] };
    expect(readRequests(answerOf('requests', columns), 0)[0]?.group).toEqual({ values: [] });
  });
});

describe('readValues', () => {
  it('keeps the order', () => {
    expect(readValues(answerOf('values', { value: ['b', 'a'] }))).toEqual(['b', 'a']);
  });

  it('refuses a value that is no text', () => {
    expect(() => readValues(answerOf('values', { value: [null] }))).toThrow(
      'Query values, row 1, column "value": expected text, got null',
    );
  });
});

describe('readCoverage', () => {
  const columns = {
    rows: [9],
    tokens: [900],
    with_tokens: [7],
    model_rows: [8],
    model_tokens: [850],
    in_future: [2],
    last_call: [1234],
  };

  it('reads counts of the columns asked for and the last call', () => {
    expect(readCoverage(answerOf('coverage', columns), ['model'])).toEqual({
      rows: 9,
      tokens: 900,
      recorded: { model: { rows: 8, tokens: 850 } },
      withTokens: 7,
      inFuture: 2,
      lastCall: 1234,
    });
  });

  it('has no last call in an empty table', () => {
    expect(readCoverage(answerOf('coverage', { ...columns, last_call: [null] }), []).lastCall).toBeUndefined();
  });

  it('refuses an answer that is not one row', () => {
    expect(() => readCoverage(answerOf('coverage', {}), [])).toThrow('Query coverage: expected one row, got 0');
  });
});
