import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultKinds } from 'alerts/alertRule';
import type { RuleFile } from 'alerts/ruleFile';
import { parse } from 'yaml';
import { provisionedFiles } from '../../cli/rules/provisionedFiles';
import { ruleFileProblems } from './ruleFileProblems';

const folder = path.resolve(__dirname, '../../provisioning');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const rulesOf = (name: string) => (parse(read(name)) as RuleFile).groups.flatMap((group) => group.rules);

const shipped = 'alerting/llm-token-cost.yaml';
const demo = 'demo-alerting/llm-token-cost.yaml';

interface DataSources {
  readonly datasources: ReadonlyArray<{ readonly uid: string; readonly type: string }>;
}

interface ContactPoints {
  readonly contactPoints: ReadonlyArray<{
    readonly name: string;
    readonly receivers: ReadonlyArray<{ readonly uid: string; readonly type: string; readonly settings: object }>;
  }>;
}

describe('the rule files of provisioning/', () => {
  it('are what "npm run alerts" writes', async () => {
    const files = await provisionedFiles();
    expect(files.map(({ name }) => name)).toEqual([shipped, demo]);
    expect(files.filter(({ name, text }) => read(name) !== text).map(({ name }) => name)).toEqual([]);
  });

  it.each([shipped, demo])('%s has every rule in the shape that Grafana takes', (name) => {
    expect(ruleFileProblems(parse(read(name)))).toEqual([]);
    expect(rulesOf(name).map(({ labels }) => labels['alert'])).toEqual(defaultKinds);
  });

  it.each([shipped, demo])('%s asks the PostgreSQL data source that is provisioned', (name) => {
    const { datasources } = parse(read('datasources/llm-token-cost.yaml')) as DataSources;
    const [postgres] = datasources.filter(({ type }) => type === 'grafana-postgresql-datasource');
    const asked = rulesOf(name).flatMap(({ data }) => data.map(({ datasourceUid }) => datasourceUid));
    expect(new Set(asked)).toEqual(new Set([postgres?.uid, '__expr__']));
  });

  it('notify nobody by themselves where they are shipped: no contact points, no policies, no receiver', () => {
    expect(readdirSync(path.join(folder, 'alerting'))).toEqual(['llm-token-cost.yaml']);
    expect(rulesOf(shipped).filter((rule) => rule.notification_settings !== undefined)).toEqual([]);
  });

  it('notify the mailbox in the demo', () => {
    const { contactPoints } = parse(read('demo-alerting/contact-points.yaml')) as ContactPoints;
    const [mailbox] = contactPoints;
    expect(mailbox?.receivers).toMatchObject([{ type: 'email' }]);
    expect(mailbox?.receivers[0]?.uid).toMatch(/^[\w-]{1,40}$/);
    expect(rulesOf(demo).map((rule) => rule.notification_settings?.['receiver'])).toEqual(
      defaultKinds.map(() => mailbox?.name),
    );
  });

  it.each(readdirSync(folder).flatMap((name) => (name.endsWith('alerting') ? [name] : [])))(
    '%s replaces no notification policies',
    (name) => {
      const keys = readdirSync(path.join(folder, name)).flatMap((file) =>
        Object.keys(parse(read(`${name}/${file}`)) as object),
      );
      expect(keys.filter((key) => !['apiVersion', 'groups', 'contactPoints'].includes(key))).toEqual([]);
    },
  );
});
