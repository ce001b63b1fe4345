const dataSourceContract = ['datasource/query.ts', 'datasource/settings.ts'];

/**
 * The dependency wall: what each folder may import of `src`, by folder or file under `src`.
 * core <- stores <- alerts, execution, frames <- datasource, panels, pages; nothing points back.
 */
export const rings = {
  core: [],
  stores: ['core'],
  alerts: ['core', 'stores'],
  execution: ['core', 'stores'],
  frames: ['core', 'stores'],
  datasource: ['core', 'stores', 'alerts', 'execution', 'frames'],
  // What a panel or a page knows of the data source is the query it is sent and the settings it was given.
  panels: ['core', 'stores', 'alerts', 'execution', 'frames', ...dataSourceContract],
  pages: ['core', 'stores', 'alerts', 'execution', 'frames', ...dataSourceContract],
  testing: ['core', 'stores'],
};

/** The same for the folders beside `src`. */
export const outsideSource = {
  demo: ['core'],
  dashboards: ['core', 'datasource/query.ts'],
  cli: ['core', 'stores', 'alerts'],
  preview: [],
  e2e: [],
};

/** Folders beside `src` that a shipped file must never reach; a test may compare itself with the demo. */
export const neverShipped = ['demo', 'cli', 'dashboards', 'preview', 'e2e', 'scripts', 'test', '.config'];

/** Rings that stay free of Grafana, React and RxJS, so that a command or a server can run them as they are. */
export const pureRings = ['core', 'stores', 'alerts'];
