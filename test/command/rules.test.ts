import { parse } from 'yaml';
import { ruleFileProblems } from '../provisioning/ruleFileProblems';
import { buildCommand, runCommand } from './builtCommand';

beforeAll(buildCommand, 120_000);

const rules = ['rules', '--datasource-uid', 'calls', '--models', '-'];

describe('tokencost rules', () => {
  it('prints a rule file, and on the other stream what it is made of', () => {
    const run = runCommand(rules, { input: 'provider,model,service_tier\nopenai,gpt-4o,\nopenai,gpt-4o,default\n' });
    expect(run.code).toBe(0);
    expect(ruleFileProblems(parse(run.output))).toEqual([]);
    expect(run.messages).toMatch(/^tokencost rules: \d rules on llm_calls; 2 models priced by @pydantic/);
  });

  it('has findings where a model has no price', () => {
    const run = runCommand(rules, { input: '{"provider": "openai", "model": "in-house-7b"}' });
    expect(run.code).toBe(1);
    expect(run.messages).toContain('1 without a price: openai/in-house-7b.');
  });

  it.each([
    [['rules', '--sigmas', 'x'], '--datasource-uid is needed'],
    [['rules', '--datasource-uid', 'calls', '--models', 'no-such.csv'], 'no such file'],
  ])('refuses %j', (args, message) => {
    const run = runCommand(args);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });
});
