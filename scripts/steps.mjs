import fs from 'node:fs';
import { buildWhereChanged, plugin, previewHost } from './build.mjs';
import { readJestReport, readPlaywrightReport } from './readReports.mjs';
import { packageProgram, runProcess } from './runProcess.mjs';

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** A static check counts as one test. */
function countCheck({ code, output }) {
  return { ...(code === 0 ? PASSED : FAILED), output };
}

/** One check of several runs: it fails with the first that fails, and all are run. */
async function runAll(commands, onLine) {
  const results = [];
  for (const command of commands) {
    results.push(await runProcess(...command, { onLine }));
  }
  return countCheck({
    code: results.find(({ code }) => code !== 0)?.code ?? 0,
    output: results.map(({ output }) => output).join('\n'),
  });
}

/** Counts of a test runner's report. Without a report, or with a bad exit code and no failure in it, it failed as such. */
function countReport(report, { code, output }) {
  if (report === undefined) {
    return { ...FAILED, output };
  }
  const isFailedOtherwise = code !== 0 && report.failed === 0;
  return { ...report, failed: report.failed + (isFailedOtherwise ? 1 : 0), output };
}

// PGlite imports its parts dynamically, which Node allows inside Jest's sandbox only with this flag.
const jestNodeOptions = ['--experimental-vm-modules', '--no-warnings'];

async function runJest({ args, env, onLine }) {
  const report = '.cache/jest-report.json';
  fs.rmSync(report, { force: true });
  const [node, jest] = packageProgram('jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args);
  const result = await runProcess(node, [...jestNodeOptions, ...jest], { env, onLine });
  // The report itself goes to the output too, as one long line.
  const output = result.output
    .split('\n')
    .filter((line) => !line.startsWith('{"num'))
    .join('\n');
  return countReport(readJestReport(report), { ...result, output });
}

async function runPlaywright({ args, env, onLine }) {
  const host = await buildWhereChanged(previewHost, onLine);
  if (host.code !== 0) {
    return { ...FAILED, output: host.output };
  }
  const report = '.cache/playwright-report.json';
  fs.rmSync(report, { force: true });
  const command = packageProgram(
    '@playwright/test/cli.js',
    'test',
    '-c',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
    ...args,
  );
  const result = await runProcess(...command, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${report}` },
    onLine,
  });
  return countReport(readPlaywrightReport(report), result);
}

/**
 * What `npm test` does, in this order. Each `run({ args, env, onLine })` resolves with counts and the text to show on a
 * failure; `needs` are the programs without which it is skipped, `uses` those without which some of its tests are.
 */
export const steps = [
  {
    name: 'types',
    run: ({ onLine }) =>
      runAll(
        [
          packageProgram('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
          packageProgram('typescript/bin/tsc', '--noEmit', '-p', 'src/core/tsconfig.json'),
        ],
        onLine,
      ),
  },
  {
    name: 'lint',
    run: ({ args, onLine }) =>
      runAll([packageProgram('eslint/bin/eslint.js', '--max-warnings=0', '.', ...args)], onLine),
  },
  {
    name: 'format',
    run: ({ onLine }) => runAll([packageProgram('prettier/bin/prettier.cjs', '--check', '.')], onLine),
  },
  {
    name: 'dead code',
    run: ({ onLine }) => runAll([packageProgram('knip/bin/knip.js')], onLine),
  },
  { name: 'build', run: async ({ onLine }) => countCheck(await buildWhereChanged(plugin, onLine)) },
  { name: 'jest', uses: ['postgres', 'compose'], run: runJest },
  { name: 'browser', needs: ['chromium'], run: runPlaywright },
];
