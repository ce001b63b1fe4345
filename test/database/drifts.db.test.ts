import type { Drift } from 'core/change/drift';
import type { TableQuestion } from 'execution/question';
import { runTable } from 'execution/runTable';
import { firstValueFrom } from 'rxjs';
import { connectStore } from './answerStore';
import { describePglite } from './describeDatabases';
import { createLineageTable } from './lineageTable';

const to = Date.parse('2026-11-18T13:00:00Z');
const DAY = 86_400_000;

const question: TableQuestion = {
  source: { table: 'llm_calls', timeZone: 'Europe/Berlin' },
  window: { from: to - 3 * DAY, to },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  measures: ['cost'],
  by: ['feature'],
  limit: 2,
  sort: 'value',
  trend: false,
  leaks: false,
  drifts: true,
};

/** The two weeks before the running day in Berlin. */
const FROM = "'2026-11-03 23:00Z'::timestamptz";
const weeksIn = `floor(extract(epoch FROM t - ${FROM}) / 604800)`;

/** Calls of gpt-4o every half an hour for 15 days, two to a request; input costs $2.50 per million tokens. */
const callsOf = (feature: string, promptTokens: string, condition = 'true') => `
  INSERT INTO llm_calls (time, request_id, feature, user_id, provider, model, prompt_tokens, completion_tokens, cache_read_tokens)
  SELECT t, '${feature}' || to_char(t, 'YYYY-MM-DD HH24'), '${feature}', '${feature}', 'openai', 'gpt-4o', ${promptTokens}, 0, 0
  FROM generate_series('2026-11-03 13:15Z'::timestamptz, '2026-11-18 12:45Z'::timestamptz, interval '30 minutes') AS t
  WHERE ${condition}`;

describePglite('drifts of a table', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    // The running day is ten times as dear: it is not complete, so it is not judged.
    await database().exec(
      callsOf('creeping', `CASE WHEN t >= '2026-11-17 23:00Z' THEN 800000 ELSE 80000 * power(1.3, ${weeksIn}) END`),
    );
    await database().exec(callsOf('steady', '40000'));
    await database().exec(callsOf('unseen', `CASE WHEN t < '2026-11-13 23:00Z' THEN 30000 END`));
    await database().exec(callsOf('young', '20000', "t > '2026-11-14 00:00Z'"));
    await database().exec(callsOf('small', '1'));
  });

  const marks = async (asked: TableQuestion): Promise<Record<string, Drift | undefined>> => {
    const { rows, drifts } = await firstValueFrom(runTable(connectStore(database()), asked));
    return Object.fromEntries(
      rows.map(({ group, isRest }, row) => [isRest ? 'other' : String(group.values[0]), drifts?.[row]]),
    );
  };

  it.each(['feature', 'user'] as const)('are told by %s, from complete days of the reporting zone', async (by) => {
    const { creeping, ...others } = await marks({ ...question, by: [by], limit: 10 });
    // The second week is 0.3 dearer than the first, of a mean of 1.15.
    expect(creeping).toMatchObject({ kind: 'drifting', pairs: 7 });
    expect(creeping && 'perWeek' in creeping ? creeping.perWeek : NaN).toBeCloseTo(0.3 / 1.15, 9);
    expect(others).toEqual({
      steady: { kind: 'steady', perWeek: 0, uncertainty: 0, growth: 0, pairs: 7 },
      unseen: { kind: 'unknown' },
      young: { kind: 'too few days' },
      small: { kind: 'small' },
    });
  });

  it('are not told of the rest', async () => {
    expect(Object.entries(await marks(question))).toContainEqual(['other', undefined]);
  });

  it('need one dimension', async () => {
    await expect(marks({ ...question, by: ['feature', 'model'] })).rejects.toThrow('exactly one');
  });
});
