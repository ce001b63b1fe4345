import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { loadCallLogs } from '../../demo/callLog/loadCallLogs';
import { demoVersion } from '../../demo/demoVersion';
import { loadDemo } from '../../demo/loadDemo';
import type { LoadedData } from '../../demo/loadedData';
import type { PreviewArguments } from './commandLine';
import { DATABASE, claimDemoFolder, emptyDemoFolder, finishDemoFolder, readStamp } from './demoFolder';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WEEK = 7 * 24 * HOUR;

/** A database with one data set in it, and what the boards should open on (epoch milliseconds). */
export interface Dataset {
  readonly db: PGlite;
  readonly name: string;
  readonly range: { readonly from: number; readonly to: number };
  readonly messages: readonly string[];
}

interface DatasetFolders {
  /** Holds one folder per demo. */
  readonly cache: string;
  readonly rejects: string;
  readonly onProgress: (message: string) => void;
}

/** The data set that the command line asks for: call logs into memory, or the demo from the folder of an earlier start. */
export async function openDataset(wanted: PreviewArguments, folders: DatasetFolders): Promise<Dataset> {
  return wanted.sources.length > 0 ? openCallLogs(wanted, folders) : openDemo(wanted, folders);
}

async function openCallLogs({ sources }: PreviewArguments, { rejects, onProgress }: DatasetFolders): Promise<Dataset> {
  onProgress('Starting the embedded PostgreSQL');
  const db = await PGlite.create();
  const loaded = await loadCallLogs(db, sources, { onProgress, rejectFolder: rejects });
  await db.exec('ANALYZE');
  const from = Math.floor(loaded.from / MINUTE) * MINUTE;
  const to = Math.ceil(loaded.to / MINUTE) * MINUTE;
  return { db, name: 'your call log', range: { from, to }, messages: loaded.messages };
}

async function openDemo(wanted: PreviewArguments, { cache, onProgress }: DatasetFolders): Promise<Dataset> {
  const end = Math.floor(wanted.now / HOUR) * HOUR;
  const identity = JSON.stringify([demoVersion, wanted.seed ?? null, end]);
  const folder = claimDemoFolder(cache, createHash('sha256').update(identity).digest('hex').slice(0, 16));
  // Only ever written by this program, of this version of the demo.
  const known = readStamp(folder) as LoadedData | undefined;
  const opened = known && (await openFolder(folder));
  const { db, loaded } =
    opened && known ? { db: opened, loaded: known } : await buildDemo({ folder, end, seed: wanted.seed, onProgress });
  return { db, name: 'the demo', range: { from: loaded.to - WEEK, to: loaded.to }, messages: loaded.messages };
}

interface DemoBuild {
  readonly folder: string;
  readonly end: number;
  readonly seed: number | undefined;
  readonly onProgress: (message: string) => void;
}

async function buildDemo({ folder, end, seed, onProgress }: DemoBuild) {
  onProgress('Creating the demo database (once per demo; the next start takes seconds)');
  emptyDemoFolder(folder);
  const db = await PGlite.create(join(folder, DATABASE));
  const loaded = await loadDemo(db, { now: end, seed, onProgress });
  await db.exec('ANALYZE; CHECKPOINT');
  finishDemoFolder(folder, loaded);
  return { db, loaded };
}

async function openFolder(folder: string): Promise<PGlite | undefined> {
  try {
    const db = await PGlite.create(join(folder, DATABASE));
    await db.query('SELECT 1 FROM llm_calls LIMIT 1');
    return db;
  } catch {
    // Broken by a start that was killed; it is made anew.
    return undefined;
  }
}
