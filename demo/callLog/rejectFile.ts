import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RejectedRow } from './parseRow';

export interface RejectFile {
  readonly path: string;
  add(rejected: RejectedRow): Promise<void>;
  close(): Promise<void>;
}

/** Rows held back before they are written: a file of bad rows only must not fill the memory. */
const BUFFERED_ROWS = 500;

/**
 * A CSV of the rows that were left out: line, column, value, reason, record. It comes into being with the first row; one that
 * an earlier run left under the same name is removed.
 */
export async function openRejectFile(file: string): Promise<RejectFile> {
  await rm(file, { force: true });
  let handle: FileHandle | undefined;
  let lines: string[] = [];

  const flush = async () => {
    if (lines.length === 0) {
      return;
    }
    if (handle === undefined) {
      await mkdir(path.dirname(file), { recursive: true });
      handle = await open(file, 'w');
      await handle.write('line,column,header,value,reason,record\n');
    }
    await handle.write(lines.join(''));
    lines = [];
  };

  return {
    path: file,
    async add(rejected) {
      lines.push(rejectLine(rejected));
      if (lines.length >= BUFFERED_ROWS) {
        await flush();
      }
    },
    async close() {
      await flush();
      await handle?.close();
    },
  };
}

function rejectLine({ line, column, header, value, reason, record }: RejectedRow): string {
  return `${[String(line), column ?? '', header ?? '', value ?? '', reason, record].map(safeCell).join(',')}\n`;
}

/** In quotes, and never a formula: what a spreadsheet would run begins with an apostrophe (OWASP, "CSV Injection"). */
function safeCell(text: string): string {
  const inert = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
