import type { LineageColumn } from 'core/lineage/lineageRow';
import { responseCaches } from 'core/lineage/lineageRow';
import type { ModelKey, PricingKey } from 'core/pricing/rateSheet';
import type { Facets } from 'core/usage/facet';
import type { Group, RequestRow, UsageRow } from 'core/usage/usageRow';
import { type StoreAnswer, StoreReadError } from '../storeAnswer';
import type { ChainRow, Coverage } from '../storeRows';

/** Reads the answer to `modelsSql`. */
export function readModels(answer: StoreAnswer): ModelKey[] {
  const { length, text } = openAnswer(answer);
  return rowsOf(length, (row) => readModelKey(text, row));
}

/** Reads the answer to `usageSql`; rows of one group or pricing key share one object, so that they group by identity. */
export function readUsage(answer: StoreAnswer, dimensionCount: number, hasFacets = false): UsageRow[] {
  const { length, text, time, count, countOrNone } = openAnswer(answer);
  const group = groupReader(text, dimensionCount);
  const keys = new Map<string, PricingKey>();
  const facets = hasFacets ? facetsReader(answer) : undefined;
  return rowsOf(length, (row) => {
    const key: PricingKey = {
      ...readModelKey(text, row),
      contextBand: countOrNone('context_band', row),
      priceSlice: count('price_slice', row),
      dayPart: count('day_part', row),
    };
    return {
      group: group(row),
      bucket: time('bucket', row),
      key: intern(keys, JSON.stringify(Object.values(key)), key),
      ...(facets && { facets: facets(row) }),
      calls: count('calls', row),
      callsUnbilled: count('calls_unbilled', row),
      callsUnknown: count('calls_unknown', row),
      callsInputMissing: count('calls_input_missing', row),
      callsOutputMissing: count('calls_output_missing', row),
      callsInvalid: count('calls_invalid', row),
      tokens: {
        inputUncached: count('input_uncached', row),
        cacheRead: count('cache_read', row),
        cacheWrite5m: count('cache_write_5m', row),
        cacheWrite1h: count('cache_write_1h', row),
        output: count('output', row),
        reasoning: count('reasoning', row),
      },
      tokensCacheUnrecorded: count('cache_unrecorded', row),
      tokensWriteLifetimeUnrecorded: count('lifetime_unrecorded', row),
    };
  });
}

/** Reads the answer to `requestsSql`. */
export function readRequests(answer: StoreAnswer, dimensionCount: number): RequestRow[] {
  const { length, text, time, count } = openAnswer(answer);
  const group = groupReader(text, dimensionCount);
  return rowsOf(length, (row) => ({
    group: group(row),
    bucket: time('bucket', row),
    requests: count('requests', row),
    answered: count('answered', row),
  }));
}

/** Reads the answer to `chainsSql`. */
export function readChains(answer: StoreAnswer, dimensionCount: number): ChainRow[] {
  const { length, text, count } = openAnswer(answer);
  const group = groupReader(text, dimensionCount);
  return rowsOf(length, (row) => ({
    group: group(row),
    attempts: count('attempts', row),
    requests: count('requests', row),
    answered: count('answered', row),
  }));
}

/** Reads the answer to `valuesSql`. */
export function readValues(answer: StoreAnswer): string[] {
  const { length, text } = openAnswer(answer);
  return rowsOf(length, (row) => text('value', row) ?? fail(answer, 'value', row, 'text', null));
}

/** Reads the answer to `coverageSql` about some columns, which is always one row. */
export function readCoverage(answer: StoreAnswer, columns: readonly LineageColumn[]): Coverage {
  const { length, time, count, isNone } = openAnswer(answer);
  if (length !== 1) {
    throw new StoreReadError(`Query ${answer.refId}: expected one row, got ${length}`);
  }
  return {
    rows: count('rows', 0),
    tokens: count('tokens', 0),
    recorded: Object.fromEntries(
      columns.map((column) => [column, { rows: count(`${column}_rows`, 0), tokens: count(`${column}_tokens`, 0) }]),
    ),
    withTokens: count('with_tokens', 0),
    inFuture: count('in_future', 0),
    lastCall: isNone('last_call', 0) ? undefined : time('last_call', 0),
  };
}

