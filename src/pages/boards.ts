import type { IconName } from '@grafana/data';

interface BoardInfo {
  readonly uid: string;
  readonly title: string;
  readonly icon: IconName;
}

/** The boards that the app brings, in the order in which they are read. */
export const boards: readonly BoardInfo[] = [
  { uid: 'llmops-cost-trend', title: 'Cost trend', icon: 'graph-bar' },
  { uid: 'llmops-top-features', title: 'Top features', icon: 'list-ul' },
  { uid: 'llmops-top-users', title: 'Top users', icon: 'users-alt' },
  { uid: 'llmops-cache', title: 'Cache', icon: 'database' },
  { uid: 'llmops-errors', title: 'Errors', icon: 'exclamation-triangle' },
  { uid: 'llmops-anomaly-bands', title: 'Anomaly bands', icon: 'chart-line' },
  { uid: 'llmops-data-coverage', title: 'Data coverage', icon: 'check-circle' },
];
