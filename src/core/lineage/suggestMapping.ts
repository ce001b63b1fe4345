import type { ColumnCast, ColumnMapping, ColumnSource, PromptTokenRule } from './columnMapping';
import { type LineageColumn, lineageColumns } from './lineageRow';
import { knownTables, seenNames } from './seenNames';

/** A column of a table of unknown shape; `type` as PostgreSQL spells it, `example` one of its values as text. */
export interface TableColumn {
  readonly name: string;
  readonly type?: string | undefined;
  readonly example?: string | null | undefined;
}

export interface SuggestedMapping {
  readonly columns: ColumnMapping;
  readonly promptTokens: PromptTokenRule;
  /** Name of the product whose table this is, where it was recognised as a whole. */
  readonly recognised?: string;
}

/**
 * A mapping guessed from column names (`seenNames.ts`), and from types where they are known. Nothing is made up: a lineage
 * column without a likely name stays unmapped, and no column is used twice.
 */
export function suggestMapping(table: readonly TableColumn[]): SuggestedMapping {
  const names = new Set(table.map(({ name }) => name));
  const known = knownTables.find(({ recognisedBy }) => recognisedBy.every((name) => names.has(name)));
  if (known !== undefined) {
    const present = Object.entries(known.columns).filter(
      ([, source]) => 'column' in source && names.has(source.column),
    );
    return { columns: Object.fromEntries(present), promptTokens: 'inclusive', recognised: known.name };
  }
  const columns = suggestByName(table);
  return { columns, promptTokens: hasAnthropicNames(columns) ? 'exclusive' : 'inclusive' };
}

function suggestByName(table: readonly TableColumn[]): ColumnMapping {
  const free = new Map(table.map((column) => [plain(column.name), column]));
  const mapping: Partial<Record<LineageColumn, ColumnSource>> = {};
  for (const name of Object.keys(lineageColumns) as LineageColumn[]) {
    // A column that bears the lineage column's own name is meant for it, whatever else the table has.
    const candidates = [{ names: [name] as readonly string[], as: undefined }, ...seenNames[name]];
    const found = candidates
      .flatMap(({ names, as }) => names.map((each) => ({ column: free.get(plain(each)), as })))
      .find(({ column }) => column !== undefined && (name !== 'time' || canHoldTimes(column)));
    if (found?.column !== undefined) {
      const as = name === 'time' ? timeCast(found.column) : found.as;
      mapping[name] = { column: found.column.name, ...(as && { as }) };
      free.delete(plain(found.column.name));
    }
  }
  return mapping;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Anthropic's API leaves cached tokens out of `input_tokens`; its names together are a sign that they were stored as sent. */
function hasAnthropicNames({ prompt_tokens: prompt, cache_write_tokens: write }: ColumnMapping): boolean {
  const isNamed = (source: ColumnSource | undefined, name: string) =>
    source !== undefined && 'column' in source && plain(source.column) === plain(name);
  return isNamed(prompt, 'input_tokens') && isNamed(write, 'cache_creation_input_tokens');
}

const numberTypes = /^(smallint|integer|bigint|numeric|real|double precision)/;

function canHoldTimes({ type }: TableColumn): boolean {
  return type === undefined || /^(timestamp|date)/.test(type) || numberTypes.test(type);
}

/** Seconds of any day from 1973 to 5138 have fewer digits than the milliseconds of the same days. */
const LEAST_MILLISECONDS = 1e11;

function timeCast({ type = '', example }: TableColumn): ColumnCast | undefined {
  if (numberTypes.test(type)) {
    const isSeconds = example == null ? type === 'integer' : Number(example) < LEAST_MILLISECONDS;
    return isSeconds ? 'epoch seconds' : 'epoch milliseconds';
  }
  return type.startsWith('timestamp') && type.endsWith('without time zone') ? 'timestamp in UTC' : undefined;
}
