import { previousWindow, sameHoursEarlier } from 'core/change/comparisonWindow';
import type { TableRow } from 'core/table/computeTable';
import { type Dimension, dimensionNames } from 'core/usage/dimension';
import { type Measure, measureNames, measures } from 'core/usage/measure';
import { needsFacets } from 'core/usage/measureValue';
import type { BucketStep } from 'core/usage/step';
import type { SeriesQuestion, TableQuestion } from 'execution/question';
import { runChains } from 'execution/runChains';
import { runSeries } from 'execution/runSeries';
import { runTable } from 'execution/runTable';
import { runValues } from 'execution/runValues';
import { firstValueFrom } from 'rxjs';
import { connectStore } from './answerStore';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { book, rows, windows } from './randomBook';
import {
  type ReferenceQuestion,
  cellId,
  chainsReference,
  countReference,
  emptyReferenceSums,
  referenceStarts,
  sumReference,
  sumReferenceParts,
  valuesOf,
  valuesReference,
} from './referenceBook';
import { referenceMeasure, usd } from './referenceMeasure';

const window = windows.springDst;
const source = { table: 'llm_calls', timeZone: 'Europe/Berlin' };
const asked: ReferenceQuestion = { window, filters: [], by: [], step: undefined, timeZone: source.timeZone };
const table: TableQuestion = {
  source,
  window,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  measures: measureNames,
  by: [],
  limit: 1000,
  sort: 'value',
  trend: false,
  leaks: false,
  drifts: false,
};
const series: SeriesQuestion = {
  source,
  window,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  measure: 'cost',
  by: [],
  top: 3,
  step: 'hour',
};

type Kept = ReadonlyArray<readonly string[]>;

/** The value of a measure in every bucket, of one group or of all but some. */
function referenceValues(question: ReferenceQuestion, part: { group: readonly string[] } | { butFor: Kept }) {
  const names = new Set(('group' in part ? [part.group] : part.butFor).map((values) => JSON.stringify(values)));
  const only = (row: (typeof rows)[number]) =>
    names.has(JSON.stringify(valuesOf(row, question.by))) === 'group' in part;
  const whole = { ...question, only, by: [] };
  const sums = sumReference(book, whole);
  const counts = countReference(book, whole);
  const parts = sumReferenceParts(book, whole);
  return (measure: Measure, bucket: number) => {
    const id = cellId(bucket, []);
    return referenceMeasure(
      measure,
      sums.get(id) ?? emptyReferenceSums(),
      counts.get(id) ?? { requests: 0, answered: 0 },
      parts.get(id),
    );
  };
}

/** Every group that has a call in the window, or a request or a cache hit where the measure counts these. */
function groupsOf(question: ReferenceQuestion, measure: Measure): Set<string> {
  const counted = countsRequests(measure) ? countReference(book, question) : new Map<string, unknown>();
  const parts = needsFacets(measure) ? sumReferenceParts(book, question) : new Map<string, unknown>();
  const ids = [...sumReference(book, question).keys(), ...counted.keys(), ...parts.keys()];
  return new Set(ids.map((id) => JSON.stringify((JSON.parse(id) as unknown[]).slice(1))));
}

function countsRequests(measure: Measure): boolean {
  return ['requests', 'answered', 'failed', 'costPerRequest', 'costPerAnswered'].includes(measure);
}

function expectRow(row: TableRow, question: ReferenceQuestion, part: Parameters<typeof referenceValues>[1]): void {
  const expected = referenceValues(question, part);
  const values = [...row.cells].map(([measure, { value }]) => [measure, value]);
  expect(values).toEqual(measureNames.map((measure) => [measure, expected(measure, question.window.from)]));
}

