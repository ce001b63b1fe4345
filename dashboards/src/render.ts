import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { costTrend } from './costTrend';
import { topFeatures } from './topFeatures';

interface BoardFile {
  readonly name: string;
  readonly text: string;
}

/** The boards as the files that the plugin ships, byte for byte. */
export function renderBoards(): BoardFile[] {
  return [
    { name: 'cost-trend.json', text: render(costTrend) },
    { name: 'top-features.json', text: render(topFeatures) },
  ];
}

function render(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
