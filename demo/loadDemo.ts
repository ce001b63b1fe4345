import type { PGlite } from '@electric-sql/pglite';
import { demoRange } from './demoRange';
import { generateCalls } from './generateCalls';
import type { LoadedData } from './loadedData';
import { loadRows } from './sinks/pglite';
import { steadyProgress } from './steadyProgress';

export interface LoadDemoOptions {
  /** Epoch milliseconds; the demo ends at the start of its UTC hour. */
  readonly now: number;
  readonly seed?: number;
  onProgress(message: string): void;
}

/** Fills the store with the seeded demo: 35 days of calls up to the start of the current hour. */
export async function loadDemo(db: PGlite, options: LoadDemoOptions): Promise<LoadedData> {
  const range = demoRange(options.now);
  const report = steadyProgress((message) => options.onProgress(message));
  const rows = await loadRows(db, generateCalls(options), (loaded) =>
    report(() => `Demo: ${loaded.toLocaleString('en-US')} calls loaded`),
  );
  options.onProgress(`Demo: ${rows.toLocaleString('en-US')} calls loaded`);
  return { ...range, rows, rejected: 0, messages: [] };
}
