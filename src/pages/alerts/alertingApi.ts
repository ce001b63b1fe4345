import { type BackendSrvRequest, getBackendSrv } from '@grafana/runtime';
import type { RuleBody } from 'alerts/ruleBody';
import { type StoredRule, readStoredRules } from 'alerts/storedRule';
import { lastValueFrom } from 'rxjs';

const RULES = '/api/v1/provisioning/alert-rules';

/** Without this header Grafana would take the rule for provisioned, and nobody could edit it by hand any more. */
const editable = { 'X-Disable-Provenance': 'true' };

export interface Folder {
  readonly uid: string;
  readonly title: string;
}

/** All alert rules that this user may see. */
export async function listRules(): Promise<StoredRule[]> {
  return readStoredRules(await send({ method: 'GET', url: RULES }));
}

/** Names of the contact points, each once: one may have several receivers. */
export async function listContactPoints(): Promise<string[]> {
  const names = recordsOf(await send({ method: 'GET', url: '/api/v1/provisioning/contact-points' })).map(
    ({ name }) => name,
  );
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

/** The folders at the top level that this user may write into. */
export async function listFolders(): Promise<Folder[]> {
  const url = '/api/folders?limit=1000&permission=Edit';
  return recordsOf(await send({ method: 'GET', url })).flatMap(readFolder);
}

export async function createFolder(title: string): Promise<Folder> {
  const [folder] = readFolder((await send({ method: 'POST', url: '/api/folders', data: { title } })) as Fields);
  if (folder === undefined) {
    throw new TypeError('Grafana made the folder without saying which one it is. Reload the page and choose it.');
  }
  return folder;
}

/** Creates a rule, or replaces the one that has its uid. */
export async function saveRule(body: RuleBody, exists: boolean): Promise<void> {
  const request = exists
    ? { method: 'PUT', url: `${RULES}/${encodeURIComponent(body.uid)}` }
    : { method: 'POST', url: RULES };
  await send({ ...request, data: body, headers: editable });
}

export async function deleteRule(uid: string): Promise<void> {
  // Grafana 12.3 answers with no text at all, which is no JSON: the rule would be gone and the page would call it a failure.
  const url = `${RULES}/${encodeURIComponent(uid)}`;
  await send({ method: 'DELETE', url, headers: editable, responseType: 'text' });
}

/** A group as Grafana has it; `interval` in seconds. */
export interface RuleGroup {
  readonly interval: number;
  readonly ruleUids: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

export async function getRuleGroup(folderUid: string, group: string): Promise<RuleGroup> {
  const fields = (await send({ method: 'GET', url: groupUrl(folderUid, group) })) as Fields;
  const { interval } = fields;
  if (typeof interval !== 'number') {
    throw new TypeError(`Grafana did not say how often the group “${group}” is evaluated.`);
  }
  return { interval, ruleUids: recordsOf(fields['rules']).map(({ uid }) => String(uid)), fields };
}

/** Writes a group back with another interval (seconds): the API has no smaller step. */
export async function setInterval(
  { fields }: RuleGroup,
  { folderUid, group, interval }: { readonly folderUid: string; readonly group: string; readonly interval: number },
): Promise<void> {
  await send({ method: 'PUT', url: groupUrl(folderUid, group), data: { ...fields, interval }, headers: editable });
}

function groupUrl(folderUid: string, group: string): string {
  return `/api/v1/provisioning/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(group)}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** The page says in its own words what failed, so that Grafana's own pop-up stays away. */
async function send(request: BackendSrvRequest): Promise<unknown> {
  const quiet = { ...request, showErrorAlert: false, showSuccessAlert: false };
  return (await lastValueFrom(getBackendSrv().fetch<unknown>(quiet))).data;
}

function recordsOf(answer: unknown): Fields[] {
  return Array.isArray(answer)
    ? answer.filter((each): each is Fields => typeof each === 'object' && each !== null)
    : [];
}

function readFolder({ uid, title }: Fields): Folder[] {
  return typeof uid === 'string' && typeof title === 'string' ? [{ uid, title }] : [];
}
