import type { RuleRequest } from 'stores/rule';
import type { StoreQuery } from 'stores/store';

export const alertKinds = [
  'feature-anomaly',
  'runaway-user',
  'unpriced-tokens',
  'data-stopped',
  'feature-drifting',
] as const;
/** What a rule watches for; part of its uid, of its runbook's name and of its labels. */
export type AlertKind = (typeof alertKinds)[number];

/** The rules that one gets without choosing: a drift is nothing to be woken up for, and stands on a board anyway. */
export const defaultKinds: readonly AlertKind[] = alertKinds.filter((kind) => kind !== 'feature-drifting');

/** One step of a rule: a query of a data source, or an expression over the steps before it. */
export type AlertStep =
  | { readonly kind: 'query'; readonly refId: string; readonly query: StoreQuery; readonly lookBack: number }
  | { readonly kind: 'math'; readonly refId: string; readonly expression: string }
  | { readonly kind: 'threshold'; readonly refId: string; readonly of: string; readonly above: number };

/** How long notifications are gathered before they are sent, as Grafana writes durations; Grafana's own where absent. */
export interface NotificationBatching {
  /** From the first alert of a group to its notification. */
  readonly wait?: string;
  /** From one notification of a group to the next one with news, a resolved alert among them. */
  readonly interval?: string;
  /** From one notification to the next one without news. */
  readonly repeat?: string;
}

/** One of Grafana's alert rules, before it becomes a file or the body of a request. Durations as Grafana writes them: `5m`. */
export interface AlertRule {
  readonly uid: string;
  readonly kind: AlertKind;
  readonly title: string;
  readonly steps: readonly AlertStep[];
  /** The step that decides: not zero fires. */
  readonly condition: string;
  /** How long it has to be true before it fires. */
  readonly pendingFor: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The contact point that is notified; the organisation's notification policies decide where absent. */
  readonly receiver?: string;
  /** What notifications are grouped by. */
  readonly groupBy: readonly string[];
  /** Only where there is a receiver: otherwise the notification policies decide. */
  readonly batching?: NotificationBatching;
  /** What its queries were made from. */
  readonly request: RuleRequest;
}
