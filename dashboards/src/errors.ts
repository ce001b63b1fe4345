import { dimensions } from 'core/usage/dimension';
import { measures } from 'core/usage/measure';
import type { QueryFilter } from 'datasource/query';
import { barsPanel } from './barsPanel';
import { board } from './board';
import { anyIsRed } from './changeThresholds';
import { LIGHT_GREY, errorClassOverrides } from './colors';
import { filterRows, joinBy } from './columns';
import { pricedShareStat } from './headline';
import { cellLink, receiptsLink } from './links';
import { describe, inCurrency } from './methodPage';
import { statPanel } from './statPanel';
import { costColumn, countColumn, rateColumn, tablePanel, textColumn, unpricedTokensColumn } from './tablePanel';
import { chains, series, table } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, noneUnlessFailed, share, underACent, units, zeroAs } from './units';

const { errorClass, provider, model, fallbackFrom, feature } = dimensions;

const answered: QueryFilter = { dimension: 'errorClass', operator: 'in', values: [errorClass.none] };
const notAnswered: QueryFilter = { ...answered, operator: 'not in' };
const fellBack: QueryFilter = { dimension: 'fallbackFrom', operator: 'not in', values: [fallbackFrom.none] };

/** One answer for all numbers about failures that are not drawn over time, so that the store is asked once. */
const headline = table({
  measures: ['failedCost', 'retryCost', 'retryShare', 'fallbackPremium', 'failed', 'requests'],
});

const errorCost = statPanel({
  id: 1,
  gridPos: { x: 0, y: 0, w: 4, h: 5 },
  title: 'Cost of errors',
  description: describe(
    `What failures cost: ${measures.errorCost.formula}. Calls of unknown cost are left out. ${inCurrency}`,
    'errors-that-cost',
  ),
  target: series({ measure: 'errorCost', amounts: 'exact' }),
  mappings: [zeroAs('nothing known'), underACent],
  reduce: 'sum',
  sparkline: true,
});

const failedCost = statPanel({
  id: 2,
  gridPos: { x: 4, y: 0, w: 4, h: 5 },
  title: 'Failed calls',
  description: describe(`Billed for calls that failed: ${measures.failedCost.formula}.`, 'errors-that-cost'),
  target: headline,
  fields: [measures.failedCost.label],
  reduce: 'lastNotNull',
});

const fallbackPremium = statPanel({
  id: 3,
  gridPos: { x: 8, y: 0, w: 4, h: 5 },
  title: 'Fallbacks',
  description: describe(
    `Extra cost of fallbacks: ${measures.fallbackPremium.formula}. Below zero the fallback was cheaper.`,
    'retries-and-fallbacks',
  ),
  target: headline,
  fields: [measures.fallbackPremium.label],
  reduce: 'lastNotNull',
});

const retries = statPanel({
  id: 4,
  gridPos: { x: 12, y: 0, w: 4, h: 5 },
  title: 'Retries',
  description: describe(
    `Share of cost, and the amount: ${measures.retryCost.formula}. A failed retry stands under failed calls too, so the two do not add up.`,
    'retries-and-fallbacks',
  ),
  target: headline,
  fields: [measures.retryShare.label, measures.retryCost.label],
  overrides: [{ matcher: { id: 'byName', options: measures.retryShare.label }, properties: [...share] }],
  reduce: 'lastNotNull',
});

const failedRequests = statPanel({
  id: 5,
  gridPos: { x: 16, y: 0, w: 4, h: 5 },
  title: 'Unanswered',
  description: describe(`Requests that failed for good: ${measures.failed.formula}.`, 'calls-and-requests'),
  target: headline,
  unit: units.count,
  fields: [measures.failed.label],
  thresholds: anyIsRed,
  reduce: 'lastNotNull',
});

const stats = [
  errorCost,
  failedCost,
  fallbackPremium,
  retries,
  failedRequests,
  pricedShareStat({ id: 6, gridPos: { x: 20, y: 0, w: 4, h: 5 } }),
];

const costOfFailedCalls = timeSeriesPanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 12, h: 9 },
  title: 'When did failed calls cost? Over time by error class',
  // Beside the cost of what was answered, a hundred times as much, no failure would be seen.
  description: describe(
    'Cost per bucket of calls with an error class; refused calls cost nothing.',
    'errors-that-cost',
  ),
  target: series({ measure: 'cost', by: ['errorClass'], top: 12, only: [notAnswered] }),
  shape: 'stacked bars',
  legend: 'bottom',
  overrides: errorClassOverrides,
});

const callsByErrorClass = timeSeriesPanel({
  id: 13,
  gridPos: { x: 12, y: 5, w: 12, h: 9 },
  title: 'Was there an outage? Calls over time by error class',
  description: describe(
    'Calls per bucket, what was answered in grey below: an outage is a coloured block, whether it was billed or not.',
    'errors-that-cost',
  ),
  target: series({ measure: 'calls', by: ['errorClass'], top: 12 }),
  unit: units.short,
  shape: 'stacked bars',
  legend: 'bottom',
  overrides: errorClassOverrides,
});

