import {
  type LineageColumn,
  type LineageKind,
  type LineageRow,
  lineageColumns,
  responseCaches,
} from 'core/lineage/lineageRow';
import { parseTime } from './parseTime';

/** A value for the column, null for "not recorded", or why the text is none. The reason continues "column: value ...". */
export type ParsedCell = { readonly value: LineageRow[LineageColumn] } | { readonly reason: string };

/** How logs spell "nothing"; NaN is not among them: it is a number gone wrong. */
const notRecorded = new Set(['', 'null', 'NULL', '\\N']);

const SMALLINT_MAX = 32_767;

/** Reads one cell. Numbers and times may have blanks around them; other text is taken as it stands. */
export function parseCell(column: LineageColumn, text: string, zone: string): ParsedCell {
  if (text.includes('\u0000')) {
    return { reason: 'holds a NUL character, which no text column can store.' };
  }
  const kind: LineageKind = lineageColumns[column];
  if (notRecorded.has(kind === 'text' ? text : text.trim())) {
    return { value: null };
  }
  switch (kind) {
    case 'text':
      return { value: text };
    case 'time': {
      const parsed = parseTime(text, zone);
      return 'reason' in parsed ? parsed : { value: parsed.time };
    }
    case 'tokens':
      return parseWhole(text.trim(), { what: 'tokens', most: Number.MAX_SAFE_INTEGER });
    case 'count':
      return parseCount(column, text.trim());
    case 'decimal':
      return parseDecimal(text.trim());
    case 'duration':
      return parseDuration(text.trim());
    case 'response_cache':
      return parseResponseCache(text.trim());
    default:
      return kind satisfies never;
  }
}

function parseWhole(text: string, { what, most }: { readonly what: string; readonly most: number }): ParsedCell {
  const match = /^(\d+)(?:\.0+)?$/.exec(text);
  if (match?.[1] === undefined) {
    return { reason: `is not a count of ${what}: ${whyNotWhole(text)}` };
  }
  const value = Number(match[1]);
  return value <= most ? { value } : { reason: `is more than ${most}, the most the column holds.` };
}

function whyNotWhole(text: string): string {
  if (/^-\d/.test(text)) {
    return 'it is negative. Leave the cell empty where it was not recorded.';
  }
  if (/^\d{1,3}([,. _']\d{3})+$/.test(text)) {
    return 'write it without thousands separators.';
  }
  if (/^\d*\.\d+$/.test(text)) {
    return 'it is not whole.';
  }
  return 'write a whole number such as 1234, or leave the cell empty where it was not recorded.';
}

function parseCount(column: LineageColumn, text: string): ParsedCell {
  const parsed = parseWhole(text, { what: column === 'attempt' ? 'attempts' : 'whole units', most: SMALLINT_MAX });
  if (column === 'attempt' && 'value' in parsed && parsed.value === 0) {
    return { reason: 'is not an attempt: the first try is 1.' };
  }
  return parsed;
}

/** Kept as text, so that no digit is lost; the exponent is bounded because a store writes it out. */
function parseDecimal(text: string): ParsedCell {
  if (/^(\d{1,30}(\.\d{0,30})?|\.\d{1,30})(e[+-]?[12]?\d)?$/i.test(text)) {
    return { value: text };
  }
  return { reason: 'is not an amount in USD: write digits with a point, such as 0.0042, without sign or currency.' };
}

function parseDuration(text: string): ParsedCell {
  const value = /^\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { value } : { reason: 'is not a duration: write milliseconds such as 812.5.' };
}

function parseResponseCache(text: string): ParsedCell {
  const value = responseCaches.find((name) => name === text.toLowerCase());
  return value === undefined ? { reason: `is none of ${responseCaches.join(', ')}.` } : { value };
}
