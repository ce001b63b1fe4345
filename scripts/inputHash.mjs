import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Every file under `place`, or `place` itself where it is one; nothing where it does not exist. Sorted. */
function listFiles(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) {
    return [];
  }
  if (!found.isDirectory()) {
    return [place];
  }
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** A hash over names and bytes of all files in `places`, tests left out: they change nothing that is built. */
export function hashInputs(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(listFiles).filter((name) => !/\.test\.tsx?$/.test(name))) {
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** What a stamp file holds; undefined where there is none. */
export function readStamp(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

export function writeStamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${hash}\n`);
}
