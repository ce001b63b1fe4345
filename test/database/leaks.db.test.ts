import type { Leak } from 'core/change/leak';
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
  limit: 3,
  sort: 'value',
  trend: true,
  leaks: true,
  drifts: false,
};

/** Calls of gpt-4o every half an hour over 14 days; input costs $2.50 per million tokens. */
const callsOf = (feature: string, promptTokens: string, from = "'2026-11-04 13:15Z'::timestamptz") => `
  INSERT INTO llm_calls (time, request_id, feature, user_id, provider, model, prompt_tokens, completion_tokens, cache_read_tokens)
  SELECT t, '${feature}' || t, '${feature}', '${feature}', 'openai', 'gpt-4o', ${promptTokens}, 0, 0
  FROM generate_series(${from}, '2026-11-18 12:45Z'::timestamptz, interval '30 minutes') AS t`;

describePglite('leaks of a table', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await database().exec(callsOf('leaky', "CASE WHEN t < '2026-11-13 23:00Z' THEN 20000 ELSE 70000 END"));
    await database().exec(callsOf('steady', '40000'));
    await database().exec(callsOf('unseen', "CASE WHEN t < '2026-11-13 23:00Z' THEN 30000 END"));
    await database().exec(callsOf('young', '30000', "'2026-11-12 00:15Z'::timestamptz"));
    await database().exec(callsOf('small', '1'));
    await database().exec(callsOf('tiny', '1'));
  });

  const marks = async (asked: TableQuestion): Promise<Record<string, Leak | undefined>> => {
    const { rows, leaks } = await firstValueFrom(runTable(connectStore(database()), asked));
    return Object.fromEntries(
      rows.map(({ group, isRest }, row) => [isRest ? 'other' : String(group.values[0]), leaks?.verdicts[row]]),
    );
  };
  const leaking = { kind: 'leaking', since: Date.parse('2026-11-14T00:00:00+01:00') };

  it.each(['feature', 'user'] as const)('are marked by %s, with their first day in the reporting zone', async (by) => {
    expect(await marks({ ...question, by: [by], limit: 10 })).toEqual({
      leaky: leaking,
      steady: undefined,
      unseen: { kind: 'unknown' },
      young: { kind: 'new' },
      small: undefined,
      tiny: undefined,
    });
  });

  it('are not told of the rest', async () => {
    expect(await marks(question)).toMatchObject({ leaky: leaking, other: undefined });
  });

  it('need one dimension', async () => {
    await expect(marks({ ...question, by: ['feature', 'model'] })).rejects.toThrow('exactly one');
  });

  it('leave users unsorted by change, and say why', async () => {
    await expect(marks({ ...question, by: ['user'], sort: 'change' })).rejects.toThrow(
      /by user cannot be sorted by change.*Sort it by value/,
    );
  });
});