describeDatabases('analyses', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), rows);
  });

  const groupings: ReadonlyArray<readonly Dimension[]> = [[], ['feature'], ['responseCache'], ['model', 'errorClass']];
  it.each(groupings)('have every measure of every group in a table by %s %s', async (...by) => {
    const answer = await firstValueFrom(runTable(connectStore(database()), { ...table, by }));
    const question = { ...asked, by };
    expect(new Set(answer.rows.map(({ group }) => JSON.stringify(group.values)))).toEqual(
      groupsOf(question, 'requests'),
    );
    answer.rows.forEach((row) => expectRow(row, question, { group: row.group.values }));
    expect(answer.completeness.truncated).toBe(false);
  });

  it.each([
    ['cost', ['feature']],
    ['requests', ['model']],
    ['costPerRequest', ['user', 'feature']],
  ] as const)('make one exact row of all groups but the first by %s', async (first, by) => {
    const measureList = [first, ...measureNames.filter((measure) => measure !== first)];
    const answer = await firstValueFrom(
      runTable(connectStore(database()), { ...table, by, measures: measureList, limit: 4 }),
    );
    const question = { ...asked, by };
    const kept = answer.rows.slice(0, 4).map(({ group }) => group.values);
    expect(answer.rows.map(({ isRest }) => isRest)).toEqual([false, false, false, false, true]);
    const expected = referenceValues(question, { butFor: kept });
    const rest = answer.rows.at(-1)?.cells;
    for (const measure of measureNames) {
      expect([measure, rest?.get(measure)?.value]).toEqual([measure, expected(measure, window.from)]);
    }
    const shares = answer.rows.map(({ cumulativeShare }) => cumulativeShare);
    expect(shares.at(-1)).toEqual(measures[first].additive ? expect.closeTo(1, 12) : undefined);
  });

  it('keep the groups with the largest first measure, largest first', async () => {
    const answer = await firstValueFrom(runTable(connectStore(database()), { ...table, by: ['feature'], limit: 5 }));
    const costs = [...sumReference(book, { ...asked, by: ['feature'] }).values()].map(({ known }) => known);
    const largest = costs.sort((a, b) => (a < b ? 1 : -1)).slice(0, 5);
    expect(answer.rows.slice(0, 5).map(({ cells }) => cells.get('cost')?.value)).toEqual(largest.map(usd));
  });

  it.each([sameHoursEarlier, previousWindow])(
    'compare with the reference of the window before: %p',
    async (earlier) => {
      const compareWith = earlier(window);
      const answer = await firstValueFrom(
        runTable(connectStore(database()), { ...table, by: ['feature'], limit: 4, compareWith }),
      );
      const question = { ...asked, by: ['feature'] as const, window: compareWith };
      const kept = answer.rows.filter(({ isRest }) => !isRest).map(({ group }) => group.values);
      for (const { group, isRest, cells } of answer.rows) {
        const expected = referenceValues(question, isRest ? { butFor: kept } : { group: group.values });
        for (const [measure, cell] of cells) {
          const before = expected(measure, compareWith.from);
          expect([measure, cell.before]).toEqual([measure, before]);
          expect(cell.change).toBe(before === undefined || cell.value === undefined ? undefined : cell.value - before);
        }
      }
      expect(answer.rows).toHaveLength(5);
    },
  );

  it('split cost and tokens by class, a fee per call apart, without a remainder', async () => {
    const question = { ...table, measures: ['cost', 'tokens'], by: ['provider', 'tokenClass'] } as const;
    const answer = await firstValueFrom(runTable(connectStore(database()), question));
    const sums = sumReference(book, { ...asked, by: ['provider'] });
    const label = {
      inputUncached: 'Uncached input',
      cacheRead: 'Cache read',
      cacheWrite5m: 'Cache write (5 min)',
      cacheWrite1h: 'Cache write (1 h)',
      output: 'Output',
      reasoning: 'Reasoning',
    } as const;
    const expected = new Map<string, readonly [number | undefined, number]>();
    for (const [id, { known, knownByClass, tokens }] of sums) {
      const provider = (JSON.parse(id) as [number, string])[1];
      let fee = known;
      for (const name of Object.keys(label) as Array<keyof typeof label>) {
        fee -= knownByClass[name];
        if (tokens[name] > 0) {
          const cost = knownByClass[name] === 0n ? undefined : usd(knownByClass[name]);
          expected.set(JSON.stringify([provider, label[name]]), [cost, tokens[name]]);
        }
      }
      if (fee > 0n) {
        expected.set(JSON.stringify([provider, 'Fee per call']), [usd(fee), 0]);
      }
    }
    const actual = answer.rows.map(({ group, cells }): [string, unknown] => [
      JSON.stringify(group.values),
      [cells.get('cost')?.value, cells.get('tokens')?.value],
    ]);
    expect(new Map(actual)).toEqual(expected);
    const total = [...sums.values()].reduce((sum, { known }) => sum + known, 0n);
    expect(answer.completeness.total.cost.known).toBe(total);
    const unknown = [...sums.values()].reduce((sum, { unknownTokens }) => sum + unknownTokens, 0);
    expect(answer.completeness.total.cost.unknown.tokens).toBe(unknown);
    expect(answer.rows.reduce((sum, { unknownTokens }) => sum + unknownTokens, 0)).toBe(unknown);
  });

  const lines: ReadonlyArray<[Measure, readonly Dimension[], keyof typeof windows, BucketStep, string]> = [
    ['cost', [], 'springDst', 'hour', 'Europe/Berlin'],
    ['cost', ['feature'], 'autumnDst', 'day', 'Europe/Berlin'],
    ['cost', ['model', 'errorClass'], 'lunaGetsCheaper', 'day', 'Asia/Kolkata'],
    ['tokens', ['feature'], 'springDst', 'hour', 'Asia/Kolkata'],
    ['calls', ['user'], 'autumnDst', 'hour', 'Europe/Berlin'],
    ['requests', ['model'], 'autumnDst', 'day', 'UTC'],
    ['requests', ['responseCache'], 'o3GetsCheaper', 'day', 'UTC'],
    ['answered', ['errorClass'], 'springDst', 'hour', 'UTC'],
    ['costPerRequest', ['feature'], 'o3GetsCheaper', 'hour', 'UTC'],
    ['costPer1kTokens', ['model'], 'lunaGetsCheaper', 'day', 'UTC'],
    ['promptCacheHitRate', ['feature'], 'springDst', 'day', 'Europe/Berlin'],
    ['pricedShare', ['provider'], 'autumnDst', '5 minutes', 'UTC'],
    ['failed', ['feature'], 'springDst', 'day', 'UTC'],
    ['costPerAnswered', ['user'], 'autumnDst', 'day', 'UTC'],
    ['responseCacheHitRate', ['feature'], 'springDst', 'day', 'Europe/Berlin'],
    ['exactHitRate', [], 'springDst', 'hour', 'UTC'],
    ['semanticHitRate', ['user'], 'autumnDst', 'day', 'UTC'],
    ['cacheReadSavings', ['model'], 'lunaGetsCheaper', 'day', 'UTC'],
    ['cacheWritePremium', ['provider', 'model'], 'springDst', 'hour', 'UTC'],
    ['responseCacheSavings', ['responseCache'], 'lunaGetsCheaper', 'day', 'UTC'],
    ['cacheSavings', ['feature'], 'springDst', 'hour', 'Asia/Kolkata'],
    ['errorCost', ['errorClass'], 'autumnDst', 'day', 'Europe/Berlin'],
    ['failedCost', ['session'], 'autumnDst', 'day', 'UTC'],
    ['fallbackPremium', ['fallbackFrom', 'model'], 'o3GetsCheaper', 'day', 'UTC'],
    ['retryCost', ['attempt'], 'lunaGetsCheaper', 'day', 'UTC'],
    ['retryShare', ['feature'], 'springDst', 'hour', 'UTC'],
  ];
  it.each(lines)('draw %s by %p in %s by %s in %s as the reference', async (measure, by, name, step, timeZone) => {
    const question = { ...asked, window: windows[name], by, step, timeZone };
    const answer = await firstValueFrom(
      runSeries(connectStore(database()), {
        ...series,
        source: { ...source, timeZone },
        window: windows[name],
        measure,
        by,
        step,
      }),
    );
    expect(answer.starts).toEqual(referenceStarts(question));
    const kept = answer.series.filter(({ isRest }) => !isRest).map(({ group }) => group.values);
    const hasRest = groupsOf({ ...question, step: undefined }, measure).size > kept.length;
    expect(answer.series).toHaveLength(kept.length + Number(hasRest));
    for (const { group, isRest, values } of answer.series) {
      const expected = referenceValues(question, isRest ? { butFor: kept } : { group: group.values });
      expect(values).toEqual(answer.starts.map((start) => expected(measure, start)));
    }
  });

  it.each(['cost', 'requests', 'costPerRequest'] as const)(
    'lay the %s of the week before over each hour',
    async (measure) => {
      const compareWith = sameHoursEarlier(window);
      const zone = { ...source, timeZone: 'UTC' };
      const answer = await firstValueFrom(
        runSeries(connectStore(database()), { ...series, source: zone, measure, compareWith }),
      );
      const question = { ...asked, timeZone: 'UTC', window: compareWith, step: 'hour' } as const;
      const expected = referenceValues(question, { group: [] });
      expect(answer.comparison?.values).toEqual(
        answer.starts.map((start) => expected(measure, start - compareWith.shift)),
      );
    },
  );

  it.each(['cost', 'requests'] as const)('have the last 14 days of %s beside each row', async (measure) => {
    const lastDays = { from: window.to - 14 * 86_400_000, to: window.to };
    const question = { ...asked, by: ['feature'] as const, window: lastDays, step: 'day' } as const;
    const answer = await firstValueFrom(
      runTable(connectStore(database()), { ...table, measures: [measure], by: ['feature'], limit: 3, trend: true }),
    );
    const kept = answer.rows.filter(({ isRest }) => !isRest).map(({ group }) => group.values);
    expect(kept).toHaveLength(3);
    expect(answer.trend?.starts).toEqual(referenceStarts(question));
    expect(answer.trend?.series.map(({ isRest }) => isRest)).toEqual([false, false, false, true]);
    for (const { group, isRest, values } of answer.trend?.series ?? []) {
      const expected = referenceValues(question, isRest ? { butFor: kept } : { group: group.values });
      expect(values).toEqual(answer.trend?.starts.map((start) => expected(measure, start)));
    }
  });

  it.each(Object.entries(windows))('count requests by their attempts in %s as the reference', async (_, asOf) => {
    const filters = [{ dimension: 'feature', operator: 'not in', values: ['feature-0'] }] as const;
    const answer = await firstValueFrom(runChains(connectStore(database()), { source, window: asOf, filters }));
    const expected = chainsReference(book, { ...asked, window: asOf, filters });
    const most = 10;
    const label = (attempts: number) =>
      attempts === 0 ? '0 (cache hit)' : attempts >= most ? '10 or more' : String(attempts);
    const sums = new Map<string, { label: string; requests: number; answered: number }>();
    for (let attempts = 0; attempts <= Math.max(...expected.keys()); attempts += 1) {
      const name = label(attempts);
      const { requests, answered } = expected.get(attempts) ?? { requests: 0, answered: 0 };
      const seen = sums.get(name) ?? { requests: 0, answered: 0 };
      sums.set(name, { label: name, requests: seen.requests + requests, answered: seen.answered + answered });
    }
    expect(answer.rows).toEqual([...sums.values()]);
  });

  it.each(dimensionNames)('list the values of %s, the most frequent first', async (dimension) => {
    const answer = await firstValueFrom(
      runValues(connectStore(database()), { source, window: windows.autumnDst, filters: [], dimension }),
    );
    const counts = valuesReference(book, { ...asked, window: windows.autumnDst }, dimension);
    expect([...answer.rows].sort()).toEqual([...counts.keys()].sort());
    const sizes = answer.rows.map((value) => counts.get(value) ?? 0);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});
