import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CallLogError } from './callLogError';
import { errorCode } from './errorCode';

const SAMPLE_BYTES = 4096;

interface FileKind {
  readonly begins: readonly number[];
  readonly advice: string;
}

/** What people hand over in place of CSV, by its first bytes. */
const otherKinds: readonly FileKind[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], advice: 'is a spreadsheet or a zip archive; export it as CSV (UTF-8).' },
  { begins: [0x1f, 0x8b], advice: 'is compressed with gzip; run gunzip on it first.' },
  { begins: [0x50, 0x41, 0x52, 0x31], advice: 'is a Parquet file; export it as CSV.' },
  { begins: [0xff, 0xfe], advice: 'is in UTF-16; save it as CSV in UTF-8.' },
  { begins: [0xfe, 0xff], advice: 'is in UTF-16; save it as CSV in UTF-8.' },
];

/** A stream of the file's bytes; throws where it is not there, not a file, not readable, empty or not text. */
export async function openCallLog(path: string): Promise<Readable> {
  const sample = await readSample(path);
  if (sample.length === 0) {
    throw new CallLogError(
      `${path} is empty; a call log begins with a line of headers such as time,prompt_tokens,completion_tokens.`,
    );
  }
  const kind = otherKinds.find(({ begins }) => begins.every((byte, at) => sample[at] === byte));
  if (kind !== undefined) {
    throw new CallLogError(`${path} ${kind.advice}`);
  }
  if (isBinary(sample)) {
    throw new CallLogError(`${path} is a binary file, not a CSV text.`);
  }
  return createReadStream(path, { highWaterMark: 1 << 18 });
}

const advice: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.',
  ENOTDIR: 'is not there.',
  EACCES: 'may not be read by this user.',
  EPERM: 'may not be read by this user.',
};

async function readSample(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new CallLogError(`${path} is a folder; name one CSV file per --lineage.`);
    }
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof CallLogError ? error : new CallLogError(`${path} ${whyUnreadable(error)}`);
  }
}

function whyUnreadable(error: unknown): string {
  const code = errorCode(error) ?? String(error);
  return advice[code] ?? `cannot be read: ${code}.`;
}

/** A NUL in the headers or in many places; a single one further down is one bad row. */
function isBinary(sample: Uint8Array): boolean {
  const headerEnd = sample.indexOf(0x0a);
  const header = sample.subarray(0, headerEnd === -1 ? sample.length : headerEnd);
  const nulls = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return header.includes(0) || nulls > sample.length / 10;
}
