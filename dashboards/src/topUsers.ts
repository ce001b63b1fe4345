import { dimensions } from 'core/usage/dimension';
import { barsPanel } from './barsPanel';
import { board } from './board';
import { anyIsRed } from './changeThresholds';
import { costStat } from './headline';
import { cellLink, receiptsLink } from './links';
import { describe } from './methodPage';
import { statPanel } from './statPanel';
import {
  costColumn,
  countColumn,
  rateColumn,
  shareBarColumn,
  shareColumn,
  tablePanel,
  textColumn,
  timeColumn,
  timesColumn,
  unknownCallsColumn,
} from './tablePanel';
import { costPerUser, series } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, share, units } from './units';

const { user, feature } = dimensions;
const USERS = 'Values';
const RANGE = 'Cost in the range';
const SHARE_OF_COST = 'Share of cost';
const TOP_SHARE = 'Share of the dearest 1 %';

/** One answer for all numbers about the users, so that the store is asked once. */
const summary = costPerUser({ show: 'summary' });

const activeUsers = statPanel({
  id: 1,
  gridPos: { x: 0, y: 0, w: 4, h: 5 },
  title: 'Active users',
  description: describe(
    'Users with at least one call, also where nothing is known of its cost; calls without a user are no user.',
    'cost-per-user',
  ),
  target: summary,
  unit: units.count,
  fields: ['All values'],
  reduce: 'lastNotNull',
});

const costOfAUser = statPanel({
  id: 2,
  gridPos: { x: 4, y: 0, w: 4, h: 5 },
  title: 'Cost per user',
  description: describe(
    'Mean: cost of all users / users of known cost. Median: half of these users cost less. The further apart, the fewer users decide the bill.',
    'cost-per-user',
  ),
  target: summary,
  fields: ['Mean', 'Median'],
  named: true,
  reduce: 'lastNotNull',
});

const topPercentShare = statPanel({
  id: 3,
  gridPos: { x: 8, y: 0, w: 4, h: 5 },
  title: 'Dearest 1 %',
  description: describe('Cost of the dearest 1 % of users (at least one) / cost of all users.', 'cost-per-user'),
  target: summary,
  unit: units.ratio,
  fields: [TOP_SHARE],
  overrides: [{ matcher: { id: 'byName', options: TOP_SHARE }, properties: [...share] }],
  reduce: 'lastNotNull',
});

const runningAway = statPanel({
  id: 4,
  gridPos: { x: 12, y: 0, w: 4, h: 5 },
  title: 'Running away',
  description: describe(
    'Users whose last 24 h cost more than ten times their own daily average of the 7 days before, and more than the floor.',
    'cost-per-user',
  ),
  target: summary,
  unit: units.count,
  fields: ['Running away'],
  thresholds: anyIsRed,
  reduce: 'lastNotNull',
});

const newAndDear = statPanel({
  id: 5,
  gridPos: { x: 16, y: 0, w: 4, h: 5 },
  title: 'New and dear',
  description: describe(
    'Users above the floor in the last 24 h who had no cost in the 7 days before: there is no average to compare them with.',
    'cost-per-user',
  ),
  target: summary,
  unit: units.count,
  fields: ['New and dear'],
  reduce: 'lastNotNull',
});

const stats = [
  activeUsers,
  costOfAUser,
  topPercentShare,
  runningAway,
  newAndDear,
  costStat({ id: 6, gridPos: { x: 20, y: 0, w: 4, h: 5 } }),
];

const histogram = costPerUser({ show: 'histogram' });

const usersByCost = barsPanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 12, h: 8 },
  title: 'How many users cost how much?',
  description: describe(
    'Users by their cost in the time range; each range is 1.6 times the one before.',
    'cost-per-user',
  ),
  target: histogram,
  unit: units.count,
  names: RANGE,
  values: { [USERS]: 'blue' },
});

const costByCost = barsPanel({
  id: 8,
  gridPos: { x: 12, y: 5, w: 12, h: 8 },
  title: 'Whose users carry the bill? Share of cost',
  description: describe(
    'Cost of the users in each range / cost of all users: bars at the right are few users who cost much.',
    'cost-per-user',
  ),
  target: histogram,
  unit: units.ratio,
  names: RANGE,
  values: { [SHARE_OF_COST]: 'orange' },
});

const ranking = tablePanel({
  id: 9,
  gridPos: { x: 0, y: 13, w: 24, h: 11 },
  title: 'Who costs how much? The dearest users first',
  description: describe(
    "Cost of a user / median of all users, and the last 24 h / the user's own daily average of the 7 days before.",
    'cost-per-user',
  ),
  target: costPerUser({ show: 'ranking', amounts: 'exact' }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(user.label, { links: [cellLink('llmops-cost-trend', 'user')] }),
    costColumn('Cost', { links: [receiptsLink({ user: user.label })] }),
    shareBarColumn('Share', { width: 120 }),
    shareColumn('Cumulative share', { title: 'Cumulative', width: 100 }),
    timesColumn('Times the median', { title: '× median', empty: '–' }),
    countColumn('Requests'),
    countColumn('Features', { width: 80 }),
    rateColumn('Last 24 h', { width: 85 }),
    timesColumn('Times own average', {
      title: '× own day',
      width: 90,
      empty: 'new',
      steps: [
        { value: null, color: 'text' },
        { value: 10, color: 'red' },
      ],
    }),
    timeColumn('Last call'),
    unknownCallsColumn('Calls of unknown cost'),
  ],
});

const costOverTime = timeSeriesPanel({
  id: 10,
  gridPos: { x: 0, y: 24, w: 14, h: 10 },
  title: 'Cost over time by user',
  description: describe('Cost per bucket of the eight dearest users and everyone else.', 'cost-per-user'),
  target: series({ measure: 'cost', by: ['user'] }),
  shape: 'stacked bars',
  legend: 'bottom',
});

const concentration = tablePanel({
  id: 11,
  gridPos: { x: 14, y: 24, w: 10, h: 10 },
  title: 'What do the dearest 1 % use? By feature',
  description: describe(
    'Cost of each feature, and how much of it the dearest 1 % of all users caused.',
    'cost-per-user',
  ),
  target: costPerUser({ show: 'concentration', by: 'feature', amounts: 'exact' }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(feature.label, { links: [cellLink('llmops-top-users', 'feature')] }),
    costColumn('Cost', { links: [receiptsLink({ feature: feature.label })] }),
    costColumn('Cost of the dearest 1 %', { title: 'Dearest 1 %', width: 105 }),
    shareBarColumn(TOP_SHARE, { title: 'Share' }),
  ],
});

/** Who costs how much, and is anyone running away? */
export const topUsers = board({
  uid: 'llmops-top-users',
  description: 'Who costs how much, and is anyone running away?',
  // A heavy tail shows over a month; the last 24 h are judged by themselves whatever the range.
  days: 30,
  panels: [...stats, usersByCost, costByCost, ranking, costOverTime, concentration],
});
