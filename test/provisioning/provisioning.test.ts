import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN_ID } from 'datasource/query';
import { DEFAULT_TABLE, readSettings } from 'datasource/settings';
import { findPluginFolders } from '../../.config/webpack/pluginFolders';
import { describeCompose } from './describeCompose';
import { yamlPairs, yamlValues } from './yamlPairs';

const repository = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const pluginIds = findPluginFolders(path.join(repository, 'src')).map(({ id }) => id);
const compose = read('docker-compose.yml');
const apps = read('provisioning/plugins/llm-token-cost.yaml');
const dataSources = read('provisioning/datasources/llm-token-cost.yaml');

/** The YAML examples of docs/provisioning.md, the one with apps first. */
const [appsExample = '', dataSourcesExample = ''] = [
  ...read('docs/provisioning.md').matchAll(/^```yaml\n(.*?)^```$/gms),
].map(([, yaml]) => yaml);

const keysOf = (text: string) => yamlPairs(text).map(([key]) => key);

describe('docker-compose.yml', () => {
  it('names every image with an exact version', () => {
    const images = yamlValues(compose, 'image');
    expect(images).toHaveLength(4);
    expect(images.filter((image) => !/^[\w./-]+:v?\d+\.\d+(\.\d+)?(-slim)?$/.test(image))).toEqual([]);
  });

  it('publishes ports on the loopback address only', () => {
    const published = [...compose.matchAll(/^ +ports:\n((?: +- .*\n)+)/gm)].flatMap(([, lines = '']) =>
      lines.trim().split('\n'),
    );
    expect(published).toHaveLength(3);
    expect(published.filter((line) => !line.trim().startsWith('- 127.0.0.1:'))).toEqual([]);
  });

  it('lets Grafana load every plugin that is built, and nobody in without a password', () => {
    expect(yamlValues(compose, 'GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS')).toEqual([pluginIds.join(',')]);
    expect(yamlValues(compose, 'GF_AUTH_ANONYMOUS_ENABLED')).toEqual(['false']);
  });

  it('mounts what there is in the checkout', () => {
    const mounted = [...compose.matchAll(/^ +- \.\/([^:\s]+):/gm)].map(([, file = '']) => file);
    expect(mounted).toContain('dist');
    expect(mounted.filter((file) => file !== 'dist' && !existsSync(path.join(repository, file)))).toEqual([]);
  });

  it('sends mail to the mailbox that it starts', () => {
    expect(yamlValues(compose, 'GF_SMTP_ENABLED')).toEqual(['true']);
    const [host] = yamlValues(compose, 'GF_SMTP_HOST');
    expect(host).toMatch(/^\w+:1025$/);
    expect(compose).toContain(`\n  ${host?.split(':')[0]}:\n    image: axllent/mailpit:`);
  });

  it('gives Grafana every variable that the provisioned data sources name', () => {
    const named = [...dataSources.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
    expect(named).toHaveLength(3);
    expect(named.filter((name) => yamlValues(compose, name).length !== 1)).toEqual([]);
  });
});

describe.each([
  ['provisioning/', apps, dataSources],
  ['docs/provisioning.md', appsExample, dataSourcesExample],
])('%s', (_, appsText, dataSourcesText) => {
  it('enables the app', () => {
    expect(yamlValues(appsText, 'type')).toEqual([pluginIds[0]]);
    expect(yamlValues(appsText, 'disabled')).toEqual(['false']);
  });

  it('gives the data source a PostgreSQL of the same file to ask', () => {
    const [postgresUid, ownUid] = yamlValues(dataSourcesText, 'uid');
    expect(yamlValues(dataSourcesText, 'type')).toEqual(['grafana-postgresql-datasource', PLUGIN_ID]);
    expect(yamlValues(dataSourcesText, 'delegateUid')).toEqual([postgresUid]);
    expect(ownUid).not.toBe(postgresUid);
  });

  it('writes the settings that the data source reads', () => {
    const written = Object.fromEntries(yamlPairs(dataSourcesText.slice(dataSourcesText.indexOf('delegateUid'))));
    expect(readSettings(written)).toMatchObject(written);
    expect(written).toMatchObject({ table: DEFAULT_TABLE });
  });
});

describe('the examples of docs/provisioning.md', () => {
  it('have the keys of the files that are used', () => {
    expect(keysOf(appsExample)).toEqual(keysOf(apps));
    expect(keysOf(dataSourcesExample)).toEqual(keysOf(dataSources));
  });
});

describeCompose('docker-compose.yml, read by docker-compose', (program) => {
  it('is valid', () => {
    const run = () =>
      execFileSync(program, ['-f', 'docker-compose.yml', 'config', '-q'], { cwd: repository, stdio: 'pipe' });
    expect(run).not.toThrow();
  });

  it('waits for a healthy PostgreSQL with the demo and with Grafana', () => {
    const config = execFileSync(program, ['-f', 'docker-compose.yml', 'config'], { cwd: repository, encoding: 'utf8' });
    expect(yamlValues(config, 'condition')).toEqual(['service_healthy', 'service_healthy']);
  });
});
