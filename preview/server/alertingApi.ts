import type { Answer } from './dsQuery';

type Fields = Record<string, unknown>;

/** A request to the part of Grafana's API that an app needs to write alert rules. */
export interface AlertingRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Whether the header `X-Disable-Provenance` was there, whatever its value. */
  readonly isEditable: boolean;
  readonly role?: 'Viewer' | 'Editor' | 'Admin';
}

/** Rules, groups and folders of the preview: kept in memory, evaluated by nobody. */
export interface AlertingState {
  readonly rules: Map<string, Fields>;
  /** Seconds, by folder and group. */
  readonly intervals: Map<string, number>;
  readonly folders: Fields[];
  readonly contactPoints: readonly Fields[];
}

export function createAlertingState(): AlertingState {
  return {
    rules: new Map(),
    intervals: new Map(),
    folders: [{ id: 1, uid: 'preview-alerts', title: 'Preview alerts' }],
    contactPoints: [
      contactPoint('email receiver', 'email', { addresses: '<example@email.com>' }),
      contactPoint('oncall', 'webhook', { url: 'http://127.0.0.1:9099/hook' }),
    ],
  };
}

function contactPoint(name: string, type: string, settings: Fields): Fields {
  return { uid: name.replaceAll(' ', '-'), name, type, settings, disableResolveMessage: false };
}

const PROVISIONING = '/api/v1/provisioning';
const NEW_GROUP_INTERVAL = 60;

/** Answers as a recorded Grafana 12.3 does; `undefined` for a path that is not of alerting. */
export function answerAlerting(request: AlertingRequest, state: AlertingState): Answer | undefined {
  const { method, path, role = 'Admin' } = request;
  if (path === `${PROVISIONING}/contact-points` && method === 'GET') {
    return json(200, state.contactPoints);
  }
  if (path === '/api/folders') {
    return method === 'GET' ? json(200, state.folders) : createFolder(recordOf(request.body), state);
  }
  const rule = /^\/api\/v1\/provisioning\/alert-rules(?:\/([^/]+))?$/.exec(path);
  const group = /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/.exec(path);
  if (rule === null && group === null) {
    return undefined;
  }
  if (method !== 'GET' && role === 'Viewer') {
    return json(403, {
      accessErrorId: 'ACE0000000000',
      message: `You'll need additional permissions to perform this action. Permissions needed: ${PERMISSIONS}`,
      title: 'Access denied',
    });
  }
  return group === null
    ? answerRule(request, decoded(rule?.[1]), state)
    : answerGroup(request, { folder: decoded(group[1]), name: decoded(group[2]) }, state);
}

const PERMISSIONS =
  'any of alert.provisioning:write, alert.rules.provisioning:write, all of alert.rules:create, alert.provisioning.provenance:write';

function answerRule({ method, body, isEditable }: AlertingRequest, uid: string, { rules }: AlertingState): Answer {
  const fields = recordOf(body);
  const provenance = isEditable ? {} : { provenance: 'api' };
  switch (method) {
    case 'GET':
      return uid === '' ? json(200, [...rules.values()]) : foundOr404(rules.get(uid));
    case 'POST': {
      const created = textOf(fields['uid']);
      if (rules.has(created)) {
        return json(409, conflict(created));
      }
      const stored = storedRule(fields, rules.size + 1);
      rules.set(created, { ...stored, ...provenance });
      return json(201, rules.get(created));
    }
    case 'PUT': {
      const current = rules.get(uid);
      if (current === undefined) {
        return foundOr404(undefined);
      }
      if (current['provenance'] === 'file') {
        return json(500, { message: 'Internal Server Error' });
      }
      rules.set(uid, { ...storedRule({ ...fields, uid }, Number(current['id'])), ...provenance });
      return json(200, rules.get(uid));
    }
    case 'DELETE':
      if (rules.get(uid)?.['provenance'] === 'file') {
        return json(500, { message: 'Internal Server Error' });
      }
      rules.delete(uid);
      return { status: 204, body: '' };
    default:
      return json(405, { message: `${method} is not allowed here` });
  }
}

/** What was sent with the defaults that Grafana fills in. */
function storedRule(fields: Fields, id: number): Fields {
  const steps = Array.isArray(fields['data']) ? (fields['data'] as Fields[]) : [];
  return {
    isPaused: false,
    keep_firing_for: '0s',
    notification_settings: null,
    record: null,
    ...fields,
    id,
    data: steps.map((step) => ({
      queryType: '',
      ...step,
      model: { intervalMs: 1000, maxDataPoints: 43_200, ...recordOf(step['model']) },
    })),
    updated: new Date().toISOString(),
  };
}

function conflict(uid: string): Fields {
  const reason = 'constraint failed: UNIQUE constraint failed: alert_rule.org_id, alert_rule.uid (2067)';
  return {
    statusCode: 409,
    messageId: 'alerting.alert-rule.conflict',
    message: `Failed to save alert rule '${uid}' in organization 1 due to conflict: ${reason}`,
    extra: { Error: reason, OrgID: 1, RuleUID: uid },
  };
}

interface Group {
  readonly folder: string;
  readonly name: string;
}

function answerGroup({ method, body }: AlertingRequest, { folder, name }: Group, state: AlertingState): Answer {
  const key = JSON.stringify([folder, name]);
  const own = [...state.rules.values()].filter(
    ({ folderUID, ruleGroup }) => folderUID === folder && ruleGroup === name,
  );
  if (own.length === 0) {
    return foundOr404(undefined);
  }
  const interval = Number(recordOf(body)['interval']);
  if (method === 'PUT') {
    if (!Number.isInteger(interval) || interval <= 0 || interval % 10 !== 0) {
      return json(400, { message: `interval ${interval} should be a positive multiple of 10 seconds` });
    }
    state.intervals.set(key, interval);
  }
  return json(200, {
    title: name,
    folderUid: folder,
    interval: state.intervals.get(key) ?? NEW_GROUP_INTERVAL,
    rules: own,
  });
}

function createFolder({ title }: Fields, { folders }: AlertingState): Answer {
  if (typeof title !== 'string' || title === '') {
    return json(400, { message: 'folder title cannot be empty' });
  }
  const folder = { id: folders.length + 1, uid: `folder-${folders.length + 1}`, title };
  folders.push(folder);
  return json(200, folder);
}

function foundOr404(found: unknown): Answer {
  return found === undefined ? json(404, { message: 'Not found' }) : json(200, found);
}

function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function decoded(part: string | undefined): string {
  return decodeURIComponent(part ?? '');
}

function json(status: number, body: unknown): Answer {
  return { status, body: JSON.stringify(body) };
}
