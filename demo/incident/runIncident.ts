import type { LineageRow } from 'core/lineage/lineageRow';

export interface RunIncident {
  /** Sorted by time. */
  readonly calls: readonly LineageRow[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly insert: (calls: readonly LineageRow[]) => Promise<void>;
  /** Hears how many calls there are after each insert. */
  readonly onInserted: (inserted: number) => void;
}

const STEP_MS = 5_000;

/** Calls per statement, 3 MB of JSON. */
const CHUNK_CALLS = 5_000;

/** Inserts the calls as their time comes, every five seconds, until all are there. */
export async function runIncident({ calls, now, wait, insert, onInserted }: RunIncident): Promise<void> {
  let inserted = 0;
  for (;;) {
    const until = now();
    const next = calls.slice(inserted).findIndex(({ time }) => time > until);
    const due = next === -1 ? calls.length : inserted + next;
    while (inserted < due) {
      const chunk = calls.slice(inserted, Math.min(due, inserted + CHUNK_CALLS));
      await insert(chunk);
      inserted += chunk.length;
      onInserted(inserted);
    }
    if (inserted === calls.length) {
      return;
    }
    await wait(STEP_MS);
  }
}
