import type { DataQueryError } from '@grafana/data';

/** A query that failed in the delegate, named after it. */
export class DelegateQueryError extends Error {
  override name = 'DelegateQueryError';
  readonly status: number | undefined;
  readonly traceId: string | undefined;

  constructor(
    readonly dataSourceName: string,
    { message, data, status, traceId }: DataQueryError,
  ) {
    super(`${dataSourceName}: ${message ?? data?.message ?? 'the query failed without a message'}`);
    this.status = status;
    this.traceId = traceId;
  }
}

/** The same failure followed by what to do about it. */
export function withAdvice(error: DelegateQueryError, advice: string): DelegateQueryError {
  const { dataSourceName, status, traceId, message } = error;
  const own = message.slice(dataSourceName.length + 2);
  return new DelegateQueryError(dataSourceName, {
    message: `${own}${/[.!?]$/.test(own) ? '' : '.'} ${advice}`,
    ...(status !== undefined && { status }),
    ...(traceId !== undefined && { traceId }),
  });
}
