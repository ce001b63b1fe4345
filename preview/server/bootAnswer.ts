import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from './dataset';
import { POSTGRES_TYPE } from './dsQuery';

export const APP_ID = 'llmops-tokencost-app';
export const DATA_SOURCE_ID = 'llmops-tokencost-datasource';
export const COST_BAND_ID = 'llmops-costband-panel';

export interface BoardEntry {
  readonly uid: string;
  readonly title: string;
  /** The dashboard's JSON, as Grafana would import it. */
  readonly url: string;
}

export interface DataSourceEntry {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly isDefault: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

/** The answer to GET /api/preview/boot: all that Grafana's boot data would tell the page. */
export interface BootAnswer {
  readonly datasetName: string;
  readonly range: { readonly from: number; readonly to: number };
  readonly boards: readonly BoardEntry[];
  readonly dataSources: readonly DataSourceEntry[];
}

const dataSources: readonly DataSourceEntry[] = [
  {
    id: 1,
    uid: 'postgres',
    name: 'PostgreSQL',
    type: POSTGRES_TYPE,
    isDefault: true,
    jsonData: { database: 'postgres' },
  },
  {
    id: 2,
    uid: 'tokencost',
    name: 'LLM Token Cost',
    type: DATA_SOURCE_ID,
    isDefault: false,
    jsonData: { delegateUid: 'postgres', table: 'llm_calls', timeZone: '' },
  },
];

export const dataSourceTypes = Object.fromEntries(dataSources.map(({ uid, type }) => [uid, type]));

export function buildBootAnswer(dataset: Pick<Dataset, 'name' | 'range'>, dist: string): BootAnswer {
  return { datasetName: dataset.name, range: dataset.range, boards: readBoards(dist), dataSources };
}

/** The dashboards that the built app ships, in the order of its `includes`. */
function readBoards(dist: string): readonly BoardEntry[] {
  const { includes } = JSON.parse(readFileSync(join(dist, 'plugin.json'), 'utf8')) as {
    includes: ReadonlyArray<{ type: string; path?: string }>;
  };
  return includes.flatMap(({ type, path }) => {
    if (type !== 'dashboard' || path === undefined) {
      return [];
    }
    const { uid, title } = JSON.parse(readFileSync(join(dist, path), 'utf8')) as { uid: string; title: string };
    return [{ uid, title, url: `/public/plugins/${APP_ID}/${path}` }];
  });
}
