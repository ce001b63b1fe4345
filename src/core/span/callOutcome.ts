import type { ErrorClass } from '../lineage/lineageRow';
import { errorPatterns, specificErrors, statusClasses, statusInText } from './aliases/errorPatterns';
import { readText } from './attributeValue';
import { factNumber, factText, type Facts } from './facts';
import type { Span } from './span';

export interface CallOutcome {
  readonly failed: boolean;
  readonly errorClass: ErrorClass | null;
  readonly httpStatus: number | null;
}

/**
 * Whether a call failed, and how. Most emitters write no `error.type`: then the exception event, the status message and a
 * status code inside them decide. `other` is a failure that says nothing of its kind.
 */
export function readOutcome(span: Span, facts: Facts): CallOutcome {
  const written = statusCode(factNumber(facts.httpStatus)) ?? statusCode(factNumber(facts.errorType));
  if (!hasFailed(span, facts, written)) {
    return { failed: false, errorClass: null, httpStatus: written ?? null };
  }
  const texts = errorTexts(span, facts);
  const httpStatus = written ?? firstOf(texts, statusOf);
  const errorClass =
    firstOf(texts, (text) => matching(specificErrors, text)) ??
    classOfStatus(httpStatus) ??
    firstOf(texts, (text) => matching(errorPatterns, text)) ??
    'other';
  return { failed: true, errorClass, httpStatus: httpStatus ?? null };
}

function hasFailed({ status }: Span, facts: Facts, httpStatus: number | undefined): boolean {
  return (
    status === 'error' ||
    (status !== 'ok' && facts.errorType !== undefined) ||
    (httpStatus !== undefined && httpStatus >= 400) ||
    factText(facts.success)?.toLowerCase() === 'false' ||
    factText(facts.level)?.toUpperCase() === 'ERROR'
  );
}

/** From the most precise text to the least: a class name says more than a sentence. */
function errorTexts({ events, statusMessage }: Span, facts: Facts): string[] {
  const exceptions = events.filter(({ name }) => name === 'exception').map(({ attributes }) => attributes);
  return [
    factText(facts.errorType),
    ...exceptions.map((attributes) => readText(attributes['exception.type'])),
    ...exceptions.map((attributes) => readText(attributes['exception.message'])),
    factText(facts.errorMessage),
    readText(statusMessage),
  ].filter((text) => text !== undefined);
}

function classOfStatus(status: number | undefined): ErrorClass | undefined {
  if (status === undefined || status < 400) {
    return undefined;
  }
  return statusClasses.get(status) ?? (status < 500 ? 'invalid_request' : 'server_error');
}

function statusOf(text: string): number | undefined {
  return firstOf(statusInText, (pattern) => statusCode(Number(pattern.exec(text)?.[1])));
}

function statusCode(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 100 && value < 600 ? value : undefined;
}

function matching(patterns: typeof errorPatterns, text: string): ErrorClass | undefined {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
