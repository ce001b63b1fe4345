import { type AlertKind, alertKinds, defaultKinds } from 'alerts/alertRule';
import { type FeatureChoice, readChoices } from 'alerts/ruleChoices';
import type { RuleSettings } from 'alerts/ruleSettings';
import { ruleUid } from 'alerts/ruleUid';
import type { StoredRule } from 'alerts/storedRule';
import type { Folder } from './alertingApi';

/** Everything that is chosen on the page. */
export interface AlertsForm {
  readonly kinds: readonly AlertKind[];
  readonly settings: RuleSettings;
  readonly features: FeatureChoice;
  /** Empty for a new one. */
  readonly folderUid: string;
  readonly newFolder: string;
  readonly group: string;
  readonly intervalMinutes: number;
}

export const NEW_FOLDER = 'LLM cost';
const GROUP = 'llm-cost';
const INTERVAL_MINUTES = 5;

export const ruleNames: Readonly<Record<AlertKind, string>> = {
  'feature-anomaly': 'Feature cost anomaly',
  'runaway-user': 'Runaway user',
  'unpriced-tokens': 'Tokens without a price',
  'data-stopped': 'Calls stopped arriving',
  'feature-drifting': 'Feature drifting',
};

/** The rules of a scope that Grafana has, by kind. */
export function rulesByKind(rules: readonly StoredRule[], scope: string): Partial<Record<AlertKind, StoredRule>> {
  return Object.fromEntries(
    alertKinds.flatMap((kind) => {
      const rule = rules.find(({ uid }) => uid === ruleUid(kind, scope));
      return rule === undefined ? [] : [[kind, rule]];
    }),
  );
}

/** What the page begins with: the choices behind the rules that exist, else the defaults. */
export function initialForm(
  existing: Readonly<Partial<Record<AlertKind, StoredRule>>>,
  { folders, interval }: { readonly folders: readonly Folder[]; readonly interval?: number },
): AlertsForm {
  const present = alertKinds.filter((kind) => existing[kind] !== undefined);
  const first = alertKinds.flatMap((kind) => existing[kind] ?? [])[0];
  return {
    ...readChoices(existing),
    kinds: present.length === 0 ? defaultKinds : present,
    folderUid: first?.folderUid ?? folders.find(({ title }) => title === NEW_FOLDER)?.uid ?? '',
    newFolder: NEW_FOLDER,
    group: first?.group ?? GROUP,
    intervalMinutes: interval === undefined ? INTERVAL_MINUTES : interval / 60,
  };
}

/** Why these choices cannot be saved yet; `undefined` where they can. */
export function whyNotSaved({ kinds, features, folderUid, newFolder, group }: AlertsForm): string | undefined {
  if (kinds.length === 0) {
    return 'Choose at least one rule.';
  }
  if (features.watched !== 'all' && features.values.length === 0) {
    return 'Name the features, or watch all of them.';
  }
  if (folderUid === '' && newFolder.trim() === '') {
    return 'Give the new folder a name.';
  }
  return group.trim() === '' ? 'Give the group a name.' : undefined;
}
