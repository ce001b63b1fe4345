import { type Dimension, dimensions } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { StoreFilter } from '../storeRequest';
import { quoteIdentifier, quoteInstant, quoteText } from './quote';

/** A dimension's value as text; what is not recorded (NULL or empty) has the dimension's own word for it. */
export function dimensionSql(dimension: Dimension): string {
  const { column, none } = dimensions[dimension];
  return `coalesce(nullif(${quoteIdentifier(column)}::text, ''), ${quoteText(none)})`;
}

/** Conditions that all have to hold; always true where there are no filters. A filter without values lets nothing pass. */
export function filterSql(filters: readonly StoreFilter[]): string {
  return filters
    .map(({ dimension, operator, values }) => {
      if (values.length === 0) {
        return operator === 'in' ? ' AND false' : '';
      }
      const not = operator === 'not in' ? 'NOT ' : '';
      return ` AND ${dimensionSql(dimension)} ${not}IN (${values.map(quoteText).join(', ')})`;
    })
    .join('');
}

/** The start of the bucket that an instant belongs to, by the zone's clock; exact on days in which the clocks change. */
export function bucketSql(instant: string, step: BucketStep | undefined, { window, timeZone }: BucketFrame): string {
  switch (step) {
    case undefined:
      return quoteInstant(window.from);
    case '5 minutes':
      return `to_timestamp(floor(extract(epoch from ${instant}) / 300) * 300)`;
    case 'hour':
    case 'day':
      return `date_trunc('${step}', ${instant}, ${quoteText(timeZone)})`;
    default:
      return step satisfies never;
  }
}

export interface BucketFrame {
  readonly window: TimeWindow;
  readonly timeZone: string;
}

/** Answers that never reached a provider: they cost nothing and are no calls, but they are requests. */
export const isResponseCacheHit = `coalesce("response_cache" IN ('exact', 'semantic', 'unspecified'), false)`;

/** An error that is not billed where it carries no tokens; whether a call that timed out or was cancelled is, nobody knows. */
export const isUnbilledWithoutTokens = `coalesce("error_class" NOT IN ('', 'timeout', 'cancelled'), false)`;

/** Embeddings have no completion: none recorded is none. */
export const hasNoCompletion = `coalesce("operation" = 'embeddings', false)`;
