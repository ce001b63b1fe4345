// Changes the sources of a folder in one place at a time and counts how often its tests notice:
// `npm run mutation -- src/core/pricing [--leave corrections,providerAlias] [--only runningUsage]`
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import { type Mutant, findMutants } from './findMutants';
import { testProgram } from './testProgram';

process.env.TZ = 'UTC';

/** Tests that take longer are left out, milliseconds: they repeat many cases through everything, and mutants are many. */
const SLOWEST_TEST_FILE = 2500;
const TIMEOUT = 5000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { leave: { type: 'string' }, only: { type: 'string' } },
});
const folder = resolve(positionals[0] ?? 'src/core/pricing');
const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const listed = (list: string | undefined) => list?.split(',').map((name) => `${name}.ts`);
const mutated = names.filter(
  (name) =>
    !name.endsWith('.test.ts') &&
    listed(values.leave)?.includes(name) !== true &&
    listed(values.only)?.includes(name) !== false,
);

interface TestFile {
  readonly path: string;
  readonly duration: number;
}

const program = testProgram();
void run();

async function run(): Promise<void> {
  const testFiles = await passingTests();
  let killed = 0;
  let all = 0;
  for (const name of mutated) {
    const path = join(folder, name);
    const source = readFileSync(path, 'utf8');
    const mutants = findMutants(path, source).filter((mutant) => isOther(source, mutant));
    const survivors: Mutant[] = [];
    // The unchanged text has to pass, else everything below counts as noticed.
    if (await isKilled(path, source, testFiles)) {
      throw new Error(`The tests of ${name} fail without any change.`);
    }
    for (const mutant of mutants) {
      if (!(await isKilled(path, mutate(source, mutant), testFiles))) {
        survivors.push(mutant);
      }
    }
    program.restore(path);
    if (mutants.length > 0) {
      const count = mutants.length - survivors.length;
      console.log(`| ${name} | ${mutants.length} | ${count} | ${((100 * count) / mutants.length).toFixed(0)} % |`);
      for (const { line, start, end, text, kind } of survivors) {
        console.log(`    ${name}:${line} ${kind}: ${source.slice(start, end).replaceAll(/\s+/g, ' ')} -> ${text}`);
      }
      killed += count;
      all += mutants.length;
    }
  }
  console.log(`| all | ${all} | ${killed} | ${((100 * killed) / all).toFixed(1)} % |`);
}

async function passingTests(): Promise<TestFile[]> {
  const testFiles: TestFile[] = [];
  for (const name of names.filter((each) => each.endsWith('.test.ts'))) {
    const path = join(folder, name);
    const start = performance.now();
    const failure = await program.firstFailure(path, 60_000);
    const duration = performance.now() - start;
    if (failure !== undefined || duration > SLOWEST_TEST_FILE) {
      console.log(`left out: ${name}, ${failure === undefined ? `${duration.toFixed(0)} ms` : failure}`);
    } else {
      testFiles.push({ path, duration });
    }
  }
  return testFiles.sort((a, b) => a.duration - b.duration);
}

async function isKilled(path: string, source: string, testFiles: readonly TestFile[]): Promise<boolean> {
  program.replace(path, source);
  for (const test of testFiles.filter((each) => program.dependsOn(each.path, path))) {
    if ((await program.firstFailure(test.path, TIMEOUT)) !== undefined) {
      return true;
    }
  }
  return false;
}

function mutate(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end);
}

/** Some changes are none, or no program: what differs in types only, or does not compile. */
function isOther(source: string, mutant: Mutant): boolean {
  try {
    const compile = (text: string) => transformSync(text, { loader: 'ts' }).code;
    return compile(source) !== compile(mutate(source, mutant));
  } catch {
    return false;
  }
}
