import type { FrameField } from './frameField';
import type { ReadSql } from './sqlReader';

const MOST_ANSWERS = 200;
const MOST_ROWS = 20_000;

// What these answer differs from call to call; everything else reads tables that nobody writes to.
const volatileSql =
  /\b(now|random|clock_timestamp|statement_timestamp|gen_random_uuid|nextval|pg_sleep)\s*\(|\bcurrent_|\blocaltime/i;

/**
 * A reader that asks the database each question once. The panels of a board ask the same ones at the same time, and
 * PGlite answers one at a time: without this a board of eleven panels takes twice as long.
 */
export function rememberAnswers(read: ReadSql): ReadSql {
  const answers = new Map<string, readonly FrameField[]>();
  let queue: Promise<unknown> = Promise.resolve();

  return (sql, signal) => {
    // One after the other, so that the second to ask finds what the first was told.
    const answer = queue.then(() => answerInTurn(sql, signal));
    queue = answer.catch(() => undefined);
    return answer;
  };

  async function answerInTurn(sql: string, signal: AbortSignal | undefined): Promise<readonly FrameField[]> {
    signal?.throwIfAborted();
    const known = answers.get(sql);
    if (known) {
      return known;
    }
    const answer = await read(sql, signal);
    if (!volatileSql.test(sql) && (answer[0]?.cells.length ?? 0) <= MOST_ROWS) {
      answers.set(sql, answer);
      dropOldest(answers);
    }
    return answer;
  }
}

function dropOldest(answers: Map<string, unknown>): void {
  const oldest = answers.keys().next();
  if (answers.size > MOST_ANSWERS && !oldest.done) {
    answers.delete(oldest.value);
  }
}
