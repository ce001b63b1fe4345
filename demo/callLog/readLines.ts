import type { Readable } from 'node:stream';

export interface PhysicalLine {
  readonly line: number;
  /** Without the line feed; a carriage return before it is kept, because it may stand inside quotes. */
  readonly text: string;
  /** True where the line is longer than `MAX_LINE` and `text` is only its beginning. */
  readonly isCut: boolean;
}

/** No call has a longer line; what is longer is not read into memory. */
export const MAX_LINE = 1_000_000;

/** The lines of a UTF-8 stream, one at a time and without its byte-order mark. */
export async function* readLines(stream: Readable): AsyncGenerator<PhysicalLine> {
  stream.setEncoding('utf8');
  let line = 1;
  let open = '';
  let isCut = false;
  let isFirst = true;
  for await (const chunk of stream as AsyncIterable<string>) {
    const text: string = isFirst && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
    isFirst = false;
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      yield { line: line++, text: open + text.slice(start, end), isCut };
      open = '';
      isCut = false;
      start = end + 1;
    }
    if (open.length < MAX_LINE) {
      open += text.slice(start);
    } else {
      isCut = true;
    }
  }
  if (open !== '') {
    yield { line, text: open, isCut };
  }
}
