import type { AlertRule } from './alertRule';
import { type NotificationSettings, notificationSettings } from './notificationSettings';
import { type RuleFields, ruleData } from './ruleData';

/** The body of `POST` and `PUT /api/v1/provisioning/alert-rules`. */
export interface RuleBody extends RuleFields {
  readonly orgID: number;
  readonly folderUID: string;
  readonly ruleGroup: string;
  readonly notification_settings?: NotificationSettings;
}

export interface RuleBodyOptions {
  readonly datasourceUid: string;
  readonly orgId: number;
  readonly folderUid: string;
  readonly group: string;
}

/** A rule as Grafana's provisioning API takes it. */
export function ruleBody(rule: AlertRule, { datasourceUid, orgId, folderUid, group }: RuleBodyOptions): RuleBody {
  const { uid, title, condition, pendingFor, annotations, labels } = rule;
  const notification = notificationSettings(rule);
  return {
    uid,
    orgID: orgId,
    folderUID: folderUid,
    ruleGroup: group,
    title,
    condition,
    data: ruleData(rule, datasourceUid),
    noDataState: 'OK',
    execErrState: 'Error',
    for: pendingFor,
    annotations,
    labels,
    isPaused: false,
    ...(notification !== undefined && { notification_settings: notification }),
  };
}
