import type { LineageColumn } from './lineageRow';

/** Where one lineage column's values come from in a table of another shape. A closed list: no SQL of the user's own. */
export type ColumnSource =
  | {
      /** Column of the user's table, as it is spelled there (case matters). */
      readonly column: string;
      /** Keys into a JSON or JSONB column, outermost first; array positions are numbers as text. */
      readonly path?: readonly string[];
      /** How the value is to be read where its type is not the lineage column's own. */
      readonly as?: ColumnCast;
      /** Replaces texts by other texts; `null` is "not recorded". Texts that are not listed stay as they are. */
      readonly values?: Readonly<Record<string, string | null>>;
    }
  | {
      /** The same text for every call, such as the provider of a table that knows only one. */
      readonly constant: string;
    };

/**
 * `text`, `integer` and `number` read text or JSON as such (what cannot be read is an error of the store). A time is an
 * instant, a UTC clock without a zone, or seconds or milliseconds since 1970; a duration is in seconds instead of milliseconds.
 */
export const columnCasts = [
  'text',
  'integer',
  'number',
  'timestamp',
  'timestamp in UTC',
  'epoch seconds',
  'epoch milliseconds',
  'seconds',
] as const;
export type ColumnCast = (typeof columnCasts)[number];

/** The mapped columns of a table; one that is absent is "not recorded", which is not zero and not ''. */
export type ColumnMapping = Readonly<Partial<Record<LineageColumn, ColumnSource>>>;

/** Whether a table's prompt tokens include cached ones (OpenTelemetry's rule) or leave them out (Anthropic's API). */
export const promptTokenRules = ['inclusive', 'exclusive'] as const;
export type PromptTokenRule = (typeof promptTokenRules)[number];
