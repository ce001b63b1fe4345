/** Keys and positions from the root of a document down to a value. */
export type JsonPath = readonly (string | number)[];

/** What happens to a value: its parts are looked at one by one, it is handed over whole, or it is passed over. */
export type Choice = 'descend' | 'take' | 'skip';

export interface TakenValue {
  readonly path: JsonPath;
  /** The value's own JSON text. Its brackets are balanced; whether it is JSON is for `JSON.parse` to say. */
  readonly text: string;
}

export interface JsonScanner {
  write(chunk: Uint8Array): void;
  /** Throws where the document is not complete. */
  end(): void;
}

/** The document itself is broken, so that nothing behind this place can be told apart. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

type Frame = 'object' | 'array';
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'separator';

/** A key or value whose end has not come yet. */
interface Open {
  readonly use: 'key' | 'take' | 'skip';
  readonly isScalar: boolean;
  readonly parts: Uint8Array[];
  depth: number;
  inString: boolean;
  isEscaped: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Splits JSON text into the values that `choose` takes, in memory only as long as one of them is. Bytes come in any pieces;
 * several documents may follow one another. No streaming parser among the dependencies does this, and a general one would
 * build an object for every token of a file of a gigabyte.
 */
export function jsonScanner(choose: (path: JsonPath) => Choice, onTaken: (value: TakenValue) => void): JsonScanner {
  const path: (string | number)[] = [];
  const frames: Frame[] = [];
  let expected: Expected = 'value';
  let open: Open | null = null;
  let read = 0;

  const fail = (at: number): never => {
    throw new JsonSyntaxError(`no JSON at byte ${read + at}: expected ${expected}`);
  };

  const close = (frame: Frame, at: number) => {
    if (frames.at(-1) !== frame) {
      fail(at);
    }
    frames.pop();
    path.pop();
    valueEnded();
  };

  const valueEnded = () => {
    expected = frames.length === 0 ? 'value' : 'separator';
  };

  const descend = (frame: Frame) => {
    frames.push(frame);
    path.push(frame === 'object' ? '' : 0);
    expected = frame === 'object' ? 'key or end' : 'value or end';
  };

  const openValue = (byte: number, at: number): number => {
    const isContainer = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    // A document is an object or a list: a word at its place is a file of another kind.
    if (!isContainer && (frames.length === 0 || !startsPlainValue(byte))) {
      fail(at);
    }
    const choice = choose(path);
    if (isContainer && choice === 'descend') {
      descend(byte === OPEN_BRACE ? 'object' : 'array');
      return at + 1;
    }
    // A text or number where an object belongs is handed over, so that someone can complain of it.
    open = openAs(choice === 'skip' ? 'skip' : 'take', !isContainer && byte !== QUOTE);
    return at;
  };

  const separate = (byte: number, at: number) => {
    if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      close(byte === CLOSE_BRACE ? 'object' : 'array', at);
      return;
    }
    if (byte !== COMMA) {
      fail(at);
    }
    const last = path.length - 1;
    const position = path[last];
    if (typeof position === 'number') {
      path[last] = position + 1;
    }
    expected = frames.at(-1) === 'array' ? 'value' : 'key';
  };

  /** One byte between values; answers where to go on. */
  const step = (byte: number, at: number): number => {
    switch (expected) {
      case 'value or end':
      case 'value':
        if (byte === CLOSE_BRACKET && expected === 'value or end') {
          close('array', at);
          return at + 1;
        }
        return openValue(byte, at);
      case 'key or end':
      case 'key':
        if (byte === CLOSE_BRACE && expected === 'key or end') {
          close('object', at);
          return at + 1;
        }
        open = byte === QUOTE ? openAs('key', false) : fail(at);
        return at;
      case 'colon':
        expected = byte === COLON ? 'value' : fail(at);
        return at + 1;
      case 'separator':
        separate(byte, at);
        return at + 1;
      default:
        return expected satisfies never;
    }
  };

  const finish = ({ use, parts }: Open) => {
    open = null;
    if (use === 'key') {
      path[path.length - 1] = readKey(textOf(parts));
      expected = 'colon';
      return;
    }
    if (use === 'take') {
      onTaken({ path: [...path], text: textOf(parts) });
    }
    valueEnded();
  };

  /** Goes on with what is open; answers where to go on after it, or the end of the chunk. */
  const goOn = (held: Open, chunk: Uint8Array, at: number): number => {
    const end = held.isScalar ? endOfScalar(chunk, at) : endOfNested(held, chunk, at);
    if (held.use !== 'skip') {
      held.parts.push(chunk.subarray(at, end ?? chunk.length));
    }
    if (end === undefined) {
      return chunk.length;
    }
    finish(held);
    return end;
  };

  return {
    write(chunk) {
      let at = 0;
      while (at < chunk.length) {
        const byte = chunk[at] ?? 0;
        if (open !== null) {
          at = goOn(open, chunk, at);
        } else {
          at = isBlank(byte) ? at + 1 : step(byte, at);
        }
      }
      read += chunk.length;
    },
    end() {
      if (open?.isScalar === true) {
        finish(open);
      }
      if (open !== null || frames.length > 0 || expected !== 'value') {
        throw new JsonSyntaxError(`ends too early, at byte ${read}`);
      }
    },
  };
}

function openAs(use: Open['use'], isScalar: boolean): Open {
  return { use, isScalar, parts: [], depth: 0, inString: false, isEscaped: false };
}

/** Index behind the text, object or array that began before or at `from`; undefined where it goes on. */
function endOfNested(open: Open, chunk: Uint8Array, from: number): number | undefined {
  let { depth, inString, isEscaped } = open;
  for (let at = from; at < chunk.length; at += 1) {
    const byte = chunk[at];
    if (inString) {
      if (isEscaped) {
        isEscaped = false;
      } else if (byte === BACKSLASH) {
        isEscaped = true;
      } else if (byte === QUOTE) {
        inString = false;
        if (depth === 0) {
          return at + 1;
        }
      }
    } else if (byte === QUOTE) {
      inString = true;
    } else {
      depth += nesting(byte);
      if (depth === 0 && nesting(byte) < 0) {
        return at + 1;
      }
    }
  }
  open.depth = depth;
  open.inString = inString;
  open.isEscaped = isEscaped;
  return undefined;
}

function nesting(byte: number | undefined): -1 | 0 | 1 {
  return byte === OPEN_BRACE || byte === OPEN_BRACKET ? 1 : byte === CLOSE_BRACE || byte === CLOSE_BRACKET ? -1 : 0;
}

function endOfScalar(chunk: Uint8Array, from: number): number | undefined {
  for (let at = from; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? 0;
    if (byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET || isBlank(byte)) {
      return at;
    }
  }
  return undefined;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Quotes, letters, digits and the minus sign: whether they make `true` or `-1` is for `JSON.parse` to say. */
function startsPlainValue(byte: number): boolean {
  const letter = byte | 0x20;
  return byte === QUOTE || byte === 0x2d || (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}

const decoder = new TextDecoder();

function textOf(parts: readonly Uint8Array[]): string {
  const [only] = parts;
  return decoder.decode(parts.length === 1 ? only : Buffer.concat(parts));
}

function readKey(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new JsonSyntaxError(`${text} is no key`);
  }
}
