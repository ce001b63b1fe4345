import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { anomalyBands } from './anomalyBands';
import { cache } from './cache';
import { costTrend } from './costTrend';
import { dataCoverage } from './dataCoverage';
import { errors } from './errors';
import { topFeatures } from './topFeatures';
import { topUsers } from './topUsers';

interface BoardFile {
  readonly name: string;
  readonly text: string;
}

/** The boards as the files that the plugin ships, byte for byte. */
export function renderBoards(): BoardFile[] {
  return [
    { name: 'cost-trend.json', text: render(costTrend) },
    { name: 'top-features.json', text: render(topFeatures) },
    { name: 'top-users.json', text: render(topUsers) },
    { name: 'cache.json', text: render(cache) },
    { name: 'errors.json', text: render(errors) },
    { name: 'anomaly-bands.json', text: render(anomalyBands) },
    { name: 'data-coverage.json', text: render(dataCoverage) },
  ];
}

function render(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