type ReadText = (name: string, row: number) => string | null;

/** Cell readers by column name and row, each checking what it reads; Grafana sends no columns at all where there are no rows. */
export function openAnswer(answer: StoreAnswer) {
  const columns = new Map(answer.columns.map(({ name, values }) => [name, values]));
  const length = answer.columns[0]?.values.length ?? 0;
  const cell = (name: string, row: number): unknown => {
    const values = columns.get(name);
    if (values === undefined) {
      throw new StoreReadError(`Query ${answer.refId}: no column "${name}" among ${[...columns.keys()].join(', ')}`);
    }
    return values[row];
  };
  const number = (name: string, row: number, what: string): number => {
    const value = cell(name, row);
    return typeof value === 'number' && Number.isFinite(value) ? value : fail(answer, name, row, what, value);
  };
  const count = (name: string, row: number): number => {
    const value = number(name, row, 'a count');
    return Number.isSafeInteger(value) && value >= 0
      ? value
      : fail(answer, name, row, 'a whole number below 2^53', value);
  };
  const isNone = (name: string, row: number) => cell(name, row) === null || cell(name, row) === undefined;
  const text: ReadText = (name, row) => {
    const value = cell(name, row);
    if (value === null || value === undefined) {
      return null;
    }
    return typeof value === 'string' ? value : fail(answer, name, row, 'text', value);
  };
  const flag = (name: string, row: number): boolean => {
    const value = cell(name, row);
    return typeof value === 'boolean' ? value : fail(answer, name, row, 'true or false', value);
  };
  return {
    length,
    isNone,
    text,
    flag,
    count,
    time: (name: string, row: number) => number(name, row, 'a time'),
    countOrNone: (name: string, row: number) => (isNone(name, row) ? null : count(name, row)),
    numberOrNone: (name: string, row: number) => (isNone(name, row) ? null : number(name, row, 'a number')),
  };
}

function readModelKey(text: ReadText, row: number): ModelKey {
  return { provider: text('provider', row), model: text('model', row), serviceTier: text('service_tier', row) };
}

function facetsReader(answer: StoreAnswer): (row: number) => Facets {
  const { text, flag } = openAnswer(answer);
  const known = new Map<string, Facets>();
  return (row) => {
    const cache = text('response_cache', row);
    const responseCache = cache === null ? null : responseCaches.find((name) => name === cache);
    if (responseCache === undefined) {
      return fail(
        answer,
        'response_cache',
        row,
        `${responseCaches.join(', ')} or nothing (map other words to these in the data source's settings)`,
        cache,
      );
    }
    const facets: Facets = {
      failed: flag('failed', row),
      retry: flag('retry', row),
      fallbackFrom: text('fallback_from', row),
      responseCache,
    };
    return intern(known, JSON.stringify(Object.values(facets)), facets);
  };
}

function groupReader(text: ReadText, dimensionCount: number): (row: number) => Group {
  const groups = new Map<string, Group>();
  const names = Array.from({ length: dimensionCount }, (_, index) => `g${index}`);
  return (row) => {
    const values = names.map((name) => text(name, row) ?? '');
    return intern(groups, JSON.stringify(values), { values });
  };
}

function intern<T>(known: Map<string, T>, id: string, value: T): T {
  const seen = known.get(id) ?? value;
  known.set(id, seen);
  return seen;
}

function rowsOf<T>(length: number, read: (row: number) => T): T[] {
  return Array.from({ length }, (_, row) => read(row));
}

export function fail(answer: StoreAnswer, name: string, row: number, wanted: string, got: unknown): never {
  throw new StoreReadError(
    `Query ${answer.refId}, row ${row + 1}, column "${name}": expected ${wanted}, got ${JSON.stringify(got)}`,
  );
}
