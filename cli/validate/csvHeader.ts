import type { Readable } from 'node:stream';
import { isSplit, splitCells } from '../../demo/callLog/logRecord';
import { openInput } from '../input/openInput';
import { UsageError } from '../usageError';

/** A header longer than this is none. */
const HEADER_LIMIT = 1_000_000;

/** The names in the first line of a CSV file. */
export async function readCsvHeader(file: string, input: Readable): Promise<readonly string[]> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of openInput(file, input)) {
    parts.push(chunk);
    length += chunk.length;
    if (chunk.includes(0x0a) || length > HEADER_LIMIT) {
      break;
    }
  }
  const [header = ''] = new TextDecoder().decode(Buffer.concat(parts)).split(/\r?\n/);
  return splitHeader(header, file);
}

/** `request_id,user,...` -> names; text that is no line of CSV, or has no name in it, is refused. */
export function splitHeader(header: string, from: string): readonly string[] {
  const cells = splitCells(header, true);
  const names = isSplit(cells) ? cells.filter((name) => name !== '') : [];
  if (names.length === 0) {
    throw new UsageError(`${from}: no column names. Expected are names with commas between them.`);
  }
  return names;
}
