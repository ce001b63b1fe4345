import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Written after everything else: a folder without it was not finished, and is made anew.
const STAMP = 'loaded.json';
const OWNER = 'owner.pid';
export const DATABASE = 'db';

/**
 * The folder of a demo for this process alone. PGlite does not lock its files, so that a folder which another running
 * preview uses is copied, or left to it where it is not finished; folders that nobody uses any more are removed.
 */
export function claimDemoFolder(cache: string, key: string): string {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    if (name !== key && !isInUse(join(cache, name))) {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
  const shared = join(cache, key);
  if (!isInUse(shared)) {
    return own(shared);
  }
  const copy = join(cache, `${key}-${process.pid}`);
  if (existsSync(join(shared, STAMP))) {
    cpSync(shared, copy, { recursive: true });
  }
  return own(copy);
}

/** An empty folder in the place of an unfinished or broken one. */
export function emptyDemoFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  own(folder);
}

/** What `finishDemoFolder` wrote; undefined where the folder was not finished. */
export function readStamp(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, STAMP), 'utf8'));
  } catch {
    return undefined;
  }
}

export function finishDemoFolder(folder: string, stamp: unknown): void {
  writeFileSync(join(folder, STAMP), JSON.stringify(stamp));
}

function own(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, OWNER), String(process.pid));
  return folder;
}

function isInUse(folder: string): boolean {
  try {
    const owner = Number(readFileSync(join(folder, OWNER), 'utf8'));
    // Signal 0 only asks whether the process is there.
    return owner !== process.pid && process.kill(owner, 0);
  } catch {
    return false;
  }
}
