import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const repositoryRoot = path.resolve(__dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-scripts-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Runs Node as a user would: the scripts are ES modules, which Jest cannot load into itself. */
function runNode(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: repositoryRoot, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** What an expression over the exports of one script is, through JSON. */
function evaluate(script: string, expression: string): unknown {
  const code = `import * as script from './scripts/${script}'; console.log(JSON.stringify(${expression}));`;
  const { status, stdout, stderr } = runNode('--input-type=module', '--eval', code);
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

function aFile(name: string, content: unknown): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('run.mjs', () => {
  it('names the commands there are when it is given another', () => {
    const { status, stderr } = runNode('scripts/run.mjs', 'serve');
    expect(status).toBe(1);
    expect(stderr).toContain('"serve" is no command. Use one of: start, test.');
  });

  it('names the steps there are when a test step is unknown', () => {
    const { status, stderr } = runNode('scripts/run.mjs', 'test', '--only', 'spelling');
    expect(status).toBe(1);
    expect(stderr).toMatch(/with a step of "types", .*"browser"; got "--only spelling"/);
  });
});

describe('requireNode', () => {
  it.each(['18.20.4', '19.9.0'])('refuses Node %s and says which is needed', (version) => {
    expect(() => evaluate('nodeVersion.mjs', `script.requireNode('${version}') ?? null`)).toThrow(
      `This is Node ${version}; the project needs Node 20 or newer.`,
    );
  });

  it.each(['20.0.0', '24.1.0'])('accepts Node %s', (version) => {
    expect(evaluate('nodeVersion.mjs', `script.requireNode('${version}') ?? null`)).toBeNull();
  });
});

describe('hashInputs', () => {
  const hashOf = (...places: readonly string[]) =>
    evaluate('inputHash.mjs', `script.hashInputs(${JSON.stringify(places)})`);

  it('changes with a byte of any file and comes back with it', () => {
    const inputs = path.join(folder, 'inputs');
    aFile('inputs/deep/one.ts', 'one');
    const before = hashOf(inputs);
    aFile('inputs/deep/one.ts', 'two');
    expect(hashOf(inputs)).not.toBe(before);
    aFile('inputs/deep/one.ts', 'one');
    expect(hashOf(inputs)).toBe(before);
  });

  it('changes when a file is renamed', () => {
    aFile('renamed/one.ts', 'same');
    const before = hashOf(path.join(folder, 'renamed'));
    fs.renameSync(path.join(folder, 'renamed/one.ts'), path.join(folder, 'renamed/two.ts'));
    expect(hashOf(path.join(folder, 'renamed'))).not.toBe(before);
  });

  it('ignores tests, which are not built', () => {
    aFile('tested/one.ts', 'one');
    const before = hashOf(path.join(folder, 'tested'));
    aFile('tested/one.test.ts', 'test');
    expect(hashOf(path.join(folder, 'tested'))).toBe(before);
  });
});

describe('readReports', () => {
  it('counts a Jest file that could not be run as a failure', () => {
    const file = aFile('jest.json', {
      numPassedTests: 7,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      numPendingTests: 3,
      numTodoTests: 1,
    });
    expect(evaluate('readReports.mjs', `script.readJestReport(${JSON.stringify(file)})`)).toEqual({
      passed: 7,
      failed: 3,
      skipped: 4,
    });
  });

  it('counts an error outside of any Playwright test as a failure', () => {
    const file = aFile('playwright.json', {
      stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 },
      errors: [{ message: 'the server did not start' }],
    });
    expect(evaluate('readReports.mjs', `script.readPlaywrightReport(${JSON.stringify(file)})`)).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    });
  });

  it('returns nothing where the runner left no report', () => {
    expect(evaluate('readReports.mjs', `script.readJestReport('absent.json') ?? null`)).toBeNull();
  });
});

describe('runProcess', () => {
  it('resolves with the exit code and both streams', () => {
    const child = `console.log('out'); console.error('err'); process.exit(3)`;
    const result = evaluate(
      'runProcess.mjs',
      `await script.runProcess(process.execPath, ['-e', ${JSON.stringify(child)}])`,
    );
    expect(result).toMatchObject({ code: 3, output: expect.stringMatching(/out/) as unknown });
    expect(result).toMatchObject({ output: expect.stringMatching(/err/) as unknown });
  });

  it('resolves with 127 where the program does not exist', () => {
    expect(evaluate('runProcess.mjs', `await script.runProcess('no-such-program', [])`)).toMatchObject({ code: 127 });
  });
});
