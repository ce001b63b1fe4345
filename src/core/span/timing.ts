import { readNumber } from './attributeValue';
import type { EmitterProfile } from './emitterProfiles';
import { factText, type Facts } from './facts';
import type { Span } from './span';

/** Span events that mark the first chunk of a stream. */
const FIRST_CHUNK_EVENTS: ReadonlySet<string> = new Set([
  'ai.stream.firstChunk', // recorded: AI SDK 5 and 6
  'First Token Stream Event', // recorded: OpenInference OpenAI
]);

/**
 * Milliseconds from the start of the call to its first token, from an attribute in the unit of its emitter, an instant, or
 * the event of the first chunk; null where none is there. A call that says it did not stream has none: OpenLIT writes a
 * number for it all the same.
 */
export function timeToFirstToken(
  span: Span,
  facts: Facts,
  options: { readonly profile: EmitterProfile | null; readonly streamed: boolean | null },
): number | null {
  if (options.streamed === false) {
    return null;
  }
  return fromAttribute(span, facts, options.profile) ?? fromEvent(span) ?? null;
}

function fromAttribute(span: Span, facts: Facts, profile: EmitterProfile | null): number | undefined {
  const fact = facts.timeToFirstToken;
  if (fact === undefined) {
    return undefined;
  }
  if (fact.alias.unit === 'instant') {
    return since(span, Date.parse(factText(facts.timeToFirstToken) ?? ''));
  }
  const value = readNumber(fact.value);
  const inMilliseconds = fact.alias.unit === 'ms' || profile?.firstTokenInMilliseconds === true;
  return value === undefined ? undefined : inMilliseconds ? value : value * 1000;
}

function fromEvent(span: Span): number | undefined {
  const event = span.events.find(({ name }) => FIRST_CHUNK_EVENTS.has(name));
  return event === undefined || event.time === null ? undefined : since(span, event.time);
}

function since({ startTime }: Span, instant: number): number | undefined {
  const elapsed = startTime === null ? Number.NaN : instant - startTime;
  return elapsed >= 0 ? elapsed : undefined;
}
