import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readReleaseDate } from './releaseDate';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-date-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function aChangelog(text: string): string {
  const file = path.join(folder, 'CHANGELOG.md');
  fs.writeFileSync(file, text);
  return file;
}

describe('readReleaseDate', () => {
  it('returns the date of the newest version in the change log', () => {
    const file = aChangelog('# Changelog\n\n## 0.2.0 (2026-12-01)\n\n## 0.1.0 (2026-11-21)\n');
    expect(readReleaseDate(file, undefined)).toBe('2026-12-01');
  });

  it('prefers SOURCE_DATE_EPOCH', () => {
    expect(readReleaseDate(aChangelog('## 0.1.0 (2026-11-21)'), '86400')).toBe('1970-01-02');
  });

  it('says how to give a date where the change log has none', () => {
    expect(() => readReleaseDate(aChangelog('# Changelog\n'), undefined)).toThrow(/names no date.*SOURCE_DATE_EPOCH/s);
  });

  it('says how to give a date where there is no change log', () => {
    expect(() => readReleaseDate(path.join(folder, 'absent.md'), '')).toThrow(/absent\.md names no date/);
  });

  it.each(['yesterday', '-1', '1.5'])('refuses SOURCE_DATE_EPOCH %s by name', (epoch) => {
    expect(() => readReleaseDate('unused', epoch)).toThrow(`SOURCE_DATE_EPOCH is "${epoch}"`);
  });
});
