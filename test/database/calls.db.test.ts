import type { LineageRow } from 'core/lineage/lineageRow';
import type { TimeWindow } from 'core/usage/timeWindow';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import type { CallsQuestion } from 'execution/question';
import { type CallsOutcome, runCalls } from 'execution/runCalls';
import { firstValueFrom } from 'rxjs';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { rows as randomRows, windows } from './randomBook';
import { type ReferenceBook, referenceBook } from './referenceBook';

/** Amounts that somebody wrote beside the tokens: none, whole, finer than a pico-dollar, below zero, no number. */
const reported = [null, '1', '0.000001234567890123', '-2.5', 'NaN', '123.45'] as const;

/** A name of its own for every row, so that each receipt can be held against its row; what is no number is text in SQL. */
const rows: LineageRow[] = randomRows.map((row, index) => ({
  // As JSON, in which they travel to the table: it has no negative zero.
  ...(JSON.parse(JSON.stringify(row)) as LineageRow),
  span_id: `span-${index}`,
  trace_id: `trace-${index % 50}`,
  total_cost_usd: reported[index % reported.length] ?? null,
}));
const book = referenceBook(rows);

const question: CallsQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: windows.lunaGetsCheaper,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  sort: 'cost',
  limit: 1000,
};

function ask(database: Database, overrides: Partial<CallsQuestion> = {}): Promise<CallsOutcome> {
  return firstValueFrom(runCalls(connectStore(database), { ...question, ...overrides }));
}

function referenceCalls({ calls }: ReferenceBook, { from, to }: TimeWindow = question.window) {
  return calls.filter(({ row }) => row.time >= from && row.time < to);
}

