import type { AlertRule } from './alertRule';
import { notificationSettings } from './notificationSettings';
import { type RuleFields, ruleData } from './ruleData';

export interface RuleFileOptions {
  readonly datasourceUid: string;
  /** 1 where absent. */
  readonly orgId?: number;
  readonly folder: string;
  readonly group: string;
  /** How often the rules are evaluated: `5m`. */
  readonly interval: string;
  /** The rules are there and are not evaluated. */
  readonly paused?: boolean;
}

/** A rule as Grafana's alerting provisioning reads it from a file. */
export interface FileRule extends RuleFields {
  readonly notification_settings?: Readonly<Record<string, unknown>>;
}

export interface RuleFile {
  readonly apiVersion: 1;
  readonly groups: ReadonlyArray<{
    readonly orgId: number;
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: readonly FileRule[];
  }>;
}

/**
 * Rules as a file for Grafana's alerting provisioning, as an object to be written as YAML. It holds no notification policies,
 * because such a file would replace those of the whole organisation.
 */
export function ruleFile(rules: readonly AlertRule[], options: RuleFileOptions): RuleFile {
  const { orgId = 1, folder, group, interval } = options;
  return {
    apiVersion: 1,
    groups: [
      {
        orgId,
        name: literal(group),
        folder: literal(folder),
        interval,
        rules: rules.map((rule) => fileRule(rule, options)),
      },
    ],
  };
}

function fileRule(rule: AlertRule, { datasourceUid, paused = false }: RuleFileOptions): FileRule {
  const { uid, title, condition, pendingFor, annotations, labels } = rule;
  const notification = notificationSettings(rule);
  return {
    uid,
    title: literal(title),
    condition,
    data: ruleData(rule, datasourceUid),
    noDataState: 'OK',
    execErrState: 'Error',
    for: pendingFor,
    // Annotations are taken as they are, and so are the models of the steps.
    annotations,
    labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, literal(value)])),
    isPaused: paused,
    ...(notification !== undefined && {
      notification_settings: { ...notification, receiver: literal(notification.receiver) },
    }),
  };
}

/** A text in which Grafana finds no environment variable to put in. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
