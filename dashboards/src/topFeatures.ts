import { dimensions } from 'core/usage/dimension';
import { measures } from 'core/usage/measure';
import { board } from './board';
import { anyIsRed } from './changeThresholds';
import { filterRows, firstRows } from './columns';
import { costBandPanel } from './costBandPanel';
import { costStat, pricedShareStat } from './headline';
import { boardUrl, cellLink, receiptsLink } from './links';
import { describe } from './methodPage';
import { statPanel } from './statPanel';
import {
  costChangeColumn,
  costColumn,
  rateColumn,
  shareColumn,
  tablePanel,
  textColumn,
  unpricedTokensColumn,
  trafficChangeColumn,
  trendColumn,
  leakColumn,
  driftColumn,
} from './tablePanel';
import { bands, series, table } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, share, shareMappings, units, zeroAs } from './units';

const { feature } = dimensions;
const SHARE = 'Share';
const CUMULATIVE_SHARE = 'Cumulative share';
const LEAK = 'Leak';
const DRIFT = 'Drift a week';

const topThreeShare = statPanel({
  id: 1,
  gridPos: { x: 0, y: 0, w: 4, h: 5 },
  title: 'Top 3 share',
  description: describe('Cost of the three dearest features / cost of all calls.', 'shares'),
  target: table({ measures: ['cost'], by: ['feature'], limit: 3 }),
  unit: units.ratio,
  fields: [CUMULATIVE_SHARE],
  overrides: [{ matcher: { id: 'byName', options: CUMULATIVE_SHARE }, properties: [...share] }],
  // The fourth row adds up all other features.
  transformations: [firstRows(3)],
  reduce: 'lastNotNull',
});

const leaking = statPanel({
  id: 11,
  gridPos: { x: 4, y: 0, w: 3, h: 5 },
  title: 'Leaking',
  description: describe(
    'Features whose cost of the last 7 days is at least twice that of the 7 before, while requests grew by less than 20 %; at least $1 a day and 50 requests in both. The table says since when.',
    'leaking-features',
  ),
  target: table({ measures: ['cost'], by: ['feature'], limit: 1000, leaks: true }),
  unit: units.count,
  fields: [LEAK],
  transformations: [filterRows({ rows: 'keep', column: LEAK, matcher: { id: 'regex', value: '^leaking' } })],
  mappings: [zeroAs('none')],
  thresholds: anyIsRed,
  links: [{ title: 'Which features?', url: `${boardUrl('llmops-top-features')}&viewPanel=panel-7` }],
  reduce: 'count',
});

const drifting = statPanel({
  id: 12,
  gridPos: { x: 7, y: 0, w: 3, h: 5 },
  title: 'Drifting',
  description: describe(
    'Features whose cost per request rises over the last 14 complete days by more than two standard errors and at least 20 %, weekdays held against the same ones; at least $1 a day and 50 requests a week. The table says how fast.',
    'drifting-features',
  ),
  target: table({ measures: ['cost'], by: ['feature'], limit: 1000, drifts: true }),
  unit: units.count,
  fields: [DRIFT],
  transformations: [filterRows({ rows: 'keep', column: DRIFT, matcher: { id: 'regex', value: '^drifting' } })],
  mappings: [zeroAs('none')],
  thresholds: anyIsRed,
  links: [{ title: 'Which features?', url: `${boardUrl('llmops-top-features')}&viewPanel=panel-7` }],
  reduce: 'count',
});

const features = statPanel({
  id: 2,
  gridPos: { x: 10, y: 0, w: 3, h: 5 },
  title: 'Features',
  description: describe(`Features with at least one call; calls without a feature are not counted as one.`, 'shares'),
  target: everyFeature(),
  unit: units.count,
  fields: [feature.label],
  transformations: [filterRows({ rows: 'drop', column: feature.label, matcher: { id: 'equal', value: feature.none } })],
  reduce: 'count',
});

const unlabelledCalls = statPanel({
  id: 3,
  gridPos: { x: 13, y: 0, w: 3, h: 5 },
  title: 'Unlabelled',
  // Calls, not cost: an unpriced call's share of cost is unknown, and a missing row could not be told from it.
  description: describe('Calls that no feature was recorded for / all calls.', 'shares'),
  target: everyFeature(),
  unit: units.ratio,
  fields: [SHARE],
  overrides: [
    {
      matcher: { id: 'byName', options: SHARE },
      // True without a call that lacks a feature, and without any call.
      properties: [...share, { id: 'mappings', value: [zeroAs('none'), ...shareMappings] }],
    },
  ],
  transformations: [filterRows({ rows: 'keep', column: feature.label, matcher: { id: 'equal', value: feature.none } })],
  // Without calls that lack a feature there is no row, and the sum of no rows is 0.
  reduce: 'sum',
  thresholds: [
    { value: null, color: 'green' },
    { value: 0.0005, color: 'orange' },
  ],
});

