import { PGlite } from '@electric-sql/pglite';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCallLogs } from '../../demo/callLog/loadCallLogs';
import { demoVersion } from '../../demo/demoVersion';
import { loadDemo } from '../../demo/loadDemo';
import type { LoadedData } from '../../demo/loadedData';
import type { PreviewArguments } from './commandLine';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WEEK = 7 * 24 * HOUR;

// Written after everything else: a folder without it was not finished, and is made anew.
const STAMP = 'loaded.json';

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
  onProgress(message: string): void;
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
  const key = createHash('sha256')
    .update(JSON.stringify([demoVersion, wanted.seed ?? null, end]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cache, key);
  removeOtherFolders(cache, key);
  const known = readStamp(folder);
  const opened = known && (await openFolder(folder));
  const { db, loaded } = opened ? { db: opened, loaded: known } : await buildDemo({ folder, end, wanted, onProgress });
  return { db, name: 'the demo', range: { from: loaded.to - WEEK, to: loaded.to }, messages: loaded.messages };
}

interface DemoBuild {
  readonly folder: string;
  readonly end: number;
  readonly wanted: PreviewArguments;
  onProgress(message: string): void;
}

async function buildDemo({ folder, end, wanted, onProgress }: DemoBuild) {
  onProgress('Creating the demo database (once per demo; the next start takes seconds)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const db = await PGlite.create(join(folder, 'db'));
  const loaded = await loadDemo(db, { now: end, seed: wanted.seed, onProgress });
  await db.exec('ANALYZE; CHECKPOINT');
  writeFileSync(join(folder, STAMP), JSON.stringify(loaded));
  return { db, loaded };
}

async function openFolder(folder: string): Promise<PGlite | undefined> {
  try {
    const db = await PGlite.create(join(folder, 'db'));
    await db.query('SELECT 1 FROM llm_calls LIMIT 1');
    return db;
  } catch {
    return undefined;
  }
}

function readStamp(folder: string): LoadedData | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, STAMP), 'utf8')) as LoadedData;
  } catch {
    return undefined;
  }
}

function removeOtherFolders(cache: string, key: string): void {
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    if (name !== key) {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}
