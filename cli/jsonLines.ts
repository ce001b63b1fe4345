import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Characters that are gathered before they are written: one write per line would be one system call per call. */
const BUFFERED = 65_536;

export interface JsonLines {
  add(line: object): void;
  /** Writes what was added once it is worth a write, and waits for a slow reader. */
  settle(): Promise<void>;
  /** Writes everything. */
  finish(): Promise<void>;
}

/** JSON lines to a stream, one per object, in memory only until the reader takes them. */
export function jsonLines(output: Writable): JsonLines {
  let waiting: string[] = [];
  let length = 0;
  const write = async () => {
    const text = waiting.join('');
    waiting = [];
    length = 0;
    if (text !== '' && !output.write(text)) {
      await once(output, 'drain');
    }
  };
  return {
    add(line) {
      const text = `${JSON.stringify(line)}\n`;
      waiting.push(text);
      length += text.length;
    },
    settle: () => (length >= BUFFERED ? write() : Promise.resolve()),
    finish: write,
  };
}
