import { config } from '@grafana/runtime';

/** Any of these lets somebody write alert rules somewhere; in which folders, only an attempt tells. */
const WRITING = ['alert.rules:create', 'alert.provisioning:write', 'alert.rules.provisioning:write'];

/** Whether Grafana gives the reader the right to write alert rules in some folder; a Viewer has it in none. */
export function mayWriteRules(): boolean {
  const { permissions } = config.bootData.user;
  return permissions === undefined || WRITING.some((action) => permissions[action] === true);
}
