import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { join } from 'node:path';
import { answerAlerting, createAlertingState } from './alertingApi';
import { APP_ID, type BootAnswer, COST_BAND_ID, DATA_SOURCE_ID, dataSourceTypes } from './bootAnswer';
import { type Answer, POSTGRES_TYPE, answerDsQuery, pluginUnavailable } from './dsQuery';
import type { ReadSql } from './sqlReader';
import { type StaticRoot, findStaticFile, sendFile } from './staticFiles';

const BODY_LIMIT = 5 * 1024 * 1024;

// A page of another site may name this server by a host of its own (DNS rebinding); it cannot fake this header.
const allowedHosts = ['localhost', '127.0.0.1', '[::1]'];

interface PreviewServerOptions {
  readonly root: string;
  readonly boot: BootAnswer;
  readonly read: ReadSql;
}

/** The preview's HTTP server, not yet listening: the built plugin, the page around it, and the part of Grafana's API that they use. */
export function createPreviewServer({ root, boot, read }: PreviewServerOptions): Server {
  const roots = staticRoots(root);
  const alerting = createAlertingState();
  const page = join(root, '.cache/preview-host/index.html');
  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) {
        send(response, { status: 500, body: JSON.stringify({ message: String(error) }) });
      }
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (!allowedHosts.includes(host)) {
      return send(response, message(403, `The preview answers only to localhost and 127.0.0.1, not to "${host}"`));
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/')) {
      return send(response, await answerApi(request, response, pathname));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, message(405, `${request.method} is not allowed here`));
    }
    if (roots.some(({ prefix }) => pathname.startsWith(prefix))) {
      const file = findStaticFile(pathname, roots);
      return file ? sendFile(response, file) : send(response, message(404, `Not found: ${pathname}`));
    }
    return sendFile(response, page);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<Answer> {
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /api/preview/boot') {
      return { status: 200, body: JSON.stringify(boot) };
    }
    if (route === 'POST /api/ds/query') {
      const gone = new AbortController();
      response.on('close', () => gone.abort(new Error('the client is gone')));
      const body = await readJson(request);
      // What was refused unread still has to be taken off the connection before another request fits on it.
      request.resume();
      return 'status' in body ? body : answerDsQuery(body.json, { read, dataSourceTypes, signal: gone.signal });
    }
    const health = /^GET \/api\/datasources\/uid\/([^/]+)\/health$/.exec(route);
    if (health) {
      return answerHealth(decodeURIComponent(health[1] ?? ''));
    }
    const { method = 'GET' } = request;
    const hasBody = method === 'POST' || method === 'PUT';
    const body = hasBody ? await readJson(request) : { json: undefined };
    if ('status' in body) {
      return body;
    }
    const isEditable = request.headers['x-disable-provenance'] !== undefined;
    const answer = answerAlerting({ method, path: pathname, body: body.json, isEditable }, alerting);
    return answer ?? message(404, `The preview has no ${route}`);
  }
}

function answerHealth(uid: string): Answer {
  switch (dataSourceTypes[uid]) {
    case undefined:
      return message(404, 'Data source not found');
    case POSTGRES_TYPE:
      return { status: 200, body: JSON.stringify({ message: 'Database Connection OK', status: 'OK' }) };
    default:
      return pluginUnavailable();
  }
}

async function readJson(request: IncomingMessage): Promise<Answer | { readonly json: unknown }> {
  // A form of another site can only send other types, so that it cannot run queries behind the user's back.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return message(415, 'The body has to be application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      return message(413, `The body is larger than ${BODY_LIMIT} bytes`);
    }
    chunks.push(chunk);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return message(400, 'bad request data');
  }
}

function staticRoots(root: string): readonly StaticRoot[] {
  const grafanaUi = join(root, 'node_modules/@grafana/ui/dist/public');
  return [
    // Grafana serves a nested plugin under its own id, not inside its parent's folder.
    { prefix: `/public/plugins/${DATA_SOURCE_ID}/`, folder: join(root, 'dist/datasource') },
    { prefix: `/public/plugins/${COST_BAND_ID}/`, folder: join(root, 'dist/panels/costband') },
    { prefix: `/public/plugins/${APP_ID}/`, folder: join(root, 'dist') },
    { prefix: '/public/preview/', folder: join(root, '.cache/preview-host') },
    {
      prefix: '/public/fonts/inter/',
      folder: join(root, 'node_modules/@fontsource/inter/files'),
      renamed: {
        'Inter-Regular.woff2': 'inter-latin-400-normal.woff2',
        'Inter-Medium.woff2': 'inter-latin-500-normal.woff2',
        'Inter-Italic.woff2': 'inter-latin-400-italic.woff2',
      },
    },
    // Icons that Grafana's server has and the @grafana/ui package lacks.
    { prefix: '/public/build/img/icons/unicons/', folder: join(root, 'preview/host/icons') },
    { prefix: '/public/build/', folder: grafanaUi },
    { prefix: '/public/', folder: grafanaUi },
  ];
}

function message(status: number, text: string): Answer {
  return { status, body: JSON.stringify({ message: text }) };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
