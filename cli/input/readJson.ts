import type { BrokenSpan } from 'core/span/spanFields';
import { type Choice, type JsonPath, jsonScanner, JsonSyntaxError, type JsonScanner } from './jsonScanner';

/** A value that was chosen, parsed. */
export interface JsonValue {
  readonly path: JsonPath;
  /** Which document it stands in, from 0: the line of JSON lines, or the position among documents in a row. */
  readonly document: number;
  /** Goes before a place inside the document: `line 7: `, or nothing. */
  readonly before: string;
  readonly value: unknown;
}

/** A value, or a place that holds none, in the order of the input. */
export type JsonItem = JsonValue | BrokenSpan;

/** How far the end of the first line is looked for; a document without any line break so far is no JSON lines. */
const FIRST_LINE_LIMIT = 4 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * Reads a JSON document, or JSON lines, as it arrives: per piece of input the values that `choose` takes, and what is broken. In JSON lines a
 * broken line costs that line; in a document what is broken outside of the taken values throws `JsonSyntaxError`.
 */
export async function* readJson(
  chunks: AsyncIterable<Uint8Array>,
  choose: (path: JsonPath) => Choice,
): AsyncGenerator<readonly JsonItem[]> {
  let reader: DocumentReader | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (reader === undefined) {
      head = Buffer.concat([head, chunk]);
      if (!head.includes(LINE_FEED, firstLineStart(head)) && head.length < FIRST_LINE_LIMIT) {
        continue;
      }
    }
    const next = reader === undefined ? withoutByteOrderMark(head) : chunk;
    reader ??= isJsonLines(head) ? lineReader(choose) : documentReader(choose);
    reader.write(next);
    yield reader.takePiece();
  }
  reader ??= startReader(head, choose);
  reader.end();
  yield reader.takePiece();
}

function startReader(head: Uint8Array, choose: (path: JsonPath) => Choice): DocumentReader {
  const reader = documentReader(choose);
  reader.write(withoutByteOrderMark(head));
  return reader;
}

interface DocumentReader {
  write(chunk: Uint8Array): void;
  end(): void;
  takePiece: () => readonly JsonItem[];
}

function documentReader(choose: (path: JsonPath) => Choice): DocumentReader {
  const gathered = gatherPieces();
  let document = -1;
  const scanner = jsonScanner(
    (path) => {
      if (path.length === 0) {
        document += 1;
        gathered.enter(document, document === 0 ? '' : `document ${document + 1}: `);
      }
      return choose(path);
    },
    ({ path, text }) => gathered.take(path, text),
  );
  return { write: (chunk) => scanner.write(chunk), end: () => scanner.end(), takePiece: gathered.takePiece };
}

/** A scanner of its own for every line, so that no line can spoil another; a line may be of any length. */
function lineReader(choose: (path: JsonPath) => Choice): DocumentReader {
  const gathered = gatherPieces();
  let line = 0;
  let scanner: JsonScanner | undefined;

  const begin = () => {
    line += 1;
    gathered.enter(line, `line ${line}: `);
    return jsonScanner(choose, ({ path, text }) => gathered.take(path, text));
  };
  let isBroken = false;
  const attempt = (act: () => void) => {
    try {
      if (!isBroken) {
        act();
      }
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) {
        throw error;
      }
      isBroken = true;
      gathered.complain(`line ${line}`, error.message);
    }
  };
  const endLine = () => {
    const ending = scanner ?? begin();
    attempt(() => ending.end());
    scanner = undefined;
    isBroken = false;
  };
  return {
    write(chunk) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
        const current = (scanner ??= begin());
        const part = chunk.subarray(from, end);
        attempt(() => current.write(part));
        endLine();
        from = end + 1;
      }
      if (from < chunk.length) {
        const current = (scanner ??= begin());
        const part = chunk.subarray(from);
        attempt(() => current.write(part));
      }
    },
    end() {
      if (scanner !== undefined) {
        endLine();
      }
    },
    takePiece: gathered.takePiece,
  };
}

function gatherPieces() {
  let items: JsonItem[] = [];
  let document = 0;
  let before = '';
  return {
    enter(entered: number, prefix: string) {
      document = entered;
      before = prefix;
    },
    take(path: JsonPath, text: string) {
      try {
        items.push({ path, document, before, value: JSON.parse(text) as unknown });
      } catch {
        items.push({ place: `${before}${placeOf(path)}`, what: 'no JSON' });
      }
    },
    complain(place: string, what: string) {
      items.push({ place, what });
    },
    takePiece: (): readonly JsonItem[] => {
      const piece = items;
      items = [];
      return piece;
    },
  };
}

/** `resourceSpans[0].scopeSpans[1].spans[7]`; the document itself is `the document`. */
export function placeOf(path: JsonPath): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return place === '' ? 'the document' : place.replace(/^\./, '');
}

/** One of the first two lines is an object by itself: a broken first line does not make one document of JSON lines. */
function isJsonLines(head: Uint8Array): boolean {
  const lines = new TextDecoder().decode(withoutByteOrderMark(head)).split('\n');
  const ended = lines.slice(0, -1).filter((line) => line.trim() !== '');
  return ended[0]?.startsWith('{') === true && [...ended, lines.at(-1) ?? ''].slice(0, 2).some(isObjectLine);
}

function isObjectLine(line: string): boolean {
  return line.startsWith('{') && isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function firstLineStart(head: Uint8Array): number {
  const start = head.findIndex((byte) => byte > 0x20);
  return start === -1 ? head.length : start;
}

function withoutByteOrderMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
