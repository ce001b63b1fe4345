/** A column of an answer, its values in the order of the rows. */
export interface StoreColumn {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** What came back for one query: columns of equal length, none where there were no rows. */
export interface StoreAnswer {
  readonly refId: string;
  readonly columns: readonly StoreColumn[];
}

/** An answer that does not have the shape that was asked for. */
export class StoreReadError extends Error {
  override name = 'StoreReadError';
}
