import type { DataSourceJsonData } from '@grafana/data';
import { isTimeZone } from 'core/usage/step';

/** What the data source keeps (`jsonData`): plain JSON that provisioning can write, readable by every Viewer. */
export interface TokenCostSettings {
  /** Uid of the data source that holds the calls; empty until chosen. */
  readonly delegateUid: string;
  /** `table` or `schema.table`. */
  readonly table: string;
  /** IANA name of the zone that days and hours are cut in; empty for that of the dashboard. */
  readonly timeZone: string;
}

/** The same as it may stand in a provisioning file: everything can be absent. */
export type TokenCostJsonData = DataSourceJsonData & Partial<TokenCostSettings>;

export const DEFAULT_TABLE = 'llm_calls';

/** Stored or provisioned settings -> settings without gaps. Text in surrounding blanks is taken without them. */
export function readSettings(jsonData: unknown): TokenCostSettings {
  const fields: Readonly<Record<string, unknown>> =
    typeof jsonData === 'object' && jsonData !== null ? { ...jsonData } : {};
  const text = (name: keyof TokenCostSettings) => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { delegateUid: text('delegateUid'), table: text('table') || DEFAULT_TABLE, timeZone: text('timeZone') };
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
