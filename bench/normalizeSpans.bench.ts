// Normalises the recorded spans of every emitter over and over, trace by trace, as `tokencost explain` does.
// Run with `npm run bench` in the root of the project.
import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { normalizeTrace } from 'core/span/normalizeTrace';
import { readCorpus } from 'core/span/readCorpus';
import type { Span } from 'core/span/span';

const FOLDER = 'fixtures/spans/recorded';
const ROUNDS = 7;
const SPANS_A_ROUND = 100_000;

const recorded = readdirSync(FOLDER).flatMap((file) =>
  (readCorpus(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))) ?? []).map(({ spans }) => spans),
);
const traces = repeat(recorded);
const spans = traces.reduce((sum, trace) => sum + trace.length, 0);

const rounds = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const processor = process.cpuUsage();
  let calls = 0;
  for (const trace of traces) {
    calls += normalizeTrace(trace).calls.length;
  }
  return { wall: performance.now() - start, processor: process.cpuUsage(processor).user / 1000, calls };
});
const wall = median(rounds.map((round) => round.wall));
const processor = median(rounds.map((round) => round.processor));

console.log(
  `${count(spans)} spans of ${recorded.length} recorded scenarios -> ${count(rounds[0]?.calls ?? NaN)} calls`,
);
console.log(
  `normalizeTrace: ${count((1000 * spans) / wall)} spans/s, ${count((1000 * spans) / processor)} by processor time (bar 100,000; median of ${ROUNDS})`,
);

function repeat(once: readonly (readonly Span[])[]): (readonly Span[])[] {
  const repeated: (readonly Span[])[] = [];
  for (let held = 0, at = 0; held < SPANS_A_ROUND; at = (at + 1) % once.length) {
    const trace = once[at] ?? [];
    repeated.push(trace);
    held += trace.length;
  }
  return repeated;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
