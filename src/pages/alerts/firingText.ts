import { dateTimeFormat } from '@grafana/data';
import type { Firing } from 'alerts/backTestRules';
import { formatUsd } from 'core/format';

/** When an alert would have been and what it was about, in one line. */
export function firingText(firing: Firing, timeZone: string): string {
  const { from, to, cost } = firing;
  return `${instantText(from, timeZone)} to ${instantText(to, timeZone)}${cost === undefined ? '' : `, ${costText(firing)}`}`;
}

export function instantText(instant: number, timeZone: string): string {
  return dateTimeFormat(instant, { timeZone, format: 'YYYY-MM-DD HH:mm' });
}

/** Dollars of the hours that broke the rule; at least so much where the cost of calls is unknown. */
export function costText({ cost, callsUnknown }: Firing): string {
  if (cost === undefined) {
    return '–';
  }
  return callsUnknown > 0 ? `at least ${formatUsd(cost)}` : formatUsd(cost);
}
