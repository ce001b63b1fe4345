import { isJsonObject } from '../jsonObject';
import type { Attributes, AttributeValue } from './span';

/** Deeper nesting than any emitter writes: cut off instead of overflowing the stack. */
const MAX_DEPTH = 32;

/** OTLP/JSON key-value list -> attributes. int64 comes as text and becomes a number; entries without a key are left out. */
export function readKeyValues(list: unknown): Attributes {
  const attributes: Record<string, AttributeValue> = {};
  for (const entry of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    if (isJsonObject(entry) && typeof entry.key === 'string') {
      define(attributes, entry.key, readAnyValue(entry.value, 0));
    }
  }
  return attributes;
}

/** Attributes that are already a plain object of JSON values. */
export function readPlainAttributes(value: unknown): Attributes {
  const attributes: Record<string, AttributeValue> = {};
  for (const [key, held] of Object.entries(isJsonObject(value) ? value : {})) {
    define(attributes, key, readPlain(held, 0));
  }
  return attributes;
}

/** `__proto__` is a name like any other, and an assignment would change the prototype instead. */
function define(attributes: Record<string, AttributeValue>, key: string, value: AttributeValue): void {
  if (key === '__proto__') {
    Object.defineProperty(attributes, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    attributes[key] = value;
  }
}

function readAnyValue(value: unknown, depth: number): AttributeValue {
  if (!isJsonObject(value) || depth > MAX_DEPTH) {
    return readPlain(value, depth);
  }
  const [kind = ''] = Object.keys(value);
  switch (kind) {
    case 'stringValue':
    case 'boolValue':
    case 'doubleValue':
    case 'bytesValue':
      return readPlain(value[kind], depth);
    case 'intValue':
      return readInteger(value.intValue);
    case 'arrayValue':
      return listOf(value.arrayValue).map((item) => readAnyValue(item, depth + 1));
    case 'kvlistValue':
      return Object.fromEntries(
        listOf(value.kvlistValue).flatMap((entry) =>
          isJsonObject(entry) && typeof entry.key === 'string'
            ? [[entry.key, readAnyValue(entry.value, depth + 1)]]
            : [],
        ),
      );
    default:
      return null;
  }
}

function listOf(holder: unknown): readonly unknown[] {
  const values = isJsonObject(holder) ? holder.values : undefined;
  return Array.isArray(values) ? (values as readonly unknown[]) : [];
}

function readInteger(value: unknown): AttributeValue {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function readPlain(value: unknown, depth: number): AttributeValue {
  if (['string', 'number', 'boolean', 'bigint'].includes(typeof value)) {
    return value as string | number | boolean | bigint;
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return null;
  }
  return Array.isArray(value)
    ? (value as readonly unknown[]).map((item) => readPlain(item, depth + 1))
    : Object.fromEntries(Object.entries(value).map(([key, held]) => [key, readPlain(held, depth + 1)]));
}
