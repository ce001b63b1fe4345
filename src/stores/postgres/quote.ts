/**
 * A PostgreSQL text literal. `$` and `[` are written as escapes, because the text still passes Grafana's own rewriting
 * (dashboard variables `$x` and `[[x]]` in the browser, macros `$word(` on the server), which knows nothing of quotes.
 */
export function quoteText(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError(`PostgreSQL text cannot hold a NUL character: ${JSON.stringify(text)}`);
  }
  const quoted = text.replaceAll("'", "''");
  return /[\\$[]/.test(quoted) ? `E'${quoted.replace(/[\\$[]/g, escapeCharacter)}'` : `'${quoted}'`;
}

/** A quoted identifier; the same characters are escaped as in a text. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.includes('\0')) {
    throw new RangeError(`Not a name that PostgreSQL can have: ${JSON.stringify(name)}`);
  }
  const quoted = name.replaceAll('"', '""');
  return /[\\$[]/.test(quoted) ? `U&"${quoted.replace(/[\\$[]/g, escapeUnicode)}"` : `"${quoted}"`;
}

/**
 * `calls`, `metrics.calls` or `"My Schema"."Calls"` -> a quoted table reference. Names without quotes are taken in
 * lower case, as PostgreSQL does. Throws a RangeError that names the text where it is none of these.
 */
export function quoteTable(table: string): string {
  return tableNames(table).map(quoteIdentifier).join('.');
}

/** The same table as a `regclass`, by which the catalogue knows it; its names are quoted inside of a text. */
export function quoteRegclass(table: string): string {
  const names = tableNames(table).map((name) => `"${name.replaceAll('"', '""')}"`);
  return `${quoteText(names.join('.'))}::regclass`;
}

function tableNames(table: string): string[] {
  const name = table.trim();
  if (!TABLE_NAME.test(name)) {
    throw new RangeError(`Not a table name: ${JSON.stringify(table)}. Write table, schema.table or "Quoted"."Names".`);
  }
  return [...name.matchAll(/"((?:[^"]|"")+)"|([^".\s]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain as string).toLowerCase(),
  );
}

const TABLE_NAME = /^(?:"(?:[^"]|"")+"|[^".\s]+)(?:\.(?:"(?:[^"]|"")+"|[^".\s]+)){0,2}$/;

/** An instant as a literal that means the same in every session time zone. */
export function quoteInstant(epochMilliseconds: number): string {
  return `'${new Date(epochMilliseconds).toISOString()}'::timestamptz`;
}

function escapeCharacter(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16)}`;
}

function escapeUnicode(character: string): string {
  return `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
