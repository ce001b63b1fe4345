import type { AttributeValue } from './span';

const CONSTANTS: ReadonlyMap<string, AttributeValue> = new Map<string, AttributeValue>([
  ['None', null],
  ['True', true],
  ['False', false],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);
const BLANKS = /\s*/y;
const WORD = /[A-Za-z_]+|[+-]?[\d.]+(?:e[+-]?\d+)?/iy;

/** Deeper nesting than any usage object has: refused instead of overflowing the stack. */
const MAX_DEPTH = 32;

/**
 * Reads what Python's `repr` writes of dicts, lists, tuples, strings, numbers, True, False and None: LiteLLM v1 keeps its
 * usage object and the caller's metadata that way. Undefined where the text is anything else.
 */
export function parsePythonLiteral(text: string): AttributeValue | undefined {
  const reader = { text, at: 0 };
  try {
    const value = readValue(reader, 0);
    skipBlanks(reader);
    return reader.at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

function readValue(reader: Reader, depth: number): AttributeValue {
  if (depth > MAX_DEPTH) {
    throw new SyntaxError('nested too deep');
  }
  skipBlanks(reader);
  switch (reader.text[reader.at] ?? '') {
    case '{':
      return readDict(reader, depth);
    case '[':
      return readItems(reader, ']', depth);
    case '(':
      return readItems(reader, ')', depth);
    case "'":
    case '"':
      return readString(reader);
    default:
      return readWord(reader);
  }
}

function readDict(reader: Reader, depth: number): AttributeValue {
  const entries: [string, AttributeValue][] = [];
  reader.at += 1;
  while (!takes(reader, '}')) {
    const key = readValue(reader, depth + 1);
    if (typeof key !== 'string' || !takes(reader, ':')) {
      throw new SyntaxError('a key and a colon expected');
    }
    entries.push([key, readValue(reader, depth + 1)]);
    takes(reader, ',');
  }
  return Object.fromEntries(entries);
}

function readItems(reader: Reader, end: string, depth: number): AttributeValue {
  const items: AttributeValue[] = [];
  reader.at += 1;
  while (!takes(reader, end)) {
    items.push(readValue(reader, depth + 1));
    takes(reader, ',');
  }
  return items;
}

function readString(reader: Reader): string {
  const { text } = reader;
  const quote = text[reader.at];
  let value = '';
  let plain = reader.at + 1;
  for (let at = plain; at < text.length; at += 1) {
    if (text[at] === quote) {
      reader.at = at + 1;
      return value + text.slice(plain, at);
    }
    if (text[at] === '\\') {
      value += text.slice(plain, at);
      at += 1;
      const escaped = text[at] ?? '';
      value += ESCAPES.get(escaped) ?? escaped;
      plain = at + 1;
    }
  }
  throw new SyntaxError('a string without an end');
}

function readWord(reader: Reader): AttributeValue {
  WORD.lastIndex = reader.at;
  const word = WORD.exec(reader.text)?.[0];
  if (word === undefined) {
    throw new SyntaxError('a value expected');
  }
  reader.at += word.length;
  const constant = CONSTANTS.get(word);
  if (constant !== undefined) {
    return constant;
  }
  const number = Number(word);
  if (Number.isNaN(number)) {
    throw new SyntaxError('an unknown word');
  }
  return number;
}

function takes(reader: Reader, character: string): boolean {
  skipBlanks(reader);
  const found = reader.text[reader.at] === character;
  if (found) {
    reader.at += 1;
  }
  return found;
}

function skipBlanks(reader: Reader): void {
  BLANKS.lastIndex = reader.at;
  BLANKS.test(reader.text);
  reader.at = BLANKS.lastIndex;
}
