import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UsageError } from '../usageError';
import { JsonSyntaxError } from './jsonScanner';

const CHUNK = 1024 * 1024;

/** A file's bytes from the beginning, or standard input where there is no file. */
export function openInput(file: string | undefined, input: Readable): AsyncIterable<Uint8Array> {
  return file === undefined ? input : createReadStream(file, { highWaterMark: CHUNK });
}

/** Whether a path can be read from the beginning twice: a file can, a pipe such as /dev/stdin cannot. */
export async function isReadTwice(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Turns what reading an input may throw into a usage error that names the input. */
export function unreadable(file: string | undefined, error: unknown): unknown {
  const isSystemError = error instanceof Error && 'syscall' in error;
  return isSystemError || error instanceof JsonSyntaxError
    ? new UsageError(`${file ?? 'standard input'}: ${error.message}`)
    : error;
}
