import { mkdirSync, writeFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { RuleFile } from 'alerts/ruleFile';
import { parse } from 'yaml';
import { ruleFileProblems } from '../../test/provisioning/ruleFileProblems';
import { runTokencost } from '../tokencost';

const folder = '.cache/rules-test';

beforeAll(() => mkdirSync(folder, { recursive: true }));

interface Input {
  readonly input?: string;
}

/** Runs the command in this process: test/command/ runs the published file. */
async function runCommand(args: readonly string[], { input = '' }: Input = {}) {
  const output = new PassThrough();
  const messages = new PassThrough();
  const [code, ...texts] = await Promise.all([
    runTokencost(args, { input: Readable.from([Buffer.from(input)]), output, messages }).finally(() => {
      output.end();
      messages.end();
    }),
    text(output),
    text(messages),
  ]);
  return { code, output: texts[0], messages: texts[1] };
}

function writeJson(name: string, value: unknown): string {
  writeFileSync(`${folder}/${name}`, JSON.stringify(value));
  return `${folder}/${name}`;
}

const uid = ['--datasource-uid', 'calls'];
const one = { input: 'provider,model,service_tier\nopenai,gpt-4o,\n' };
const rules = (args: readonly string[], input = one) => runCommand(['rules', ...uid, '--models', '-', ...args], input);
const read = (output: string) => parse(output) as RuleFile;
const sqlOf = (output: string) =>
  read(output).groups.flatMap((group) =>
    group.rules.flatMap(({ data }) =>
      data.flatMap(({ model }) => ('rawSql' in model ? [String(model['rawSql'])] : [])),
    ),
  );

describe('tokencost rules', () => {
  it('prints rules for the models most in use, and says so', async () => {
    const run = await runCommand(['rules', ...uid]);
    expect(run.code).toBe(0);
    expect(ruleFileProblems(parse(run.output))).toEqual([]);
    expect(run.messages).toMatch(/^tokencost rules: \d rules on llm_calls; \d{3} models priced by @pydantic/);
    expect(run.output).toMatch(
      /^# Alert rules .*\n# Prices: @pydantic\/genai-prices .*, published \d{4}-\d\d-\d\d\.\n/,
    );
  });

  it('takes every setting', async () => {
    const run = await rules([
      ...['--rules', 'runaway-user,feature-anomaly', '--band', 'seasonal', '--sigmas', '4.5', '--floor', '2.5'],
      ...['--warm-up', '400', '--look-back', '0', '--runaway-times', '7', '--runaway-floor', '3'],
      ...['--runaway-new-user', '11', '--severity', 'runaway-user=ticket', '--team', 'search', '--receiver', 'on-call'],
      ...['--group-wait', '1s', '--group-interval', '10s', '--repeat-interval', '1h', '--folder', 'LLM/Cost'],
      ...[
        '--group',
        'g',
        '--interval',
        '30s',
        '--scope',
        'eu',
        '--org',
        '2',
        '--paused',
        '--only',
        'environment=prod,b',
      ],
    ]);
    expect(run.code).toBe(0);
    expect(ruleFileProblems(parse(run.output))).toEqual([]);
    const [group] = read(run.output).groups;
    expect(group).toMatchObject({ orgId: 2, name: 'g', folder: 'LLM/Cost', interval: '30s' });
    expect(group?.rules.map((rule) => [rule.uid, rule.isPaused, rule.labels])).toEqual([
      ['llmops-feature-anomaly-eu', true, { severity: 'page', team: 'search', alert: 'feature-anomaly' }],
      ['llmops-runaway-user-eu', true, { severity: 'ticket', team: 'search', alert: 'runaway-user' }],
    ]);
    expect(group?.rules[0]?.notification_settings).toMatchObject({ receiver: 'on-call', group_wait: '1s' });
    const sql = sqlOf(run.output);
    expect(sql[0]).toContain('4.5');
    expect(sql[0]).toContain("interval '0 hours'");
    expect(sql.filter((text) => !text.includes("IN ('prod', 'b')"))).toEqual([]);
    expect(sql.filter((text) => text.includes('THEN 7 * (baseline'))).toHaveLength(1);
  });

  it('reads a mapping as the settings hold it and as validate prints it', async () => {
    const required = { time: 'at', prompt_tokens: 'tin', completion_tokens: 'tout' };
    const columns = { ...required, cache_read_tokens: 'cached', model: { constant: 'gpt-4o' } };
    const plain = await rules(['--table', 'app.log', '--map', writeJson('mapping.json', columns)]);
    const printed = await rules([
      ...['--table', 'app.log', '--prompt-tokens', 'inclusive'],
      ...['--map', writeJson('validated.json', { complete: true, columns, promptTokens: 'exclusive' })],
    ]);
    expect(plain.code).toBe(0);
    expect(sqlOf(plain.output)[0]).toContain('"app"."log"');
    expect(sqlOf(plain.output)[0]).toContain('"tin"');
    expect(printed.output).toBe(plain.output);
    const exclusive = await rules(['--table', 'app.log', '--map', `${folder}/validated.json`]);
    expect(exclusive.output).not.toBe(plain.output);
  });

  it('reads models as JSON lines too, and names those without a price', async () => {
    const input = [
      '{"provider": "openai", "model": "gpt-4o", "service_tier": null}',
      '{"provider": "openai", "model": "in-house-7b", "service_tier": "flex"}',
      '',
    ].join('\n');
    const run = await rules([], { input });
    expect(run.code).toBe(1);
    expect(run.messages).toContain('1 model priced');
    expect(run.messages).toContain('1 without a price: openai/in-house-7b (flex)');
    const prices = writeJson('own.json', [
      {
        name: 'ours',
        provider: 'openai',
        model: 'in-house-7b',
        serviceTier: '*',
        rates: { inputUncached: 1, output: 2 },
      },
    ]);
    const own = await rules(['--prices', prices], { input });
    expect(own.messages).toContain('2 models priced');
    expect(own.code).toBe(0);
  });

  it('is the same file from CSV and from JSON lines', async () => {
    const line = '{"provider": "openai", "model": "gpt-4o"}\n';
    expect((await rules([], { input: line })).output).toBe((await rules([])).output);
  });

  it('prints the query that lists the models of a table', async () => {
    const run = await runCommand(['rules', '--table', 'app.log', '--models-sql']);
    expect(run).toMatchObject({ code: 0, messages: '' });
    expect(run.output).toMatch(/SELECT provider, model, service_tier[^]*;\n$/);
    expect(run.output).toContain('"app"."log"');
  });

  it.each([
    [['rules'], '--datasource-uid is needed'],
    [['rules', '--datasource-uid', 'a b'], '--datasource-uid is needed'],
    [['rules', ...uid, '--band', 'weekly'], '--band is trailing or seasonal; got "weekly"'],
    [['rules', ...uid, '--sigmas', '0'], '--sigmas takes a number above 0'],
    [['rules', ...uid, '--look-back', '1.5'], '--look-back takes a whole number, from 0 to 24'],
    [['rules', ...uid, '--rules', 'feature-anomaly,runaway'], '"runaway" is no rule. Rules: feature-anomaly,'],
    [['rules', ...uid, '--interval', '15s'], '--interval takes a multiple of 10s'],
    [['rules', ...uid, '--group-wait', '1s'], 'need --receiver'],
    [['rules', ...uid, '--severity', 'page'], '--severity takes a rule and its label'],
    [['rules', ...uid, '--only', 'colour=red'], '--only: "colour" is no dimension'],
    [['rules', ...uid, '--store', 'oracle'], '--store "oracle" is not known'],
    [['rules', ...uid, '--table', 'a b c'], 'Not a table name: "a b c"'],
    [['rules', ...uid, '--paused=yes'], '--paused takes no value'],
    [['rules', ...uid, '--map', 'no-such.json'], '--map no-such.json: '],
    [['rules', ...uid, 'table'], 'takes options only, got table'],
  ])('refuses %j', async (args, message) => {
    const run = await runCommand(args);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });

  it.each([
    ['', 'no models'],
    ['provider,model\n', 'no models'],
    ['model\ngpt-4o\n', 'record 1: has no provider and model'],
    ['{"provider": "openai", "model": "gpt-4o"}\n{"provider"', 'line 2: no JSON'],
    ['{"provider": 1, "model": "gpt-4o"}', 'line 1: provider is no text'],
  ])('refuses the models %j', async (input, message) => {
    const run = await rules([], { input });
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });

  it('names what is wrong with a mapping', async () => {
    const run = await rules(['--map', writeJson('wrong.json', { time: 'at', modle: 'x' })]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toMatch(
      /columns\.modle: no column of the lineage table[^]*columns\.prompt_tokens: is missing/,
    );
  });
});