const failedCalls = tablePanel({
  id: 8,
  gridPos: { x: 0, y: 14, w: 14, h: 10 },
  title: 'What do failed calls cost? By class and model',
  description: describe(
    'Failed calls only: how many, the tokens that were billed, and their cost. Refused calls cost nothing, broken ones do.',
    'errors-that-cost',
  ),
  target: table({
    measures: ['cost', 'calls', 'tokens', 'costPer1kTokens'],
    by: ['errorClass', 'provider', 'model'],
    only: [notAnswered],
    amounts: 'exact',
  }),
  whenEmpty: noneUnlessFailed('failed calls'),
  columns: [
    textColumn(errorClass.label, { width: 115, links: [cellLink('llmops-errors', 'errorClass')] }),
    textColumn(provider.label, { width: 85 }),
    textColumn(model.label, { links: [cellLink('llmops-cost-trend', 'model')] }),
    costColumn(measures.cost.label, {
      width: 75,
      links: [receiptsLink({ errorClass: errorClass.label, provider: provider.label, model: model.label })],
    }),
    countColumn(measures.calls.label, { width: 65 }),
    rateColumn(measures.costPer1kTokens.label, { title: 'Per 1k tok.', width: 95 }),
    unpricedTokensColumn('Tokens without a price', { width: 75 }),
  ],
});

const ERROR_FREE = measures.costPerRequest.label;

const costPerAnswered = tablePanel({
  id: 9,
  gridPos: { x: 14, y: 14, w: 10, h: 10 },
  title: 'What does an answer cost? By model',
  description: describe(
    `${measures.costPerAnswered.label}: ${measures.costPerAnswered.formula}, failed calls included. Error-free: the same of answered calls only.`,
    'errors-that-cost',
  ),
  target: table({ measures: ['errorCost', 'costPerAnswered', 'answered'], by: ['model'], limit: 200 }),
  against: table({ refId: 'B', measures: ['costPerRequest'], by: ['model'], limit: 200, only: [answered] }),
  whenEmpty: NOTHING_TO_SHOW,
  rows: [joinBy(model.label)],
  columns: [
    textColumn(model.label, { links: [cellLink('llmops-errors', 'model')] }),
    countColumn(measures.answered.label, { title: 'Answered', width: 80 }),
    rateColumn(measures.costPerAnswered.label, { title: 'Per answer', width: 92 }),
    rateColumn(ERROR_FREE, { title: 'Error-free', width: 88 }),
    rateColumn(measures.errorCost.label, { title: 'Errors', width: 68 }),
  ],
});

const retryDepth = barsPanel({
  id: 10,
  gridPos: { x: 0, y: 24, w: 9, h: 9 },
  title: 'How often was it tried again? Requests by attempts',
  description: describe(
    'Requests that took more than one attempt, by the number of attempts, and whether any of them was answered.',
    'retries-and-fallbacks',
  ),
  target: chains(),
  unit: units.count,
  names: 'Attempts',
  rows: [filterRows({ rows: 'drop', column: 'Attempts', matcher: { id: 'regex', value: '^[01]( |$)' } })],
  values: { [measures.answered.label]: LIGHT_GREY, [measures.failed.label]: 'red' },
});

const fallbackPairs = tablePanel({
  id: 11,
  gridPos: { x: 9, y: 24, w: 15, h: 9 },
  title: 'Which fallback is dear? By first and second model',
  description: describe(
    `Calls that another model took over, and their extra cost: ${measures.fallbackPremium.formula}.`,
    'retries-and-fallbacks',
  ),
  target: table({
    measures: ['fallbackPremium', 'calls', 'cost'],
    by: ['fallbackFrom', 'model'],
    only: [fellBack],
    amounts: 'exact',
  }),
  whenEmpty: noneUnlessFailed('fallbacks'),
  columns: [
    textColumn(fallbackFrom.label, { title: 'Asked first' }),
    textColumn(model.label, { title: 'Took over', links: [cellLink('llmops-errors', 'model')] }),
    countColumn(measures.calls.label, { width: 75 }),
    costColumn(measures.cost.label, {
      width: 85,
      links: [receiptsLink({ fallbackFrom: 'Asked first', model: 'Took over' })],
    }),
    rateColumn(measures.fallbackPremium.label, { title: 'Extra cost', width: 95 }),
  ],
});

const features = tablePanel({
  id: 12,
  gridPos: { x: 0, y: 33, w: 24, h: 10 },
  title: 'Which features are hit most? By cost of errors',
  description: describe(`${measures.errorCost.label}: ${measures.errorCost.formula}.`, 'errors-that-cost'),
  target: table({
    measures: [
      'errorCost',
      'failedCost',
      'fallbackPremium',
      'retryCost',
      'failed',
      'answered',
      'costPerAnswered',
      'cost',
    ],
    by: ['feature'],
    amounts: 'exact',
  }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(feature.label, { links: [cellLink('llmops-cost-trend', 'feature')] }),
    costColumn(measures.errorCost.label, { width: 120 }),
    costColumn(measures.failedCost.label, { title: 'Failed calls', width: 110 }),
    rateColumn(measures.fallbackPremium.label, { title: 'Fallbacks', width: 95 }),
    costColumn(measures.retryCost.label, { title: 'Retries', width: 90 }),
    countColumn(measures.failed.label, { title: 'Unanswered', width: 105 }),
    countColumn(measures.answered.label, { title: 'Answered' }),
    rateColumn(measures.costPerAnswered.label, { title: 'Per answer', width: 100 }),
    costColumn(measures.cost.label, { links: [receiptsLink({ feature: feature.label })] }),
    unpricedTokensColumn('Tokens without a price'),
  ],
});

/** What do failures cost? */
export const errors = board({
  uid: 'llmops-errors',
  description: 'What do failed calls, retries and fallbacks cost?',
  panels: [
    ...stats,
    costOfFailedCalls,
    callsByErrorClass,
    failedCalls,
    costPerAnswered,
    retryDepth,
    fallbackPairs,
    features,
  ],
});
