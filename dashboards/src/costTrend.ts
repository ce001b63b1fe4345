import { dimensions } from 'core/usage/dimension';
import { measures } from 'core/usage/measure';
import { board } from './board';
import { changeBarsPanel } from './changeBarsPanel';
import { errorClassOverrides, tokenClassOverrides } from './colors';
import { filterRows } from './columns';
import { costChangeStat, costPerRequestStat, costStat, pricedShareStat, requestsStat, tokensStat } from './headline';
import { cellLink, receiptsLink } from './links';
import { describe, methodUrl } from './methodPage';
import {
  costColumn,
  countColumn,
  rateColumn,
  shareColumn,
  tablePanel,
  textColumn,
  unpricedTokensColumn,
} from './tablePanel';
import { series, table } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, noneUnlessFailed, units } from './units';

const { feature, model, provider } = dimensions;

const stats = [
  costStat({ id: 1, gridPos: { x: 0, y: 0, w: 4, h: 5 } }),
  costChangeStat({ id: 2, gridPos: { x: 4, y: 0, w: 4, h: 5 } }),
  costPerRequestStat({ id: 3, gridPos: { x: 8, y: 0, w: 4, h: 5 } }),
  requestsStat({ id: 4, gridPos: { x: 12, y: 0, w: 4, h: 5 } }),
  tokensStat({ id: 5, gridPos: { x: 16, y: 0, w: 4, h: 5 } }),
  pricedShareStat({ id: 6, gridPos: { x: 20, y: 0, w: 4, h: 5 } }),
];

const costOverTime = timeSeriesPanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 24, h: 9 },
  title: 'Cost over time by ${split:text}',
  description: describe(
    'Cost per bucket of the eight dearest groups and all others; the line over them is the total of the range it is compared with.',
    'cost',
  ),
  target: series({ measure: 'cost', by: ['${split}'], compare: '${compare}' }),
  shape: 'stacked bars',
  legend: 'right',
  // The split decides whether groups are features, error classes or token classes.
  overrides: [...errorClassOverrides, ...tokenClassOverrides],
});

const changeByFeature = changeBarsPanel({
  id: 8,
  gridPos: { x: 0, y: 14, w: 10, h: 10 },
  title: 'What changed? Cost by feature',
  description: describe(
    'Cost of the range minus cost of the range it is compared with, the twelve features that changed most in either direction.',
    'comparison',
  ),
  target: table({ measures: ['cost'], by: ['feature'], compare: '${compare}', sort: 'change', limit: 12 }),
  names: feature.label,
  change: 'Cost change',
});

const costByTokenClass = timeSeriesPanel({
  id: 9,
  gridPos: { x: 10, y: 14, w: 14, h: 10 },
  title: 'Cost over time by token class',
  description: describe(
    'Tokens of each class x the rate of that class; a context that bloats shows as uncached input growing.',
    'cost',
  ),
  target: series({ measure: 'cost', by: ['tokenClass'] }),
  shape: 'stacked bars',
  legend: 'bottom',
  overrides: tokenClassOverrides,
});

const modelByFeature = tablePanel({
  id: 10,
  gridPos: { x: 0, y: 24, w: 14, h: 11 },
  title: 'Which model does which job? Cost by model and feature',
  description: describe(
    `The dearest pairs of model and feature. Cost per 1k tokens is ${measures.costPer1kTokens.formula}: an expensive model on a cheap job stands out.`,
    'cost-per-1k-tokens',
  ),
  target: table({
    measures: ['cost', 'costPer1kTokens', 'calls', 'promptCacheHitRate'],
    by: ['model', 'feature'],
    amounts: 'exact',
  }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(model.label),
    textColumn(feature.label, { links: [cellLink('llmops-top-features', 'feature')] }),
    costColumn(measures.cost.label, {
      width: 85,
      links: [receiptsLink({ model: model.label, feature: feature.label })],
    }),
    shareColumn('Share', { width: 70 }),
    rateColumn(measures.costPer1kTokens.label, { title: 'Per 1k tok.', width: 95 }),
    countColumn(measures.calls.label, { width: 70 }),
    shareColumn(measures.promptCacheHitRate.label, { title: 'Cache', width: 70 }),
  ],
});

const UNKNOWN_TOKENS = 'Tokens without a price';

const unpricedModels = tablePanel({
  id: 11,
  gridPos: { x: 14, y: 24, w: 10, h: 11 },
  title: 'Which tokens have no price?',
  description: describe(
    'Models whose tokens the cost leaves out, because no price is known for them or no model was recorded. Give the model a price, or log its name.',
    'priced-share',
  ),
  // Tokens lead the order: by cost, what has no price would come last and be cut off.
  target: table({ measures: ['tokens', 'cost', 'calls', 'pricedShare'], by: ['provider', 'model'], limit: 200 }),
  unit: units.short,
  rows: [filterRows({ rows: 'keep', column: UNKNOWN_TOKENS, matcher: { id: 'isNotNull' } })],
  whenEmpty: noneUnlessFailed('tokens without a price'),
  columns: [
    textColumn(provider.label, { width: 100 }),
    textColumn(model.label, {
      links: [
        cellLink('llmops-cost-trend', 'model'),
        { title: 'How to give ${__value.text} a price', url: methodUrl('priced-share'), targetBlank: true },
      ],
    }),
    unpricedTokensColumn(UNKNOWN_TOKENS, { width: 75 }),
    shareColumn(measures.pricedShare.label, { title: 'Priced', width: 70 }),
    countColumn(measures.calls.label, { width: 65 }),
  ],
});

/** What do we spend, is it normal, where does it go? */
export const costTrend = board({
  uid: 'llmops-cost-trend',
  description: 'What do we spend on LLM calls, is it normal, and where does it go?',
  panels: [...stats, costOverTime, changeByFeature, costByTokenClass, modelByFeature, unpricedModels],
});
