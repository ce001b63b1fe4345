import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDemoFolder, emptyDemoFolder, finishDemoFolder, readStamp } from './demoFolder';

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'demo-folder-'));
});

afterEach(() => rmSync(cache, { recursive: true }));

function aFolder(name: string, owner: number, stamp?: unknown): string {
  const folder = join(cache, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'owner.pid'), String(owner));
  writeFileSync(join(folder, 'rows'), name);
  if (stamp !== undefined) {
    finishDemoFolder(folder, stamp);
  }
  return folder;
}

// The parent of the test's process lives as long as the test; no process has the other number.
const someoneAlive = process.ppid;
const nobody = 2 ** 30;

describe('claimDemoFolder', () => {
  it('takes the finished folder of an earlier start', () => {
    aFolder('key', nobody, { rows: 1 });
    expect(readStamp(claimDemoFolder(cache, 'key'))).toEqual({ rows: 1 });
  });

  it('gives an unfinished folder without a stamp', () => {
    aFolder('key', nobody);
    expect(readStamp(claimDemoFolder(cache, 'key'))).toBeUndefined();
  });

  it('copies a finished folder that another preview uses', () => {
    const theirs = aFolder('key', someoneAlive, { rows: 1 });
    const ours = claimDemoFolder(cache, 'key');
    expect(ours).not.toBe(theirs);
    expect(readFileSync(join(ours, 'rows'), 'utf8')).toBe('key');
    expect(readFileSync(join(theirs, 'owner.pid'), 'utf8')).toBe(String(someoneAlive));
  });

  it('leaves an unfinished folder to the preview that fills it', () => {
    const theirs = aFolder('key', someoneAlive);
    const ours = claimDemoFolder(cache, 'key');
    emptyDemoFolder(ours);
    expect(existsSync(join(theirs, 'rows'))).toBe(true);
    expect(existsSync(join(ours, 'rows'))).toBe(false);
  });

  it('removes the demos that nobody uses any more', () => {
    aFolder('older', nobody, {});
    aFolder('running', someoneAlive, {});
    claimDemoFolder(cache, 'key');
    expect(readdirSync(cache).sort()).toEqual(['key', 'running']);
  });
});
