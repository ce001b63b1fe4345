import type { AttributeValue } from './span';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A number written as int, double, int64 text, decimal text or a one-element array (LiteLLM and Claude Code write
 * numbers as text). Anything else, and what is not finite, is undefined.
 */
export function readNumber(value: AttributeValue | undefined): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (typeof value === 'string') {
    const text = value.trim();
    return DECIMAL.test(text) ? readNumber(Number(text)) : undefined;
  }
  return Array.isArray(value) && value.length === 1 ? readNumber((value as readonly AttributeValue[])[0]) : undefined;
}

/** A count of tokens: a whole number that is not negative; OpenLIT writes -1 for "none". */
export function readCount(value: AttributeValue | undefined): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 ? Math.round(number) : undefined;
}

/**
 * Text without blanks around it; empty text (LiteLLM v1 for None), `None` and `null` are undefined. Numbers and booleans
 * become text; a one-element array is its element, because captured headers are arrays.
 */
export function readText(value: AttributeValue | undefined): string | undefined {
  if (typeof value === 'string') {
    const text = withoutBlanks(value);
    return text === '' || text === 'None' || text === 'null' ? undefined : text;
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  return Array.isArray(value) && value.length === 1 ? readText((value as readonly AttributeValue[])[0]) : undefined;
}

/** `trim`, which is a call into the engine, only where there may be something to trim: that is hardly ever. */
function withoutBlanks(text: string): string {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Whether a character is printable ASCII: no blank of any alphabet. Not of an empty text, whose code is NaN. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** A boolean, also as `"True"` or `"false"`; undefined for anything else. */
export function readBoolean(value: AttributeValue | undefined): boolean | undefined {
  const text = readText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Whether an attribute holds something: not null, not empty text. */
export function isPresent(value: AttributeValue | undefined): value is Exclude<AttributeValue, null> {
  return value !== undefined && value !== null && value !== '';
}
