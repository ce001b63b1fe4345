import { isJsonObject } from '../jsonObject';
import type { SpanStatus } from './span';

/** A span that could not be read, with its place in the document. */
export interface BrokenSpan {
  readonly place: string;
  readonly what: string;
}

const STATUSES: ReadonlyMap<unknown, SpanStatus> = new Map<unknown, SpanStatus>([
  [1, 'ok'],
  [2, 'error'],
  ['1', 'ok'],
  ['2', 'error'],
  ['STATUS_CODE_OK', 'ok'],
  ['STATUS_CODE_ERROR', 'error'],
  ['OK', 'ok'],
  ['ERROR', 'error'],
  ['ok', 'ok'],
  ['error', 'error'],
]);

const KINDS: readonly string[] = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];

/** Status as number, as OTLP's name or as a word; anything else is unset. */
export function readStatus(code: unknown): SpanStatus {
  return STATUSES.get(code) ?? 'unset';
}

/** Span kind as number or as OTLP's name -> `CLIENT`, `SERVER`, ... */
export function readKind(kind: unknown): string {
  const name =
    typeof kind === 'number' ? KINDS[kind] : typeof kind === 'string' ? kind.replace(/^SPAN_KIND_/, '') : undefined;
  return (name ?? 'UNSPECIFIED').toUpperCase();
}

/** Epoch nanoseconds, as decimal text or number, -> epoch milliseconds with the fraction; null where there is no time. */
export function readNanoseconds(value: unknown): number | null {
  if (typeof value === 'number') {
    return value > 0 && Number.isFinite(value) ? value / 1e6 : null;
  }
  if (typeof value !== 'string' || !/^\d+$/.test(value)) {
    return null;
  }
  const nanoseconds = BigInt(value);
  // A double holds milliseconds of our time and three decimals: whole part and fraction apart keep them.
  return nanoseconds === 0n ? null : Number(nanoseconds / 1_000_000n) + Number(nanoseconds % 1_000_000n) / 1e6;
}

/** A trace or span id as lower-case hex; Tempo writes base64. Null where it is neither, or all zeros. */
export function readId(value: unknown, bytes: 8 | 16): string | null {
  if (typeof value !== 'string' || value === '') {
    return null;
  }
  const hex = value.length === bytes * 2 && /^[\da-f]+$/i.test(value) ? value.toLowerCase() : hexOfBase64(value, bytes);
  return hex === null || /^0*$/.test(hex) ? null : hex;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function hexOfBase64(value: string, bytes: number): string | null {
  const text = value.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  if (Math.floor((text.length * 6) / 8) !== bytes) {
    return null;
  }
  let bits = 0;
  let held = 0;
  let hex = '';
  for (const character of text) {
    const value6 = BASE64.indexOf(character);
    if (value6 < 0) {
      return null;
    }
    held = (held << 6) | value6;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      hex += ((held >> bits) & 0xff).toString(16).padStart(2, '0');
    }
  }
  return hex;
}

/** Text or null: names and messages that are anything else count as absent. */
export function readName(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Instrumentation scope of OTLP or of a corpus. */
export function readScope(value: unknown): { readonly name: string | null; readonly version: string | null } {
  return isJsonObject(value)
    ? { name: readName(value.name), version: readName(value.version) }
    : { name: null, version: null };
}
