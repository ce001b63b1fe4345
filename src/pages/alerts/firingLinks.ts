import type { AlertKind } from 'alerts/alertRule';
import type { Firing } from 'alerts/backTestRules';
import { DAY, HOUR } from 'core/usage/timeWindow';

export interface FiringLinks {
  readonly board: string;
  /** The calls of these hours; absent where there are none. */
  readonly receipts?: string;
}

/** How much of the time before and after it a board shows. Those of users and drifts judge as of the end of what they show. */
const AROUND: Readonly<Record<AlertKind, { readonly before: number; readonly after: number }>> = {
  'feature-anomaly': { before: DAY, after: DAY },
  'runaway-user': { before: 13 * DAY, after: 0 },
  'unpriced-tokens': { before: DAY, after: DAY },
  'data-stopped': { before: DAY, after: DAY },
  'feature-drifting': { before: 27 * DAY, after: 0 },
};

const BOARDS: Readonly<Record<AlertKind, string>> = {
  'feature-anomaly': 'llmops-anomaly-bands',
  'runaway-user': 'llmops-top-users',
  'unpriced-tokens': 'llmops-data-coverage',
  'data-stopped': 'llmops-data-coverage',
  'feature-drifting': 'llmops-top-features',
};

const VARIABLES: Readonly<Partial<Record<AlertKind, string>>> = {
  'feature-anomaly': 'var-feature',
  'runaway-user': 'var-user',
  'feature-drifting': 'var-feature',
};

/** Where to look at an alert: the board around it, and its calls. `dataSource` is a uid. */
export function firingLinks({ kind, subject, from, to }: Firing, dataSource: string): FiringLinks {
  const variable = VARIABLES[kind];
  const about = {
    'var-datasource': dataSource,
    ...(variable !== undefined && subject !== undefined && { [variable]: subject }),
  };
  const address = (path: string, start: number, end: number) =>
    `${path}?${new URLSearchParams({ ...about, from: String(start), to: String(end) })}`;
  // A user's 24 hours begin before the first evaluation.
  const firstCall = kind === 'runaway-user' ? from + HOUR - DAY : from;
  return {
    board: address(`/d/${BOARDS[kind]}`, from - AROUND[kind].before, to + AROUND[kind].after),
    ...(kind !== 'data-stopped' && { receipts: address('/a/llmops-tokencost-app/receipts', firstCall, to) }),
  };
}
