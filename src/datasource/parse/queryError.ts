/** A query that cannot be run as it stands. Names the field, what it holds and what it may hold. */
export class QueryError extends Error {
  override name = 'QueryError';
}
