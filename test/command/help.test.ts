import { readFileSync } from 'node:fs';
import { buildCommand, runCommand } from './builtCommand';

beforeAll(buildCommand, 120_000);

const names = ['explain', 'validate', 'price', 'rules', 'demo'];

describe('tokencost', () => {
  it('explains itself on standard output', () => {
    const run = runCommand(['--help']);
    expect(run).toMatchObject({ code: 0, messages: '' });
    expect(names.filter((name) => !run.output.includes(`\n  ${name} `))).toEqual([]);
    expect(run.output).toContain('Examples:');
  });

  it.each(names)('explains %s, with its exit codes and examples', (name) => {
    const run = runCommand([name, '--help']);
    expect(run).toMatchObject({ code: 0, messages: '' });
    expect(run.output).toMatch(/^Usage: tokencost /);
    expect(run.output).toContain('Exit codes: 0');
    expect(run.output).toMatch(new RegExp(`Examples:\\n  tokencost ${name} `));
  });

  it('has a page in the manual with every option', () => {
    const page = readFileSync('docs/command-line.md', 'utf8');
    const options = names.flatMap((name) => runCommand([name, '--help']).output.match(/--[a-z-]+/g) ?? []);
    expect([...new Set(options)].filter((option) => !page.includes(`\`${option}`))).toEqual([]);
  });

  it.each([
    [[], 'Usage: tokencost <command>'],
    [['exlain'], '"exlain" is no command. Did you mean "explain"?'],
    [['explain', '--featur-key', 'x'], '--featur-key is no option. Did you mean --feature-key?'],
    [['explain', '--window', '0'], '--window takes a number of spans'],
    [['constructor'], '"constructor" is no command.'],
  ])('refuses %j', (args, message) => {
    const run = runCommand(args);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });
});
