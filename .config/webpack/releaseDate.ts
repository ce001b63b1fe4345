import fs from 'node:fs';

/**
 * The date for `%TODAY%` as YYYY-MM-DD: that of SOURCE_DATE_EPOCH (seconds) where it is set, else the first date in the
 * change log. Never the clock, so that the same commit builds the same bytes on any day.
 */
export function readReleaseDate(changelogPath: string, sourceDateEpoch: string | undefined): string {
  if (sourceDateEpoch !== undefined && sourceDateEpoch !== '') {
    return readEpoch(sourceDateEpoch);
  }
  const changelog = fs.existsSync(changelogPath) ? fs.readFileSync(changelogPath, 'utf8') : '';
  const date = /\b\d{4}-\d{2}-\d{2}\b/.exec(changelog)?.[0];
  if (date === undefined) {
    throw new Error(
      `${changelogPath} names no date, so plugin.json cannot say when it was updated. ` +
        'Put one in the heading of the newest version, as in "## 0.1.0 (2026-11-21)", or set SOURCE_DATE_EPOCH.',
    );
  }
  return date;
}

function readEpoch(text: string): string {
  const seconds = Number(text);
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new Error(`SOURCE_DATE_EPOCH is "${text}"; it has to be whole seconds since 1970, such as 1795219200.`);
  }
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
