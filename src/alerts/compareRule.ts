import type { RuleBody } from './ruleBody';
import type { StoredRule } from './storedRule';

/** How a rule in Grafana stands to the one that the page would write. */
export type RuleComparison =
  | { readonly state: 'absent' }
  /** A file or another tool keeps it: the API refuses to change it, with an HTTP 500 that gives no reason. */
  | { readonly state: 'provisioned'; readonly by: string; readonly differences: readonly string[] }
  | { readonly state: 'same' }
  /** Made with the prices of another book; `differences` names what else is not the same. */
  | { readonly state: 'otherPrices'; readonly prices: string; readonly differences: readonly string[] }
  | { readonly state: 'differs'; readonly differences: readonly string[] };

/** Rules that were made through the API without the header that keeps them editable can still be changed through it. */
const CHANGEABLE = ['', 'api'];

export function compareRule(stored: StoredRule | undefined, wanted: RuleBody): RuleComparison {
  if (stored === undefined) {
    return { state: 'absent' };
  }
  const differences = differencesOf(stored, wanted);
  if (!CHANGEABLE.includes(stored.provenance)) {
    return { state: 'provisioned', by: stored.provenance, differences };
  }
  const prices = stored.annotations['prices'];
  if (wanted.annotations['prices'] !== undefined && prices !== wanted.annotations['prices']) {
    // Another book means other rates in the queries, and another text about them: neither is news beside it.
    const others = differences.filter((name) => name !== 'queries' && name !== 'annotations');
    return { state: 'otherPrices', prices: prices ?? 'unknown prices', differences: others };
  }
  return differences.length === 0 ? { state: 'same' } : { state: 'differs', differences };
}

function differencesOf({ fields, labels, annotations, folderUid, group }: StoredRule, wanted: RuleBody): string[] {
  const checks: ReadonlyArray<readonly [name: string, same: boolean]> = [
    ['title', fields['title'] === wanted.title],
    ['folder', folderUid === wanted.folderUID],
    ['group', group === wanted.ruleGroup],
    ['queries', holds(fields['data'], wanted.data)],
    ['condition', fields['condition'] === wanted.condition],
    ['pending period', fields['for'] === wanted.for],
    ['paused', (fields['isPaused'] ?? false) === wanted.isPaused],
    [
      'no data and errors',
      holds([fields['noDataState'], fields['execErrState']], [wanted.noDataState, wanted.execErrState]),
    ],
    // An update would take away what somebody added, so that more than what is wanted differs too.
    ['labels', holds(labels, wanted.labels) && holds(wanted.labels, labels)],
    ['annotations', holds(annotations, wanted.annotations) && holds(wanted.annotations, annotations)],
    [
      'receiver',
      wanted.notification_settings === undefined
        ? fields['notification_settings'] == null
        : holds(fields['notification_settings'], wanted.notification_settings),
    ],
  ];
  return checks.flatMap(([name, same]) => (same ? [] : [name]));
}

/** Whether everything wanted is there: Grafana adds fields of its own to what it was sent. */
function holds(stored: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((each, index) => holds(stored[index] as unknown, each))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
    return Object.entries(wanted).every(([name, value]) => holds(fields[name], value));
  }
  return stored === wanted;
}
