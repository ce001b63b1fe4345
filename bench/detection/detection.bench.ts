// How many incidents each band sees, how soon, and how often it cries wolf: `npm run bench:detection -- [series] [seed]`.
// Series are seeded, so the tables of docs/methods/band-detection.md can be made again to the digit.
import { type Detector, detectors } from './detectors';
import {
  type IncidentKind,
  type TrafficShape,
  type TrafficSize,
  incidents,
  labelledSeries,
  trafficShapes,
  trafficSizes,
} from './labelledSeries';
import { type IncidentHours, type Scores, detect, falseAlarmsPerWeek, shareWithAftermath, sigmasFor } from './score';

const [perCell = 100, seed = 1] = process.argv.slice(2).map(Number);
const sizes = Object.keys(trafficSizes) as TrafficSize[];
const shapes = Object.keys(trafficShapes) as TrafficShape[];
const kinds = incidents.filter((incident) => incident !== 'none');
/** Where bands are held against each other. */
const FALSE_ALARMS = 0.05;

/** What is kept of a series: its hours are only there while it is scored. */
interface Labelled extends IncidentHours {
  readonly size: TrafficSize;
}

type ScoresByKind = ReadonlyMap<IncidentKind, Scores[]>;

const seriesOf = new Map<IncidentKind, Labelled[]>(incidents.map((incident) => [incident, []]));
const scored: ReadonlyArray<{ readonly detector: Detector; readonly scores: ScoresByKind }> = detectors.map(
  (detector) => ({ detector, scores: new Map(incidents.map((incident) => [incident, []])) }),
);

for (const [incident, labels] of seriesOf) {
  for (const shape of shapes) {
    for (const size of sizes) {
      for (let index = 0; index < perCell; index++) {
        const series = labelledSeries({ seed, index, shape, size, incident });
        labels.push({ from: series.from, to: series.to, size });
        for (const { detector, scores } of scored) {
          scores.get(incident)?.push(detector.score(series));
        }
      }
    }
  }
}

console.log(
  `${perCell} series for each of ${sizes.length} sizes of traffic, ${shapes.length} shapes and ${incidents.length} kinds; seed ${seed}`,
);

console.log(`\n| band | sigmas | false alarms per feature-week | ${kinds.join(' | ')} |`);
console.log(`|---|---|---|${kinds.map(() => '---').join('|')}|`);
for (const { detector, scores } of scored) {
  printDetections(detector.name, detector.sigmas, scores);
  printDetections(`${detector.name}, at ${FALSE_ALARMS}`, sigmasFor(cleanOf(scores), FALSE_ALARMS), scores);
}

console.log(`\n| band | sigmas | ${sizes.map((size) => `${trafficSizes[size]} requests an hour`).join(' | ')} |`);
console.log(`|---|---|${sizes.map(() => '---').join('|')}|`);
for (const { detector, scores } of scored) {
  const clean = seriesOf.get('none') ?? [];
  const cells = sizes.map((size) => {
    const ofSize = cleanOf(scores).filter((_, index) => clean[index]?.size === size);
    return falseAlarmsPerWeek(ofSize, detector.sigmas).toFixed(3);
  });
  console.log(`| ${[detector.name, detector.sigmas.toFixed(2), ...cells].join(' | ')} |`);
}

console.log(`\n| band | sigmas | ${kinds.join(' | ')} |`);
console.log(`|---|---|${kinds.map(() => '---').join('|')}|`);
for (const { detector, scores } of scored) {
  const cells = kinds.map((kind) =>
    percent(shareWithAftermath(seriesOf.get(kind) ?? [], scores.get(kind) ?? [], detector.sigmas)),
  );
  console.log(`| ${[detector.name, detector.sigmas.toFixed(2), ...cells].join(' | ')} |`);
}

function cleanOf(scores: ScoresByKind): readonly Scores[] {
  return scores.get('none') ?? [];
}

function printDetections(name: string, sigmas: number, scores: ScoresByKind): void {
  const cells = kinds.map((kind) => {
    const { recall, medianDelay } = detect(seriesOf.get(kind) ?? [], scores.get(kind) ?? [], sigmas);
    return `${percent(recall)} / ${medianDelay} h`;
  });
  const alarms = falseAlarmsPerWeek(cleanOf(scores), sigmas).toFixed(3);
  console.log(`| ${[name, sigmas.toFixed(2), alarms, ...cells].join(' | ')} |`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
