import { errorCode } from '../callLog/errorCode';

/** Codes of Node for a network that does not answer, and of PostgreSQL for a server that goes away or is not there yet. */
const lossCodes =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08...|57P0[123])$/;

/** What node-postgres says without a code of a connection that ended under it, or that was not opened in time. */
const lossMessages = /^(Connection terminated|Client has encountered a connection error|timeout expired)/;

/** What to do about the refusals that a demo meets, by SQLSTATE. */
const advice: Readonly<Record<string, string>> = {
  '28P01': 'Correct the user and password in --postgres.',
  '28000': 'Correct the user in --postgres, or let it in (pg_hba.conf).',
  '3D000': 'Create the database, or name another one in --postgres.',
  '42501': 'The role needs CREATE on the schema, and SELECT and INSERT on llm_calls.',
  '42P01': 'Load the demo first: npm run demo -- --postgres with the same address.',
  '42703': 'llm_calls has another shape than src/stores/postgres/lineage.sql: rename it, or use another database.',
  '42809': 'llm_calls is no table: use another database or another schema (search_path).',
};

/** Whether it was the connection that failed, so that the same can be tried again on a new one. */
export function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  return code === undefined ? error instanceof Error && lossMessages.test(error.message) : lossCodes.test(code);
}

/** What happened at `place` in words, with what to do where that is known; undefined where PostgreSQL has no part in it. */
export function describePostgresFailure(error: unknown, place: string): string | undefined {
  const code = errorCode(error);
  if (isConnectionLoss(error)) {
    return `PostgreSQL at ${place} cannot be reached: ${failureReason(error)}. Is it running, and is the address right?`;
  }
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) {
    return undefined;
  }
  return [`PostgreSQL at ${place} refused: ${failureReason(error)} (${code}).`, advice[code] ?? ''].join(' ').trim();
}

/** Node's errors of several addresses at once have a code and an empty message. */
export function failureReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? (errorCode(error) ?? 'unknown') : message;
}
