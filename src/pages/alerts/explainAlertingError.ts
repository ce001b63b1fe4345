import { messageOf } from 'execution/delegate';

/** What was tried, in the words of a sentence: `create the rule “Runaway user”`. */
export type Attempt = string;

/** Why Grafana's alerting refused something, and what to do about it. */
export function explainAlertingError(reason: unknown, attempt: Attempt): string {
  const said = `Grafana did not ${attempt}: ${messageOf(reason)}`;
  const advice = adviceOn(statusOf(reason));
  return advice === undefined ? said : `${said.replace(/[.\s]*$/, '.')} ${advice}`;
}

function adviceOn(status: number | undefined): string | undefined {
  switch (status) {
    case 400:
      return 'The rule does not suit this Grafana: check the contact point and the folder, which may have been deleted meanwhile.';
    case 401:
      return 'You are not logged in any more: log in and try again.';
    case 403:
      return 'You lack the permission. Editors and admins have it, unless the folder is closed to them: ask an admin for the right to edit alert rules in this folder, or to do this here.';
    case 404:
      return 'Either this Grafana has alerting switched off (unified_alerting in its configuration), or what was meant has been deleted meanwhile: reload the page.';
    case 409:
    case 412:
      return 'Something of that name or uid exists already, perhaps where you cannot see it. Reload the page; if it is not shown then, an admin has to delete it or give you access.';
    case undefined:
      return undefined;
    case 500:
      return 'It gives no reason when a rule belongs to a file or to another tool; its server’s log says more.';
    default:
      return undefined;
  }
}

function statusOf(reason: unknown): number | undefined {
  return typeof reason === 'object' && reason !== null && 'status' in reason && typeof reason.status === 'number'
    ? reason.status
    : undefined;
}
