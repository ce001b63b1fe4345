import fs from 'node:fs';
import { install } from './install.mjs';
import { showProgress } from './progress.mjs';
import { steps } from './steps.mjs';
import { provideTestPrograms } from './testPrograms.mjs';

/**
 * Runs every step, also after one that failed, or with `--only <step> [arguments]` a single one. The last line is
 * `N passed, N failed`, with what was skipped behind it; resolves with 1 where anything failed.
 */
export async function test(args) {
  const { chosen, stepArguments } = chooseSteps(args);
  await install();
  // Reports and stamps go there.
  fs.mkdirSync('.cache', { recursive: true });
  const { env, missing } = await provideTestPrograms(
    chosen.flatMap(({ needs = [], uses = [] }) => [...needs, ...uses]),
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const step of chosen) {
    const counts = await runStep(step, { args: stepArguments, env, missing });
    Object.keys(total).forEach((kind) => (total[kind] += counts[kind]));
  }
  console.log(`\n${describeCounts(total)}`);
  return total.failed === 0 ? 0 : 1;
}

function chooseSteps(args) {
  if (args.length === 0) {
    return { chosen: steps, stepArguments: [] };
  }
  const [option, name, ...stepArguments] = args;
  const chosen = steps.filter((step) => step.name === name);
  if (option !== '--only' || chosen.length === 0) {
    const names = steps.map((step) => `"${step.name}"`).join(', ');
    throw new Error(
      `npm test knows only "--only <step> [arguments]", with a step of ${names}; got "${args.join(' ')}".`,
    );
  }
  return { chosen, stepArguments };
}

async function runStep(step, { args, env, missing }) {
  const { name, needs = [], uses = [] } = step;
  const absent = [...needs, ...uses].filter((program) => missing[program] !== undefined);
  const isCi = (process.env['CI'] ?? '') !== '' && process.env['CI'] !== 'false';
  absent.forEach((program) =>
    console.log(`${name}: ${isCi ? 'not run in full' : 'skipped in part or whole'}. ${missing[program]}`),
  );
  if (isCi && absent.length > 0) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (needs.some((program) => absent.includes(program))) {
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const progress = showProgress(name);
  const { output, ...counts } = await step.run({ args, env, onLine: (line) => progress.note(line) });
  progress.end(`${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${describeCounts(counts)}`);
  if (counts.failed > 0) {
    console.log(output);
  }
  return counts;
}

function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
