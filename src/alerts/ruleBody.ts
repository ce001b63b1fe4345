import type { AlertRule } from './alertRule';
import { type RuleDataEntry, ruleData } from './ruleData';

/** The body of `POST` and `PUT /api/v1/provisioning/alert-rules`. */
export interface RuleBody {
  readonly uid: string;
  readonly orgID: number;
  readonly folderUID: string;
  readonly ruleGroup: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly RuleDataEntry[];
  readonly noDataState: 'OK';
  readonly execErrState: 'Error';
  readonly for: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly isPaused: boolean;
  readonly notification_settings?: { readonly receiver: string; readonly group_by: readonly string[] };
}

export interface RuleBodyOptions {
  readonly datasourceUid: string;
  readonly orgId: number;
  readonly folderUid: string;
  readonly group: string;
}

/** A rule as Grafana's provisioning API takes it. */
export function ruleBody(rule: AlertRule, { datasourceUid, orgId, folderUid, group }: RuleBodyOptions): RuleBody {
  const { uid, title, condition, pendingFor, annotations, labels, receiver, groupBy } = rule;
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
    ...(receiver !== undefined && {
      notification_settings: { receiver, group_by: ['grafana_folder', ...groupBy] },
    }),
  };
}
