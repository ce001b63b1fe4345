import type { DataSourceJsonData } from '@grafana/data';
import { type ColumnMapping, type PromptTokenRule, promptTokenRules } from 'core/lineage/columnMapping';
import { parseColumnMapping } from 'core/lineage/parseColumnMapping';
import type { PriceSettings } from 'core/pricing/priceSettings';
import { isTimeZone } from 'core/usage/step';
import type { StoreSource } from 'stores/storeRequest';

/** What the data source keeps (`jsonData`): plain JSON that provisioning can write, readable by every Viewer. */
export interface TokenCostSettings {
  /** Uid of the data source that holds the calls; empty until chosen. */
  readonly delegateUid: string;
  /** `table` or `schema.table`. */
  readonly table: string;
  /** IANA name of the zone that days and hours are cut in; empty for that of the dashboard. */
  readonly timeZone: string;
  /** Which column of the table holds what; absent for a table with the lineage table's own names. */
  readonly columns?: ColumnMapping;
  readonly promptTokens: PromptTokenRule;
  /** Own prices and the reporting currency, unchecked: whoever prices checks them. Absent for list prices in US dollars. */
  readonly pricing?: PriceSettings;
  /** Uid of the tracing data source that traces of calls are opened in; absent where none is chosen. */
  readonly traceDataSource?: string;
  /** What cannot be used of the settings, one sentence each that names the place and the fix; absent where all can. */
  readonly problems?: readonly string[];
}

/** The same as it may stand in a provisioning file: everything can be absent. */
export type TokenCostJsonData = DataSourceJsonData &
  Partial<Omit<TokenCostSettings, 'problems' | 'pricing'>> &
  PriceSettings;

export const DEFAULT_TABLE = 'llm_calls';

/**
 * Stored or provisioned settings -> settings without gaps. Text in surrounding blanks is taken without them. Never throws:
 * what cannot be used stands in `problems`, so that the config page can still be opened to mend it.
 */
export function readSettings(jsonData: unknown): TokenCostSettings {
  const fields: Readonly<Record<string, unknown>> =
    typeof jsonData === 'object' && jsonData !== null ? { ...jsonData } : {};
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const mapping = fields['columns'] == null ? undefined : parseColumnMapping(fields['columns']);
  const rule = fields['promptTokens'] ?? 'inclusive';
  const problems = [...(mapping?.errors ?? []), ...(isPromptTokenRule(rule) ? [] : [unknownRule(rule)])];
  return {
    delegateUid: text('delegateUid'),
    table: text('table') || DEFAULT_TABLE,
    timeZone: text('timeZone'),
    ...(mapping && { columns: mapping.columns }),
    promptTokens: isPromptTokenRule(rule) ? rule : 'inclusive',
    ...readPricing(fields),
    ...readTraceDataSource(text('traceDataSource')),
    ...(problems.length > 0 && { problems }),
  };
}

/** What is set of prices; an empty text and null are what the page leaves behind where a text was deleted. */
function readPricing(fields: Readonly<Record<string, unknown>>): Pick<TokenCostSettings, 'pricing'> {
  const isSet = (value: unknown) => value != null && !(typeof value === 'string' && value.trim() === '');
  const set = (['prices', 'currency', 'exchangeRates'] as const).filter((name) => isSet(fields[name]));
  return set.length === 0 ? {} : { pricing: Object.fromEntries(set.map((name) => [name, fields[name]])) };
}

function readTraceDataSource(uid: string): Pick<TokenCostSettings, 'traceDataSource'> {
  return uid === '' ? {} : { traceDataSource: uid };
}

function isPromptTokenRule(value: unknown): value is PromptTokenRule {
  return promptTokenRules.some((rule) => rule === value);
}

function unknownRule(value: unknown): string {
  return `promptTokens: ${JSON.stringify(value)} is not known. Write "inclusive" where prompt tokens include cached ones, or "exclusive" where they leave them out.`;
}

/** The table that a query reads. Throws where the settings cannot be used: a wrong mapping would give wrong numbers. */
export function sourceOf({ table, columns, promptTokens, problems }: TokenCostSettings, timeZone: string): StoreSource {
  if (problems !== undefined) {
    throw new RangeError(`Settings of this data source: ${problems.join(' ')}`);
  }
  return { table, timeZone, ...(columns && { columns }), promptTokens };
}

/** The zone that buckets are cut in: the query's, else the data source's, else the dashboard's. */
export function reportingZone(
  queryZone: string | undefined,
  settings: TokenCostSettings,
  dashboardZone: string,
): string {
  const zone = queryZone ?? (settings.timeZone || dashboardZone);
  switch (zone) {
    case '':
    case 'browser':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    case 'utc':
      return 'UTC';
    default:
      return checkZone(zone);
  }
}

function checkZone(zone: string): string {
  if (!isTimeZone(zone)) {
    throw new RangeError(
      `timeZone: ${JSON.stringify(zone)} is no time zone. Write a name such as Europe/Berlin, or UTC, in the settings of this data source.`,
    );
  }
  return zone;
}
