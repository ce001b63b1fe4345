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
  const day = text.slice(0, 10);
  // The engine reads 31 February as 3 March.
  const midnight = Date.parse(day);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  const instant = Date.parse(text);
  return isDay && !Number.isNaN(instant) ? instant : undefined;
}
