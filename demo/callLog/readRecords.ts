import type { Readable } from 'node:stream';
import { type LogRecord, isSplit, splitCells } from './logRecord';
import { type PhysicalLine, readLines } from './readLines';

/** How far a quote may stay open: lines and characters of one record. */
const MAX_LINES = 10_000;
const MAX_CHARACTERS = 1_000_000;

/**
 * The records of a CSV stream, blank lines left out. A quote that is never closed costs the line it stands in and no other:
 * the lines behind it are read again on their own.
 */
export async function* readRecords(stream: Readable): AsyncGenerator<LogRecord> {
  const source = readLines(stream);
  const waiting: PhysicalLine[] = [];
  const nextLine = async () => waiting.shift() ?? ((await source.next()).value as PhysicalLine | undefined);

  for (let first = await nextLine(); first !== undefined; first = await nextLine()) {
    const text = withoutReturn(first.text);
    if (text.trim() === '') {
      continue;
    }
    if (first.isCut) {
      yield { line: first.line, text, cells: { reason: 'is longer than 1,000,000 characters.' } };
      continue;
    }
    const alone = splitCells(text, true);
    if (isSplit(alone)) {
      yield { line: first.line, text, cells: alone };
      continue;
    }
    const taken: PhysicalLine[] = [];
    const joined = await joinLines(first, taken, nextLine);
    if (joined === undefined) {
      waiting.unshift(...taken);
      yield { line: first.line, text, cells: alone };
    } else {
      yield { line: first.line, ...joined };
    }
  }
}

/** The record that begins in `first` and ends in the line that closes its quote; undefined where none does. */
async function joinLines(
  first: PhysicalLine,
  taken: PhysicalLine[],
  nextLine: () => Promise<PhysicalLine | undefined>,
): Promise<{ readonly text: string; readonly cells: readonly string[] } | undefined> {
  const parts = [first.text];
  let characters = first.text.length;
  let isOpen = hasOpenQuote(first.text);
  while (isOpen && taken.length < MAX_LINES && characters < MAX_CHARACTERS) {
    const line = await nextLine();
    if (line === undefined) {
      return undefined;
    }
    taken.push(line);
    parts.push(line.text);
    characters += line.text.length;
    isOpen = hasOpenQuote(line.text) ? !isOpen : isOpen;
  }
  const text = withoutReturn(parts.join('\n'));
  // Strict: text behind a closing quote shows that two stray quotes met and no record was meant.
  const cells = isOpen ? undefined : splitCells(text, false);
  return cells !== undefined && isSplit(cells) ? { text, cells } : undefined;
}

/** In well-formed CSV a quote is open behind an odd number of them. */
function hasOpenQuote(text: string): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    isOpen = !isOpen;
  }
  return isOpen;
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
