import type { RuleBody } from 'alerts/ruleBody';
import { createFolder, getRuleGroup, saveRule, setInterval } from './alertingApi';
import { explainAlertingError } from './explainAlertingError';

export interface SaveOptions {
  /** Empty for a new folder of the name `newFolder`. */
  readonly folderUid: string;
  readonly newFolder: string;
  readonly group: string;
  /** Seconds between evaluations. */
  readonly interval: number;
  /** The uids of the table's rules: only a group of these alone gets another interval. */
  readonly ownUids: readonly string[];
  readonly existing: ReadonlySet<string>;
  readonly bodiesIn: (folderUid: string) => readonly RuleBody[];
}

/** What came of it; each sentence of `failures` says what to do. */
export interface SaveOutcome {
  readonly saved: ReadonlyArray<Pick<RuleBody, 'uid' | 'title'>>;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** Creates and updates rules one after the other, so that a permission that is missing is asked for once. Never rejects. */
export async function saveRules(options: SaveOptions): Promise<SaveOutcome> {
  const { newFolder, existing } = options;
  let { folderUid } = options;
  if (folderUid === '') {
    try {
      folderUid = (await createFolder(newFolder.trim())).uid;
    } catch (reason) {
      return { saved: [], failures: [explainAlertingError(reason, `create the folder “${newFolder}”`)], notes: [] };
    }
  }
  const saved: RuleBody[] = [];
  const failures: string[] = [];
  for (const body of options.bodiesIn(folderUid)) {
    const exists = existing.has(body.uid);
    try {
      await saveRule(body, exists);
      saved.push(body);
    } catch (reason) {
      failures.push(explainAlertingError(reason, `${exists ? 'update' : 'create'} the rule “${body.title}”`));
      if (isForbidden(reason)) {
        break;
      }
    }
  }
  const notes = failures.length > 0 && saved.length === 0 ? [] : await adjustInterval(folderUid, options);
  return { saved: saved.map(({ uid, title }) => ({ uid, title })), failures, notes };
}

/** Gives the group its interval where that is nobody else's; says why not otherwise. */
async function adjustInterval(folderUid: string, { group, interval, ownUids }: SaveOptions): Promise<string[]> {
  try {
    const current = await getRuleGroup(folderUid, group);
    if (current.interval === interval) {
      return [];
    }
    if (current.ruleUids.some((uid) => !ownUids.includes(uid))) {
      return [
        `The group “${group}” holds rules of others too, so it is still evaluated every ${current.interval} seconds. Choose another group for another interval.`,
      ];
    }
    await setInterval(current, { folderUid, group, interval });
    return [];
  } catch (reason) {
    return [explainAlertingError(reason, `change how often the group “${group}” is evaluated`)];
  }
}

function isForbidden(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 403;
}