const stats = [
  topThreeShare,
  leaking,
  drifting,
  features,
  unlabelledCalls,
  costStat({ id: 4, gridPos: { x: 16, y: 0, w: 4, h: 5 } }),
  pricedShareStat({ id: 6, gridPos: { x: 20, y: 0, w: 4, h: 5 } }),
];

const featureTable = tablePanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 24, h: 12 },
  title: 'Which features decide the bill? The dearest first',
  description: describe(
    "Each feature's cost, its share, and its change against the range it is compared with. Leaking: cost of the last 7 days at least twice that of the 7 before, while requests grew by less than 20 %. Drift: how much a request gets dearer a week, over the last 14 complete days, ± two standard errors.",
    'leaking-features',
  ),
  target: table({
    measures: ['cost', 'requests', 'costPerRequest', 'errorCost', 'promptCacheHitRate'],
    by: ['feature'],
    compare: '${compare}',
    amounts: 'exact',
    trend: true,
    leaks: true,
    drifts: true,
  }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(feature.label, { links: [cellLink('llmops-cost-trend', 'feature')] }),
    leakColumn(LEAK, { width: 140 }),
    driftColumn(DRIFT, { width: 150 }),
    costColumn(measures.cost.label, { width: 85, links: [receiptsLink({ feature: feature.label })] }),
    shareColumn(SHARE, { width: 70 }),
    shareColumn(CUMULATIVE_SHARE, { title: 'Cumul.', width: 75 }),
    trendColumn('Trend', { width: 70 }),
    costChangeColumn('Cost change', 'absolute', { title: 'Change', width: 80 }),
    trafficChangeColumn('Requests change %', { title: 'Req. +/-', width: 80 }),
    rateColumn(measures.costPerRequest.label, { title: 'Cost/req.', width: 85 }),
    costChangeColumn('Cost per request change %', 'relative', { title: 'C./req. +/-', width: 95 }),
    costColumn(measures.errorCost.label, { title: 'Errors', width: 75 }),
    shareColumn(measures.promptCacheHitRate.label, { title: 'Cache', width: 75 }),
    unpricedTokensColumn('Tokens without a price', { width: 80 }),
  ],
});

const costOverTime = timeSeriesPanel({
  id: 8,
  gridPos: { x: 0, y: 17, w: 24, h: 8 },
  title: 'Cost over time by feature',
  description: describe('Cost per bucket of the eight dearest features and all others.', 'cost'),
  target: series({ measure: 'cost', by: ['feature'] }),
  shape: 'stacked bars',
  legend: 'right',
});

const costPerRequest = timeSeriesPanel({
  id: 9,
  gridPos: { x: 0, y: 25, w: 12, h: 9 },
  title: 'Cost per request per day by feature',
  // By the hour a single dear request among few moves the line more than a leak does.
  description: describe(`Per day: ${measures.costPerRequest.formula}.`, 'cost-per-request'),
  target: series({ measure: 'costPerRequest', by: ['feature'], step: 'day' }),
  shape: 'lines',
  legend: 'bottom',
});

const requests = timeSeriesPanel({
  id: 10,
  gridPos: { x: 12, y: 25, w: 12, h: 9 },
  title: 'Requests over time by feature',
  description: describe(`Per bucket: ${measures.requests.formula}.`, 'calls-and-requests'),
  target: series({ measure: 'requests', by: ['feature'] }),
  unit: units.short,
  shape: 'stacked bars',
  legend: 'bottom',
});

const selectedBand = costBandPanel({
  id: 13,
  gridPos: { x: 0, y: 34, w: 24, h: 9 },
  title: 'Cost band of the selected feature, per hour',
  description: describe(
    'Cost of every hour and the trailing band that it should stay in; of several features the one with the highest cost above it, until another is chosen.',
    'bands',
  ),
  target: bands({ show: 'bands', band: 'trailing', limit: 25 }),
  layout: 'large',
});

/** Which features decide the bill, and which is leaking or drifting? */
export const topFeatures = board({
  uid: 'llmops-top-features',
  description: 'Which features decide the bill, and which of them is leaking or drifting?',
  panels: [...stats, featureTable, costOverTime, costPerRequest, requests, selectedBand],
});

/** One row per feature, shared by the stats that count them. */
function everyFeature() {
  return table({ measures: ['calls'], by: ['feature'], limit: 1000 });
}
