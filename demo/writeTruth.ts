import { DEMO_SEED } from './demoRange';
import { computeDemoTruth } from './truth/demoTruth';
import { parseTruthArguments } from './truth/truthArguments';

/** `npx tsx demo/writeTruth.ts [--now 2026-11-21T12:00:00Z] [--seed 20]` prints the demo's true numbers as JSON. */
function writeTruth(): void {
  try {
    const { now, seed } = parseTruthArguments(process.argv.slice(2), { now: Date.now(), seed: DEMO_SEED });
    process.stdout.write(`${JSON.stringify(computeDemoTruth({ now, seed }), null, 2)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

writeTruth();
