import type { LineageRow } from 'core/lineage/lineageRow';
import { DAY, HOUR } from 'core/usage/timeWindow';
import type { DistributionQuestion } from 'execution/question';
import { runDistribution } from 'execution/runDistribution';
import { firstValueFrom } from 'rxjs';
import { connectStore } from './answerStore';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { randomRows } from './randomRows';

const to = Date.parse('2026-08-20T00:00:00Z');
const question: DistributionQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: { from: to - DAY, to },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  dimension: 'user',
  show: 'summary',
  by: 'feature',
  limit: 10,
};

/** An answered call of so many dollars: gpt-4o takes 400,000 input tokens to a dollar. */
function aCall(user: string, hoursAgo: number, dollars: number | null): LineageRow {
  const [row] = randomRows({ count: 1, window: question.window });
  if (row === undefined) {
    throw new Error('No random row');
  }
  return {
    ...row,
    time: to - hoursAgo * HOUR,
    user_id: user,
    provider: 'openai',
    model: 'gpt-4o',
    operation: 'chat',
    response_cache: null,
    error_class: null,
    prompt_tokens: dollars === null ? null : Math.round(dollars * 400_000),
    completion_tokens: 0,
    reasoning_tokens: 0,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    cache_write_1h_tokens: 0,
  };
}

const runningAway = [aCall('a day for a dollar a week', 100, 0.7), aCall('a day for a dollar a week', 1, 1.01)];
const newAndDear = [
  aCall('new', 1, 1),
  // What lies before the baseline is no history.
  aCall('back after a week', 8 * 24 + 1, 5),
  aCall('back after a week', 1, 2),
];
const neither = [
  aCall('exactly ten times', 100, 0.7),
  aCall('exactly ten times', 1, 1),
  aCall('eleven times next to nothing', 100, 0.07),
  aCall('eleven times next to nothing', 1, 0.11),
  aCall('new and cheap', 1, 0.99),
  // Nobody knows whether this is much of a history of unknown cost, but it is no new one.
  aCall('unknown before', 100, null),
  aCall('unknown before', 1, 5),
  aCall('', 1, 50),
];

describeDatabases('users who run away', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), [...runningAway, ...newAndDear, ...neither]);
  });

  it.each([
    ['a month', 30 * DAY],
    ['an hour', HOUR + 1],
    ['a minute in which nobody called', 60_000],
  ])('are counted apart from new ones, whichever range is shown: %s', async (_, length) => {
    const window = { from: to - length, to };
    const outcome = await firstValueFrom(runDistribution(connectStore(database()), { ...question, window }));
    const summary = outcome.show === 'summary' ? outcome.summary : undefined;
    expect([summary?.runaways, summary?.newAboveFloor]).toEqual([1, 2]);
  });

  it('leave an empty range without quantiles, which are not zero', async () => {
    const window = { from: to - 60_000, to };
    const outcome = await firstValueFrom(runDistribution(connectStore(database()), { ...question, window }));
    expect(outcome).toMatchObject({ summary: { values: 0, total: 0, mean: undefined, median: undefined } });
  });
});
