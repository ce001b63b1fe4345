// How many incidents each band sees, how soon, and how often it cries wolf: `npm run bench:detection -- [series] [seed]`.
// Series are seeded, so the table of docs/methods/bands.md can be made again to the digit.
import { type BandHour, bandDefaults } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { HOUR } from 'core/usage/timeWindow';
import {
  type IncidentKind,
  type LabelledSeries,
  SERIES_HOURS,
  WARM_UP_HOURS,
  incidents,
  labelledSeries,
  trafficShapes,
  trafficSizes,
  type TrafficShape,
  type TrafficSize,
} from './labelledSeries';
import { type Scores, detect, falseAlarmsPerWeek, sigmasFor } from './score';

const [perCell = 150, seed = 1] = process.argv.slice(2).map(Number);

const seriesOf = new Map<IncidentKind, LabelledSeries[]>(
  incidents.map((incident) => [
    incident,
    (Object.keys(trafficShapes) as TrafficShape[]).flatMap((shape) =>
      (Object.keys(trafficSizes) as TrafficSize[]).flatMap((size) =>
        Array.from({ length: perCell }, (_, index) => labelledSeries({ seed, index, shape, size, incident })),
      ),
    ),
  ]),
);

interface Detector {
  readonly name: string;
  readonly sigmas: number;
  readonly score: (series: LabelledSeries) => Scores;
}

const detectors: readonly Detector[] = [
  { name: 'plain: 7 days, mean + 3 sigma, no guard', sigmas: 3, score: plainScores },
  { name: 'trailing, guarded', sigmas: bandDefaults.trailing.sigmas, score: bandScores('trailing', trailingScore) },
  { name: 'seasonal', sigmas: bandDefaults.seasonal.sigmas, score: bandScores('seasonal', gammaScore) },
];

/** The definition as it is usually given, in plain arithmetic: nothing of `core/bands` is in it. */
function plainScores({ hours }: LabelledSeries): Scores {
  const usd = hours.map(({ cost }) => Number(cost) / 1e12);
  return Float64Array.from(usd, (cost, hour) => {
    if (hour < WARM_UP_HOURS) {
      return 0;
    }
    const window = usd.slice(hour - 168, hour);
    const mean = window.reduce((sum, value) => sum + value, 0) / 168;
    const variance = window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 167;
    return (cost - mean) / Math.sqrt(variance);
  });
}

function bandScores(kind: 'trailing' | 'seasonal', score: (hour: BandHour) => number) {
  return ({ hours }: LabelledSeries): Scores => {
    const until = (hours.at(-1)?.start ?? NaN) + HOUR;
    const scores = new Float64Array(SERIES_HOURS);
    // The grid begins with the first hour that cost anything, which is the first of every series here.
    computeBand(hours, until, bandDefaults[kind]).forEach((hour, index) => {
      scores[index] = hour.expected === undefined || hour.cost <= bandDefaults[kind].floorUsd ? 0 : score(hour);
    });
    return scores;
  };
}

function trailingScore({ cost, expected = NaN, sigma = NaN }: BandHour): number {
  return (cost - expected) / sigma;
}

/** The Wilson-Hilferty z, whose border the seasonal band draws. */
function gammaScore({ cost, expected = NaN, sigma = NaN }: BandHour): number {
  const shape = (expected / sigma) ** 2;
  return 3 * Math.sqrt(shape) * (Math.cbrt(cost / expected) - 1 + 1 / (9 * shape));
}

const kinds = incidents.filter((incident) => incident !== 'none');
console.log(`${perCell} series for each of 3 sizes of traffic, 2 shapes and ${incidents.length} kinds; seed ${seed}\n`);
console.log(`| band | sigmas | false alarms per feature-week | ${kinds.join(' | ')} |`);
console.log(`|---|---|---|${kinds.map(() => '---').join('|')}|`);
for (const { name, sigmas, score } of detectors) {
  const scores = new Map([...seriesOf].map(([incident, series]) => [incident, series.map(score)]));
  const clean = scores.get('none') ?? [];
  printRow(name, sigmas, { scores, clean });
  printRow(`${name}, at 0.05 false alarms`, sigmasFor(clean, 0.05), { scores, clean });
}

function printRow(
  name: string,
  sigmas: number,
  { scores, clean }: { scores: ReadonlyMap<IncidentKind, Scores[]>; clean: readonly Scores[] },
): void {
  const cells = kinds.map((kind) => {
    const { recall, medianDelay } = detect(seriesOf.get(kind) ?? [], scores.get(kind) ?? [], sigmas);
    return `${(100 * recall).toFixed(0)} % / ${medianDelay} h`;
  });
  console.log(`| ${[name, sigmas.toFixed(2), falseAlarmsPerWeek(clean, sigmas).toFixed(3), ...cells].join(' | ')} |`);
}
