import type { AlertRule } from './alertRule';

/** Where Grafana sends the notifications of a rule, past the notification policies; the same in files and in requests. */
export interface NotificationSettings {
  readonly receiver: string;
  readonly group_by: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
}

/** `undefined` where a rule names no contact point, so that the organisation's notification policies decide. */
export function notificationSettings({ receiver, groupBy, batching }: AlertRule): NotificationSettings | undefined {
  if (receiver === undefined) {
    return undefined;
  }
  const { wait, interval, repeat } = batching ?? {};
  return {
    receiver,
    // Grafana refuses a grouping without these two.
    group_by: [...new Set(['grafana_folder', 'alertname', ...groupBy])],
    ...(wait !== undefined && { group_wait: wait }),
    ...(interval !== undefined && { group_interval: interval }),
    ...(repeat !== undefined && { repeat_interval: repeat }),
  };
}
