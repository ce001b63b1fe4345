import type { AlertRule } from './alertRule';
import { ruleData } from './ruleData';

export interface RuleFileOptions {
  readonly datasourceUid: string;
  readonly folder: string;
  readonly group: string;
  /** How often the rules are evaluated: `5m`. */
  readonly interval: string;
}

/**
 * Rules as a file for Grafana's alerting provisioning, as an object to be written as YAML. It holds no notification policies,
 * because such a file would replace those of the whole organisation.
 */
export function ruleFile(rules: readonly AlertRule[], options: RuleFileOptions): Readonly<Record<string, unknown>> {
  const { datasourceUid, folder, group, interval } = options;
  return {
    apiVersion: 1,
    groups: [{ orgId: 1, name: group, folder, interval, rules: rules.map((rule) => fileRule(rule, datasourceUid)) }],
  };
}

function fileRule(rule: AlertRule, datasourceUid: string): Readonly<Record<string, unknown>> {
  const { uid, title, condition, pendingFor, annotations, labels, receiver, groupBy } = rule;
  return {
    uid,
    title,
    condition,
    data: ruleData(rule, datasourceUid),
    noDataState: 'OK',
    execErrState: 'Error',
    for: pendingFor,
    // Annotations are taken as they are; in labels Grafana would replace environment variables.
    annotations,
    labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, value.replaceAll('$', '$$$$')])),
    isPaused: false,
    ...(receiver !== undefined && { notification_settings: { receiver, group_by: ['grafana_folder', ...groupBy] } }),
  };
}