/** What the receipts say, by the row's own name. */
function receiptsBySpan({ calls }: CallsOutcome) {
  return new Map(calls.map(({ row, receipt }) => [row.span_id, receipt]));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

describeDatabases('single calls', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), rows);
  });

  it.each(Object.entries(windows))('have a receipt each that is what the reference says, in %s', async (_, window) => {
    const outcome = await ask(database(), { window });
    const expected = referenceCalls(book, window);
    const receipts = receiptsBySpan(outcome);
    expect(expected.length).toBeGreaterThan(200);
    expect(receipts.size).toBe(expected.length);
    for (const { row, known, isCostUnknown } of expected) {
      const receipt = receipts.get(row.span_id);
      expect([row.span_id, receipt?.knownPico, receipt?.totalPico]).toEqual([
        row.span_id,
        known,
        isCostUnknown ? null : known,
      ]);
    }
    expect(outcome.disagreeing).toBe(0);
  });

  it('come back with every column as it was written', async () => {
    const { calls } = await ask(database());
    const written = new Map(rows.map((row) => [row.span_id, row]));
    for (const { row } of calls) {
      const expected = written.get(row.span_id);
      expect({ ...row, total_cost_usd: Number(row.total_cost_usd) }).toEqual({
        ...expected,
        time: Math.floor(expected?.time ?? NaN),
        total_cost_usd: Number(expected?.total_cost_usd),
      });
    }
  });

  it('come the dearest first, and the newest first where they are sorted by time', async () => {
    const dearest = (await ask(database(), { limit: 40 })).calls.map(({ receipt }) => receipt.knownPico);
    const all = referenceCalls(book).map(({ known }) => known);
    expect(dearest).toEqual([...all].sort((a, b) => Number(b > a) - Number(b < a)).slice(0, 40));
    const newest = (await ask(database(), { limit: 40, sort: 'time' })).calls.map(({ row }) => row.time);
    const times = referenceCalls(book).map(({ row }) => Math.floor(row.time));
    expect(newest).toEqual(times.sort((a, b) => b - a).slice(0, 40));
  });

  it('come with calls of unknown cost before those that cost nothing', async () => {
    const { calls } = await ask(database());
    const withoutDollars = calls.map(({ receipt }) => receipt).filter(({ knownPico }) => knownPico === 0n);
    const firstFree = withoutDollars.findIndex(({ totalPico }) => totalPico === 0n);
    expect(firstFree).toBeGreaterThan(10);
    expect(withoutDollars.slice(firstFree).every(({ totalPico }) => totalPico === 0n)).toBe(true);
  });

  it.each([1, 7, 1000])('add up to the total with what is not listed, %d listed', async (limit) => {
    const { calls, listed, rest, totals } = await ask(database(), { limit });
    const expected = referenceCalls(book);
    const spans = new Set(calls.map(({ row }) => row.span_id));
    const others = expected.filter(({ row }) => !spans.has(row.span_id));
    expect(rest).toEqual({ calls: others.length, known: sum(others.map(({ known }) => known)) });
    expect(listed + rest.known).toBe(totals.known);
    expect(totals).toMatchObject({ calls: expected.length, known: sum(expected.map(({ known }) => known)) });
  });

  it('are of exactly one state each, with what applications reported of it', async () => {
    const { totals } = await ask(database(), { limit: 1 });
    const expected = referenceCalls(book);
    const isReported = ({ row }: (typeof expected)[number]) =>
      row.total_cost_usd !== null && row.total_cost_usd !== 'NaN';
    const stateOf = (name: string) => totals.states.find(({ state }) => state === name);
    const priced = expected.filter(({ isCostUnknown }) => !isCostUnknown);
    expect(totals.unknownCalls).toBe(expected.length - priced.length);
    expect(stateOf('priced')).toMatchObject({
      calls: priced.length,
      known: sum(priced.map(({ known }) => known)),
      reportedCalls: priced.filter(isReported).length,
    });
    expect(totals.states.map(({ state, calls }) => [state, calls > 0])).toEqual([
      ['priced', true],
      ['incomplete', true],
      ['ambiguous', true],
      ['reportedOnly', true],
      ['unpriced', true],
    ]);
    expect(sum(totals.states.map(({ known }) => known))).toBe(totals.known);
    // 1,000,000,000,000 and 1,234,567.890123 and -2,500,000,000,000 and 123,450,000,000,000 pico-USD, each so many times.
    const times = (text: string) => BigInt(priced.filter(({ row }) => row.total_cost_usd === text).length);
    const exact =
      times('1') * 10n ** 18n +
      times('0.000001234567890123') * 1_234_567_890_123n -
      times('-2.5') * 25n * 10n ** 17n +
      times('123.45') * 12345n * 10n ** 16n;
    const rounded = (exact + 500_000n) / 1_000_000n;
    expect(stateOf('priced')?.reported).toBe(rounded);
  });

  it('cost together what the same range costs on every board', async () => {
    const connection = connectStore(database());
    const sheet = await firstValueFrom(resolveRates(connection, question));
    const asked = { question, sheet, window: question.window, by: [], step: undefined } as const;
    const { total } = await firstValueFrom(priceWindow(connection, asked));
    const { totals } = await ask(database(), { limit: 1 });
    expect([totals.known, totals.calls]).toEqual([total.cost.known, total.calls]);
  });

  it('obey filters, and are priced as of today where asked', async () => {
    const pricedAt = Date.parse('2026-09-01T00:00:00Z');
    const filters = [{ dimension: 'model', operator: 'in', values: ['gpt-5.6-luna', 'o3', 'deepseek-chat'] }] as const;
    const outcome = await ask(database(), { filters, pricedAt });
    const expected = referenceCalls(referenceBook(rows, pricedAt)).filter(({ row }) =>
      ['gpt-5.6-luna', 'o3', 'deepseek-chat'].includes(row.model ?? ''),
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(outcome.totals).toMatchObject({
      calls: expected.length,
      known: sum(expected.map(({ known }) => known)),
    });
    expect(outcome.disagreeing).toBe(0);
  });
});
