import { isJsonObject } from '../jsonObject';
import { parsePythonLiteral } from './pythonLiteral';
import type { AttributeValue } from './span';

export type LooseObject = Readonly<Record<string, AttributeValue>>;

/** How often text may be JSON inside JSON. */
const ENCODINGS = 3;

/** JSON has no single quotes, so text that begins like this can only be a Python `repr`. */
const PYTHON_DICT = /^\{\s*'/;

/**
 * An object kept in one attribute as JSON, as JSON inside JSON, as a Python `repr` (LiteLLM v1) or as a key-value list;
 * undefined for anything else.
 */
export function parseObject(value: AttributeValue | undefined): LooseObject | undefined {
  let current = value;
  for (let level = 0; level < ENCODINGS && typeof current === 'string'; level += 1) {
    current = parseOnce(current);
  }
  return isJsonObject(current) ? current : undefined;
}

/** Text that was JSON-encoded more often than meant, as Langfuse 5 does: `"support"` with its quotes is `support`. */
export function decodeText(text: string): string {
  let current = text;
  for (let level = 0; level < ENCODINGS && isQuoted(current); level += 1) {
    const inner = parseOnce(current);
    if (typeof inner !== 'string') {
      return current;
    }
    current = inner;
  }
  return current;
}

function isQuoted(text: string): boolean {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"');
}

/** Follows a path of keys and array positions; undefined where it breaks off. */
export function valueAt(object: LooseObject, path: readonly string[]): AttributeValue | undefined {
  let current: AttributeValue | undefined = object;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = (current as LooseObject)[key];
  }
  return current;
}

function parseOnce(text: string): AttributeValue | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('"')) {
    return undefined;
  }
  // A refusal by JSON.parse costs more than everything else about a span: it makes an error with a stack.
  if (PYTHON_DICT.test(trimmed)) {
    return parsePythonLiteral(trimmed);
  }
  try {
    return JSON.parse(trimmed) as AttributeValue;
  } catch {
    return parsePythonLiteral(trimmed);
  }
}
