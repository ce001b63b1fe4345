import { bandDefaults, historyHours } from 'core/bands/band';
import type { BandOutcome } from 'core/bands/bandOutcome';
import { HOUR } from 'core/usage/timeWindow';
import type { BandQuestion } from 'execution/question';
import { runBands } from 'execution/runBands';
import { firstValueFrom } from 'rxjs';
import { connectStore } from './answerStore';
import { describeDatabases } from './describeDatabases';
import { createLineageTable } from './lineageTable';

const to = Date.parse('2026-11-18T13:00:00Z');
const question: BandQuestion = {
  source: { table: 'llm_calls', timeZone: 'Europe/Berlin' },
  window: { from: to - 24 * HOUR, to },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  dimension: 'feature',
  band: bandDefaults.trailing,
  limit: 10,
  now: to + 3 * HOUR,
};

/** A call of gpt-4o every quarter of an hour; input costs $2.50 per million tokens. */
const callsOf = (feature: string, promptTokens: string, from: string) => `
  INSERT INTO llm_calls (time, request_id, feature, provider, model, prompt_tokens, completion_tokens, cache_read_tokens)
  SELECT t, '${feature}' || t, '${feature}', 'openai', 'gpt-4o', ${promptTokens}, 0, 0
  FROM generate_series('${from}'::timestamptz, '2026-11-18 12:45Z'::timestamptz, interval '15 minutes') AS t`;

const STORM = "t >= '2026-11-18 05:00Z' AND t < '2026-11-18 07:00Z'";

describeDatabases('bands of cost', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    // $1 an hour, $5 in two of them.
    await database().exec(callsOf('stormy', `CASE WHEN ${STORM} THEN 500000 ELSE 100000 END`, '2026-10-10 00:00Z'));
    await database().exec(callsOf('steady', '200000', '2026-10-10 00:00Z'));
    await database().exec(callsOf('young', '300000', '2026-11-17 20:00Z'));
    // Cents, however many times as many.
    await database().exec(callsOf('tiny', `CASE WHEN ${STORM} THEN 10000 ELSE 10 END`, '2026-10-10 00:00Z'));
    await database().exec(callsOf('silent', "CASE WHEN t < '2026-11-15' THEN 100000 ELSE 0 END", '2026-10-10 00:00Z'));
    await database().exec(`DELETE FROM llm_calls WHERE feature = 'silent' AND time >= '2026-11-15'`);
  });

  const ask = (asked: Partial<BandQuestion> = {}): Promise<BandOutcome> =>
    firstValueFrom(runBands(connectStore(database()), { ...question, ...asked }));
  const hoursOf = ({ values }: BandOutcome, name: string) => values.find(({ value }) => value === name)?.hours ?? [];
  const brokenIn = (outcome: BandOutcome) =>
    outcome.values.flatMap(({ value, hours }) =>
      hours
        .filter(({ broken }) => broken)
        .map(({ start, above }) => [value, new Date(start).toISOString().slice(0, 13), Math.round(above * 100) / 100]),
    );

  it('hold the hours of the range against the week before each, the dearest value first', async () => {
    const outcome = await ask();
    expect(outcome.values.map(({ value }) => value)).toEqual(['young', 'steady', 'stormy', 'tiny']);
    expect(outcome.ofValues).toBe(4);
    expect(hoursOf(outcome, 'steady')).toHaveLength(24);
    expect(hoursOf(outcome, 'steady')[0]).toMatchObject({ cost: 2, expected: 2, n: 168, calls: 4, callsUnknown: 0 });
    // The first of the two: mean 1, sigma 5 % of it. In the second the first is part of the history.
    const [first, second] = hoursOf(outcome, 'stormy').filter(({ cost }) => cost === 5);
    expect(first).toMatchObject({ expected: 1, broken: true });
    expect(first?.upper).toBeCloseTo(1.15, 12);
    expect(second?.upper).toBeGreaterThan(1.15);
    expect(brokenIn(outcome).map(([value, hour]) => `${value} ${hour}`)).toEqual([
      'stormy 2026-11-18T05',
      'stormy 2026-11-18T06',
    ]);
  });

  it('have no verdict on what is too young, and say how far it is', async () => {
    const hours = hoursOf(await ask(), 'young');
    expect(hours.at(-1)).toMatchObject({ cost: 3, history: 16, expected: undefined, broken: false });
  });

  it('come from the squared costs of four weeks for the seasonal kind', async () => {
    const outcome = await ask({ band: bandDefaults.seasonal });
    expect(brokenIn(outcome).map(([value]) => value)).toEqual(['stormy', 'stormy']);
    const [hour] = hoursOf(outcome, 'steady');
    // Twelve comparable hours of $2 in calls of $0.50: sqrt(0.5 x 2 + (0.18 x 2)^2).
    expect(hour).toMatchObject({ expected: 2, n: 12, history: historyHours.seasonal });
    expect(hour?.sigma).toBeCloseTo(Math.sqrt(0.5 * 2 + 0.36 ** 2), 9);
  });

  it('obey filters and the limit, and say how many values there are', async () => {
    const filters = [{ dimension: 'feature', operator: 'not in', values: ['young'] }] as const;
    const outcome = await ask({ filters, limit: 2 });
    expect(outcome.values.map(({ value }) => value)).toEqual(['steady', 'stormy']);
    expect(outcome.ofValues).toBe(4);
  });

  it('price every hour of the history as of its own time', async () => {
    // Input of o3 went from $10 to $2 per million tokens on 10 June 2025.
    const cheaper = Date.parse('2025-06-10T00:00:00Z');
    await database().exec(`
      INSERT INTO llm_calls (time, request_id, feature, provider, model, prompt_tokens, completion_tokens, cache_read_tokens)
      SELECT t, 'o3' || t, 'reasoning', 'openai', 'o3', 100000, 0, 0
      FROM generate_series('2025-06-01 00:30Z'::timestamptz, '2025-06-12 00:00Z', interval '1 hour') AS t`);
    const window = { from: cheaper + 24 * HOUR, to: cheaper + 25 * HOUR };
    const [hour] = hoursOf(await ask({ window }), 'reasoning');
    expect(hour?.cost).toBeCloseTo(0.2, 12);
    expect(hour?.expected).toBeCloseTo((144 * 1 + 24 * 0.2) / 168, 12);
    const [today] = hoursOf(await ask({ window, pricedAt: to }), 'reasoning');
    expect(today?.expected).toBeCloseTo(0.2, 12);
  });

  it('tell the running hour from the closed ones', async () => {
    const outcome = await ask({ now: to - 20 * 60_000 });
    expect(outcome.runningHour).toBe(to - HOUR);
    expect(hoursOf(outcome, 'steady').at(-1)?.start).toBe(to - HOUR);
  });
});
