import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type RequestOptions, type Server, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPreviewServer } from './previewServer';

const boot = { datasetName: 'nothing', range: { from: 0, to: 1 }, boards: [], dataSources: [] };

let root: string;
let server: Server;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'preview-server-'));
  mkdirSync(join(root, 'dist/datasource'), { recursive: true });
  mkdirSync(join(root, '.cache/preview-host'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'dist/module.js'), 'app');
  writeFileSync(join(root, 'dist/datasource/module.js'), 'data source');
  writeFileSync(join(root, '.cache/preview-host/index.html'), 'page');
  server = createPreviewServer({
    root,
    boot,
    read: () => Promise.resolve([{ name: 'n', goType: 'int32', nullable: true, cells: ['1'] }]),
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(root, { recursive: true });
});

interface Asked extends RequestOptions {
  readonly body?: string;
}

// Not fetch: it would tidy up the very paths and headers that are to be refused.
function ask(
  path: string,
  { body, ...options }: Asked = {},
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (response: IncomingMessage) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const query = {
  queries: [{ refId: 'A', datasource: { uid: 'postgres' }, rawSql: 'select 1 as n', format: 'table' }],
  from: '0',
  to: '1',
};
const json = { 'content-type': 'application/json' };

describe('createPreviewServer', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])('answers to the host %s', async (host) => {
    expect((await ask('/d/any', { headers: { host } })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '192.168.0.1'])(
    'refuses the host %s',
    async (host) => {
      expect((await ask('/api/preview/boot', { headers: { host } })).status).toBe(403);
    },
  );

  it('serves the nested data source under its own id', async () => {
    expect((await ask('/public/plugins/llmops-tokencost-datasource/module.js')).text).toBe('data source');
    expect((await ask('/public/plugins/llmops-tokencost-app/module.js')).text).toBe('app');
  });

  it.each([
    '/public/plugins/llmops-tokencost-app/../../secret.txt',
    '/public/plugins/llmops-tokencost-app/%2e%2e/secret.txt',
    '/public/plugins/llmops-tokencost-app/..%2fsecret.txt',
    '/public/plugins/llmops-tokencost-datasource/..%2fmodule.js',
  ])('does not leave a root by %s', async (path) => {
    expect((await ask(path)).text).not.toMatch(/^(secret|app)$/);
  });

  it('answers a query', async () => {
    const { status, text } = await ask('/api/ds/query?ds_type=any', {
      method: 'POST',
      headers: json,
      body: JSON.stringify(query),
    });
    expect(status).toBe(200);
    expect(text).toContain('"values":[[1]]');
  });

  it('refuses a query that another site could post as a form', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await ask('/api/ds/query', { method: 'POST', headers, body: JSON.stringify(query) })).status).toBe(415);
  });

  it('refuses a body beyond the limit', async () => {
    const body = JSON.stringify({ ...query, padding: 'x'.repeat(6 * 1024 * 1024) });
    const { status } = await ask('/api/ds/query', { method: 'POST', headers: json, body });
    expect(status).toBe(413);
  });

  it.each([
    ['postgres', 'ds-health-postgres'],
    ['tokencost', 'ds-health-frontend-only'],
  ])('answers the health of %s as recorded in %s', async (uid, recording) => {
    const file = join(process.cwd(), 'fixtures/grafana-exchanges', `${recording}.json`);
    const { response } = JSON.parse(readFileSync(file, 'utf8')) as { response: { status: number; body: unknown } };
    const { status, text } = await ask(`/api/datasources/uid/${uid}/health`);
    expect({ status, body: JSON.parse(text) as unknown }).toEqual(response);
  });
});
