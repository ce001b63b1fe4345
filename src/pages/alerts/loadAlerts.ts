import { chooseScope } from 'alerts/chooseScope';
import type { StoredRule } from 'alerts/storedRule';
import { DOLLARS, type PriceSettings } from 'core/pricing/priceSettings';
import { DAY } from 'core/usage/timeWindow';
import { PLUGIN_ID } from 'datasource/query';
import { reportingZone, sourceOf } from 'datasource/settings';
import { askStore } from 'execution/askStore';
import { type DelegateConnection, connectDelegate } from 'execution/connectDelegate';
import { lastValueFrom } from 'rxjs';
import type { StoreSource } from 'stores/storeRequest';
import { findTokenCostDataSource } from '../tokenCostDataSources';
import { type Folder, getRuleGroup, listContactPoints, listFolders, listRules } from './alertingApi';
import { rulesByKind } from './alertsForm';
import { explainAlertingError } from './explainAlertingError';
import { BACK_TEST_DAYS } from './fetchBackTest';

/** A table that rules can watch, and the way to it. */
export interface WatchedTable {
  /** Of the LLM Token Cost data source. */
  readonly uid: string;
  readonly name: string;
  readonly connection: DelegateConnection;
  readonly source: StoreSource;
  /** Own prices, in US dollars: thresholds and texts of rules are, whatever currency the boards show. */
  readonly prices: PriceSettings | undefined;
  /** The boards show another currency. */
  readonly isOtherCurrency: boolean;
  /** Epoch ms; the same for everything on the page, so that nothing is asked twice. */
  readonly now: number;
  /** Names of features, for choosing. */
  readonly features: readonly string[];
}

/** What Grafana's alerting has, as far as this user may see it. */
export interface Alerting {
  readonly rules: readonly StoredRule[];
  readonly scope: string;
  readonly contactPoints: readonly string[];
  readonly folders: readonly Folder[];
  /** Seconds between the evaluations of the group that the rules are in; absent while there are none. */
  readonly interval?: number;
  /** What could not be listed and why, each a sentence. */
  readonly problems: readonly string[];
}

/** Opens the table behind a data source. Rejects with a sentence where rules cannot watch it. */
export async function openTable(uid: string, now: number): Promise<WatchedTable> {
  const { name, settings } = await findTokenCostDataSource(uid);
  const source = sourceOf(settings, reportingZone(undefined, settings, 'utc'));
  const connection = await connectDelegate({ uid: settings.delegateUid, ownType: PLUGIN_ID, asker: 'alerts' });
  const { dataSource, store } = connection;
  // Grafana accepts a rule on a data source that its server cannot ask, and only its evaluations fail.
  if (store.planRule === undefined || dataSource.meta?.alerting === false) {
    throw new RangeError(
      `Grafana cannot evaluate rules on “${dataSource.name}” (${dataSource.type}): they need a PostgreSQL data source of Grafana’s own. Choose an LLM Token Cost data source that reads from one.`,
    );
  }
  const { prices: entries, currency = DOLLARS } = settings.pricing ?? {};
  const prices = entries === undefined ? undefined : { prices: entries };
  const isOtherCurrency = currency !== DOLLARS;
  const window = { from: now - BACK_TEST_DAYS * DAY, to: now };
  const values = await lastValueFrom(
    askStore(connection, { kind: 'values', source, window, filters: [], dimension: 'feature' }),
  );
  return { uid, name, connection, source, prices, isOtherCurrency, now, features: values.rows };
}

/** Asks for rules, contact points and folders; one that is refused does not keep the others away. */
export async function loadAlerting({ name, connection, source }: WatchedTable): Promise<Alerting> {
  const problems: string[] = [];
  const orNone = async <Item>(asked: Promise<readonly Item[]>, attempt: string): Promise<readonly Item[]> => {
    try {
      return await asked;
    } catch (reason) {
      problems.push(explainAlertingError(reason, attempt));
      return [];
    }
  };
  const [rules, contactPoints, folders] = await Promise.all([
    orNone(listRules(), 'list its alert rules'),
    orNone(listContactPoints(), 'list its contact points'),
    orNone(listFolders(), 'list its folders'),
  ]);
  const scope = chooseScope(rules, { name, datasourceUid: connection.dataSource.uid, table: source.table });
  const interval = await intervalOf(rules, scope);
  return { rules, scope, contactPoints, folders, problems, ...(interval !== undefined && { interval }) };
}

async function intervalOf(rules: readonly StoredRule[], scope: string): Promise<number | undefined> {
  const [first] = Object.values(rulesByKind(rules, scope));
  try {
    return first && (await getRuleGroup(first.folderUid, first.group)).interval;
  } catch {
    // Groups may be closed to those who may see rules; the page then offers its own default.
    return undefined;
  }
}
