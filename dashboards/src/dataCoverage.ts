import { dimensions } from 'core/usage/dimension';
import { measures } from 'core/usage/measure';
import { board } from './board';
import { filterRows } from './columns';
import { pricedShareStat } from './headline';
import { cellLink } from './links';
import { describe, methodUrl } from './methodPage';
import { statPanel } from './statPanel';
import {
  countColumn,
  shareBarColumn,
  shareColumn,
  tablePanel,
  textColumn,
  tokensColumn,
  wordsColumn,
} from './tablePanel';
import { coverage, series } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, noneUnlessFailed, share, units } from './units';

const { provider, model } = dimensions;
const FACT = 'Fact';
const RECORDED = 'Recorded in calls';

const facts = coverage('facts');

const calls = statPanel({
  id: 2,
  gridPos: { x: 4, y: 0, w: 4, h: 5 },
  title: measures.calls.label,
  description: describe(`Calls in the time range: ${measures.calls.formula}.`, 'calls-and-requests'),
  target: series({ measure: 'calls' }),
  unit: units.count,
  reduce: 'sum',
  sparkline: true,
});

/** How many calls have a fact; anything less than all of them is a warning. */
function recordedStat(id: number, x: number, fact: string, title: string) {
  return statPanel({
    id,
    gridPos: { x, y: 0, w: 4, h: 5 },
    title,
    description: describe(`Calls for which "${fact}" is recorded / all calls.`, 'coverage'),
    target: facts,
    unit: units.ratio,
    fields: [RECORDED],
    overrides: [{ matcher: { id: 'byName', options: RECORDED }, properties: [...share] }],
    transformations: [filterRows({ rows: 'keep', column: FACT, matcher: { id: 'equal', value: fact } })],
    thresholds: [
      { value: null, color: 'orange' },
      { value: 1, color: 'green' },
    ],
    reduce: 'lastNotNull',
  });
}

const stats = [
  pricedShareStat({ id: 1, gridPos: { x: 0, y: 0, w: 4, h: 5 } }),
  calls,
  recordedStat(3, 8, 'Feature', 'With a feature'),
  recordedStat(4, 12, 'User', 'With a user'),
  recordedStat(5, 16, 'Request', 'With a request'),
  recordedStat(6, 20, 'Cache read tokens', 'With cache use'),
];

const factsTable = tablePanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 24, h: 15 },
  title: 'What is recorded, and what is missing without it?',
  description: describe(
    'Calls, and tokens of calls, for which a fact is recorded / all calls, all tokens.',
    'coverage',
  ),
  target: facts,
  unit: units.count,
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    wordsColumn(FACT, { width: 165 }),
    shareBarColumn(RECORDED, { title: 'Of calls', width: 120 }),
    shareColumn('Recorded in tokens', { title: 'Of tokens', width: 90 }),
    countColumn('Calls without it', { title: 'Missing in', width: 95, empty: '–' }),
    wordsColumn('What is missing then'),
    wordsColumn('What to do'),
  ],
});

const unpricedModels = tablePanel({
  id: 8,
  gridPos: { x: 0, y: 20, w: 24, h: 7 },
  title: 'Which models have no price?',
  description: describe(
    'Models whose tokens the cost leaves out, because no price is known for them or no model was recorded.',
    'priced-share',
  ),
  target: coverage('models'),
  unit: units.count,
  whenEmpty: noneUnlessFailed('models without a price'),
  columns: [
    textColumn(provider.label, { width: 100 }),
    textColumn(model.label, {
      width: 220,
      links: [
        cellLink('llmops-cost-trend', 'model'),
        { title: 'How to give ${__value.text} a price', url: methodUrl('priced-share'), targetBlank: true },
      ],
    }),
    tokensColumn('Tokens', { width: 80 }),
    countColumn('Calls', { width: 75 }),
    wordsColumn('Why', { width: 190 }),
    wordsColumn('What to do'),
  ],
});

const pricedShareOverTime = timeSeriesPanel({
  id: 9,
  gridPos: { x: 0, y: 27, w: 24, h: 8 },
  title: 'Since when? Priced share per day by feature',
  description: describe(`Per day: ${measures.pricedShare.formula}.`, 'priced-share'),
  target: series({ measure: 'pricedShare', by: ['feature'], step: 'day' }),
  unit: units.ratio,
  shape: 'lines',
  legend: 'bottom',
});

/** How sure are the numbers, and what would make them surer? */
export const dataCoverage = board({
  uid: 'llmops-data-coverage',
  description: 'What is recorded, what is not, what that hides, and what to do about it.',
  panels: [...stats, factsTable, unpricedModels, pricedShareOverTime],
});
