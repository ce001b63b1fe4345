import { type HourlyCost, bandDefaults, historyHours } from 'core/bands/band';
import { HOUR } from 'core/usage/timeWindow';
import { lastValueFrom } from 'rxjs';
import type { Store } from 'stores/store';
import type { StoreRequest } from 'stores/storeRequest';
import type { HourlyCosts } from 'stores/storeRows';
import { aUsageRow } from 'testing/aUsageRow';
import type { StoreConnection } from './askStore';
import type { BandQuestion } from './question';
import { runBands } from './runBands';

const DOLLAR = 10n ** 12n;
const from = Date.parse('2026-09-08T00:00:00Z');
const question: BandQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: { from: from + 20 * 60_000, to: from + 5 * HOUR - 1 },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  dimension: 'feature',
  band: bandDefaults.trailing,
  limit: 2,
  now: from + 30 * HOUR,
};

/** A dollar in each of the hours, counted from the start of the window. */
function dollars(first: number, last: number, over: Partial<HourlyCost> = {}): HourlyCost[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    start: from + (first + index) * HOUR,
    cost: DOLLAR,
    costSquared: DOLLAR ** 2n,
    calls: 1,
    callsUnknown: 0,
    ...over,
  }));
}

/** A store that answers at once with these hours and keeps what it was asked. */
function aStore(hourly: HourlyCosts, isCut = false) {
  const asked: StoreRequest[] = [];
  const plan = (request: StoreRequest) => {
    asked.push(request);
    const rows = { hourly, usage: [aUsageRow({})], models: [] };
    return {
      kind: 'rows',
      rows: rows[request.kind as keyof typeof rows],
      truncated: isCut && request.kind === 'hourly',
    };
  };
  const ask = () => {
    throw new Error('a store that has rows asks nothing');
  };
  const connection: StoreConnection = { store: { name: 'test', dataSourceTypes: [], plan } as unknown as Store, ask };
  return { connection, asked };
}

const steady: HourlyCosts = { values: [{ value: 'chat', hours: dollars(-168, 4) }], ofValues: 1 };

describe('runBands', () => {
  it('asks for whole hours with the week before them, ranked by the hours shown', async () => {
    const { connection, asked } = aStore(steady);
    await lastValueFrom(runBands(connection, question));
    expect(asked.find(({ kind }) => kind === 'hourly')).toMatchObject({
      window: { from: from - 168 * HOUR, to: from + 5 * HOUR },
      rankedSince: from,
      squares: false,
      limit: 2,
    });
  });

  it('prices the history by the models that occurred in it, not only by those of the range', async () => {
    const { connection, asked } = aStore(steady);
    await lastValueFrom(runBands(connection, { ...question, band: bandDefaults.seasonal }));
    const window = { from: from - historyHours.seasonal * HOUR, to: from + 5 * HOUR };
    expect(asked.find(({ kind }) => kind === 'models')).toMatchObject({ window });
    expect(asked.find(({ kind }) => kind === 'hourly')).toMatchObject({ window, squares: true });
  });

  it('judges the hours of the range by those before it, and shows only the former', async () => {
    const dear = [...dollars(-168, 3), ...dollars(4, 4, { cost: 10n * DOLLAR })];
    const { connection } = aStore({ values: [{ value: 'chat', hours: dear }], ofValues: 1 });
    const { values } = await lastValueFrom(runBands(connection, question));
    expect(values[0]?.hours.map(({ start }) => (start - from) / HOUR)).toEqual([0, 1, 2, 3, 4]);
    expect(values[0]?.hours.map(({ broken }) => broken)).toEqual([false, false, false, false, true]);
    expect(values[0]?.hours[4]).toMatchObject({ expected: 1, upper: 1.15, history: 168 });
  });

  it('names the running hour and judges no hour that has not begun', async () => {
    const { connection } = aStore(steady);
    const now = from + 2.5 * HOUR;
    const { values, runningHour, hasFutureCalls } = await lastValueFrom(runBands(connection, { ...question, now }));
    expect(runningHour).toBe(from + 2 * HOUR);
    expect(values[0]?.hours.map(({ start }) => (start - from) / HOUR)).toEqual([0, 1, 2]);
    expect(hasFutureCalls).toBe(true);
  });

  it('has no running hour where the range ends before it', async () => {
    const { connection } = aStore(steady);
    const { runningHour, hasFutureCalls } = await lastValueFrom(runBands(connection, question));
    expect([runningHour, hasFutureCalls]).toEqual([undefined, false]);
  });

  it('says how many values there are, without those that have calls in the history only', async () => {
    const values = [
      { value: 'chat', hours: dollars(-168, 4) },
      { value: 'gone', hours: dollars(-168, -20) },
    ];
    const outcome = await lastValueFrom(runBands(aStore({ values, ofValues: 7 }).connection, question));
    expect(outcome.values.map(({ value }) => value)).toEqual(['chat']);
    expect(outcome.ofValues).toBe(6);
  });

  it('leaves out the value that a cut answer ends in: its missing hours would read as free', async () => {
    const values = [
      { value: 'chat', hours: dollars(-168, 4) },
      { value: 'cut', hours: dollars(-168, 1) },
    ];
    const outcome = await lastValueFrom(runBands(aStore({ values, ofValues: 2 }, true).connection, question));
    expect(outcome.values.map(({ value }) => value)).toEqual(['chat']);
    expect(outcome.ofValues).toBe(2);
    expect(outcome.completeness.truncated).toBe(true);
  });

  it('counts the calls of unknown cost that the expectation lacks', async () => {
    const hours = [...dollars(-168, -1, { callsUnknown: 2 }), ...dollars(0, 4, { callsUnknown: 9 })];
    const { connection } = aStore({ values: [{ value: 'chat', hours }], ofValues: 1 });
    expect((await lastValueFrom(runBands(connection, question))).callsUnknownBefore).toBe(336);
  });
});
