import { startsWithDay } from 'core/calendarDay';
import { UsageError } from './usageError';

/** `2026-09-20`, `2026-09-20T12:00:00Z` or `now` behind an option -> epoch milliseconds; a date is its midnight in UTC. */
export function parseInstant(option: string, text: string): number {
  const instant = text === 'now' ? Date.now() : readInstant(text);
  if (instant === undefined) {
    throw new UsageError(
      `${option} takes a date such as 2026-09-20, an instant such as 2026-09-20T12:00:00Z, or now; got "${text}".`,
    );
  }
  return instant;
}

/** An ISO date or instant with its zone -> epoch milliseconds; undefined for anything else, 31 February included. */
export function readInstant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)) {
    return undefined;
  }
  const instant = Date.parse(text);
  return startsWithDay(text) && !Number.isNaN(instant) ? instant : undefined;
}
