/** What the specs create in a Grafana and a PostgreSQL, named so that nothing of anybody else's is touched. */
export const names = {
  schema: 'tokencost_e2e',
  /** The PostgreSQL data source, ours on the demo's table, and ours on a table of another shape. */
  calls: 'tokencost-e2e-calls',
  tokenCost: 'tokencost-e2e',
  otherShape: 'tokencost-e2e-other-shape',
  /** A PostgreSQL data source that the specs take away, and ours on it. */
  fragileCalls: 'tokencost-e2e-fragile-calls',
  fragile: 'tokencost-e2e-fragile',
  viewer: 'tokencost-e2e-viewer',
} as const;

export const APP_ID = 'llmops-tokencost-app';
export const DATA_SOURCE_TYPE = 'llmops-tokencost-datasource';
export const COST_BAND_TYPE = 'llmops-costband-panel';
