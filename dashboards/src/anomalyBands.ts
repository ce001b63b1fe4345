import { dimensions } from 'core/usage/dimension';
import { board } from './board';
import { anyIsRed, moreIsRed } from './changeThresholds';
import { costBandPanel } from './costBandPanel';
import { cellLink, hourReceiptsLink } from './links';
import { describe } from './methodPage';
import { statPanel } from './statPanel';
import {
  costColumn,
  countColumn,
  hiddenColumn,
  rateColumn,
  tablePanel,
  textColumn,
  timeColumn,
  unknownCallsColumn,
} from './tablePanel';
import { bands } from './targets';
import { NO_DATA, noneUnlessFailed, nullAs, units, zeroAs } from './units';
import { bandVariable } from './variables';

const { feature } = dimensions;
const HOUR = 'Hour';
const HOUR_END = 'End of the hour';

/** One limit, so that the store is asked once for the whole board. */
const LIMIT = 50;
const summary = bands({ show: 'summary', band: '${band}', limit: LIMIT });

const brokenFeatures = statPanel({
  id: 1,
  gridPos: { x: 0, y: 0, w: 6, h: 4 },
  title: 'Features above band',
  description: describe('Features with at least one hour above its band in the time range.', 'bands'),
  target: summary,
  unit: units.count,
  fields: ['Broken'],
  mappings: [zeroAs('none'), nullAs(NO_DATA)],
  thresholds: anyIsRed,
  reduce: 'lastNotNull',
});

const brokenHours = statPanel({
  id: 2,
  gridPos: { x: 6, y: 0, w: 6, h: 4 },
  title: 'Broken hours',
  description: describe('Hours of all features whose cost was above the band, the running hour among them.', 'bands'),
  target: summary,
  unit: units.count,
  fields: ['Broken hours'],
  mappings: [zeroAs('none'), nullAs(NO_DATA)],
  thresholds: anyIsRed,
  reduce: 'lastNotNull',
});

const costAbove = statPanel({
  id: 3,
  gridPos: { x: 12, y: 0, w: 6, h: 4 },
  title: 'Cost above the band',
  description: describe('Cost minus the upper border of the band, added up over all broken hours.', 'bands'),
  target: summary,
  fields: ['Above the band'],
  mappings: [zeroAs('nothing'), nullAs(NO_DATA)],
  thresholds: moreIsRed,
  reduce: 'lastNotNull',
});

const warmingUp = statPanel({
  id: 4,
  gridPos: { x: 18, y: 0, w: 6, h: 4 },
  title: 'Features warming up',
  description: describe(
    'Features that have too few hours of history for a verdict on their last hour: 48 hours for the trailing band, two weeks for the seasonal one.',
    'bands',
  ),
  target: summary,
  unit: units.count,
  fields: ['Warming up'],
  mappings: [zeroAs('none'), nullAs(NO_DATA)],
  reduce: 'lastNotNull',
});

const allBands = costBandPanel({
  id: 5,
  gridPos: { x: 0, y: 4, w: 24, h: 20 },
  title: 'Cost of every feature beside its band, per hour',
  description: describe(
    'Cost of every hour, what was to be expected of it, and the band that it should stay in; highest cost above it first. A click opens the calls of the hour.',
    'bands',
  ),
  target: bands({ show: 'bands', band: '${band}', limit: LIMIT }),
  layout: 'multiples',
});

const hourTable = tablePanel({
  id: 6,
  gridPos: { x: 0, y: 24, w: 24, h: 10 },
  title: 'Which hours broke their band? The newest first',
  description: describe(
    'Hours above their band: what they cost, what was expected, and by how much they were above it. The cost opens the calls of the hour.',
    'bands',
  ),
  target: bands({ show: 'broken', band: '${band}', limit: LIMIT }),
  whenEmpty: noneUnlessFailed('hour above its band in this time range'),
  columns: [
    timeColumn(HOUR),
    textColumn(feature.label, { links: [cellLink('llmops-top-features', 'feature')] }),
    costColumn('Cost', {
      amounts: 'short',
      links: [hourReceiptsLink('feature', { heading: feature.label, from: HOUR, to: HOUR_END })],
    }),
    rateColumn('Above the band', { width: 130 }),
    rateColumn('Expected', { width: 90 }),
    rateColumn('Upper border', { width: 115 }),
    rateColumn('Sigma', { width: 85 }),
    countColumn('n', { width: 60 }),
    countColumn('Calls', { width: 75 }),
    unknownCallsColumn('Calls of unknown cost'),
    hiddenColumn(HOUR_END),
  ],
});

/** Which hours of which feature cost more than they should have? */
export const anomalyBands = board({
  uid: 'llmops-anomaly-bands',
  description: 'Which hours of which feature cost more than was to be expected of them?',
  panels: [brokenFeatures, brokenHours, costAbove, warmingUp, allBands, hourTable],
  variables: [bandVariable()],
});
