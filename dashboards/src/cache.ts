import { dimensions } from 'core/usage/dimension';
import { measures } from 'core/usage/measure';
import { tokenClassLabels } from 'core/usage/tokenClass';
import { board } from './board';
import { lessIsRed } from './changeThresholds';
import { type FieldOverride, tokenClassOverrides } from './colors';
import { withoutFields } from './columns';
import { pricedShareStat } from './headline';
import { cellLink, receiptsLink } from './links';
import { describe, inCurrency } from './methodPage';
import { statPanel } from './statPanel';
import {
  costColumn,
  rateColumn,
  savingsColumn,
  shareColumn,
  tablePanel,
  textColumn,
  unpricedTokensColumn,
} from './tablePanel';
import { series, table } from './targets';
import { timeSeriesPanel } from './timeSeriesPanel';
import { NOTHING_TO_SHOW, nullAs, share, shareMappings, units } from './units';

const { feature } = dimensions;

/** Null where no call has a response cache in front of it, which is not a rate of 0. */
const responseHits = [...share, { id: 'mappings', value: [...shareMappings, nullAs('none in front')] }];

/** One answer for all numbers about caches, so that the store is asked once. */
const headline = table({
  measures: [
    'cacheSavings',
    'promptCacheHitRate',
    'exactHitRate',
    'semanticHitRate',
    'cacheReadSavings',
    'cacheWritePremium',
    'responseCacheSavings',
  ],
});

const promptCache = statPanel({
  id: 1,
  gridPos: { x: 0, y: 0, w: 4, h: 5 },
  title: 'Prompt cache',
  description: describe(
    `How much of the input was read from a prompt cache: ${measures.promptCacheHitRate.formula}.`,
    'prompt-cache-hit-rate',
  ),
  target: headline,
  unit: units.ratio,
  fields: [measures.promptCacheHitRate.label],
  overrides: [{ matcher: { id: 'byName', options: measures.promptCacheHitRate.label }, properties: [...share] }],
  reduce: 'lastNotNull',
});

const responseCache = statPanel({
  id: 2,
  gridPos: { x: 4, y: 0, w: 4, h: 5 },
  title: 'Responses',
  description: describe(
    `How often a stored answer was given instead of a call. Exact: ${measures.exactHitRate.formula}. Semantic: the same for answers to similar prompts.`,
    'response-cache',
  ),
  target: headline,
  unit: units.ratio,
  fields: ['Exact', 'Semantic'],
  named: true,
  overrides: [
    named(measures.exactHitRate.label, 'Exact', responseHits),
    named(measures.semanticHitRate.label, 'Semantic', responseHits),
  ],
  reduce: 'lastNotNull',
});

const netSavings = statPanel({
  id: 3,
  gridPos: { x: 8, y: 0, w: 4, h: 5 },
  title: 'Net savings',
  description: describe(
    `What caching saved: ${measures.cacheSavings.formula}. Below zero, caching costs more than it earns. ${inCurrency}`,
    'cache-savings',
  ),
  target: headline,
  fields: [measures.cacheSavings.label],
  thresholds: lessIsRed,
  reduce: 'lastNotNull',
});

const savedByReads = statPanel({
  id: 4,
  gridPos: { x: 12, y: 0, w: 4, h: 5 },
  title: 'Cache reads',
  description: describe(
    `Saved: ${measures.cacheReadSavings.formula}. Premium: ${measures.cacheWritePremium.formula}, what it costs to fill the cache.`,
    'cache-savings',
  ),
  target: headline,
  fields: ['Saved', 'Write premium'],
  named: true,
  overrides: [
    named(measures.cacheReadSavings.label, 'Saved'),
    named(measures.cacheWritePremium.label, 'Write premium'),
  ],
  reduce: 'lastNotNull',
});

const savedByResponses = statPanel({
  id: 5,
  gridPos: { x: 16, y: 0, w: 4, h: 5 },
  title: 'Saved calls',
  description: describe(
    `Cost of calls that were never made: ${measures.responseCacheSavings.formula}.`,
    'response-cache',
  ),
  target: headline,
  fields: [measures.responseCacheSavings.label],
  reduce: 'lastNotNull',
});

const stats = [
  promptCache,
  responseCache,
  netSavings,
  savedByReads,
  savedByResponses,
  pricedShareStat({ id: 6, gridPos: { x: 20, y: 0, w: 4, h: 5 } }),
];

const hitRateOverTime = timeSeriesPanel({
  id: 7,
  gridPos: { x: 0, y: 5, w: 12, h: 9 },
  title: 'Where did a prompt cache break? Hit rate per day by feature',
  description: describe(`Per day: ${measures.promptCacheHitRate.formula}.`, 'prompt-cache-hit-rate'),
  // By the hour a few calls move the lines more than a broken cache does.
  target: series({ measure: 'promptCacheHitRate', by: ['feature'], step: 'day' }),
  unit: units.ratio,
  shape: 'lines',
  legend: 'bottom',
});

const inputByClass = timeSeriesPanel({
  id: 8,
  gridPos: { x: 12, y: 5, w: 12, h: 9 },
  title: 'Input tokens over time by class',
  description: describe('Tokens of the input only: uncached, read from a cache and written to one.', 'tokens'),
  target: series({ measure: 'tokens', by: ['tokenClass'] }),
  unit: units.short,
  shape: 'stacked bars',
  legend: 'bottom',
  overrides: tokenClassOverrides,
  transformations: [withoutFields([tokenClassLabels.output, tokenClassLabels.reasoning])],
});

const byFeature = tablePanel({
  id: 9,
  gridPos: { x: 0, y: 14, w: 24, h: 12 },
  title: 'What does caching earn? By feature, the best first',
  description: describe(
    `Net: ${measures.cacheSavings.formula}; its change is against the range it is compared with.`,
    'cache-savings',
  ),
  target: table({
    measures: [
      'cacheSavings',
      'cacheReadSavings',
      'cacheWritePremium',
      'responseCacheSavings',
      'promptCacheHitRate',
      'exactHitRate',
      'semanticHitRate',
      'cost',
    ],
    by: ['feature'],
    compare: '${compare}',
    amounts: 'exact',
  }),
  whenEmpty: NOTHING_TO_SHOW,
  columns: [
    textColumn(feature.label, { links: [cellLink('llmops-cost-trend', 'feature')] }),
    savingsColumn(measures.cacheSavings.label, { title: 'Net savings' }),
    savingsColumn(`${measures.cacheSavings.label} change`, { title: 'Net +/-', width: 90 }),
    savingsColumn(measures.cacheReadSavings.label, { title: 'By reads', width: 90 }),
    savingsColumn(measures.responseCacheSavings.label, { title: 'Saved calls', width: 95 }),
    rateColumn(measures.cacheWritePremium.label, { title: 'Write premium', width: 115 }),
    shareColumn(measures.promptCacheHitRate.label, { title: 'Prompt hits', width: 100 }),
    shareColumn(measures.exactHitRate.label, { title: 'Exact', width: 85, empty: '–' }),
    shareColumn(measures.semanticHitRate.label, { title: 'Semantic', width: 90, empty: '–' }),
    costColumn(measures.cost.label, { links: [receiptsLink({ feature: feature.label })] }),
    unpricedTokensColumn('Tokens without a price'),
  ],
});

/** What does caching earn, where is it broken? */
export const cache = board({
  uid: 'llmops-cache',
  description: 'What does caching earn, and where is it broken?',
  panels: [...stats, hitRateOverTime, inputByClass, byFeature],
});

function named(name: string, title: string, properties: FieldOverride['properties'] = []): FieldOverride {
  return { matcher: { id: 'byName', options: name }, properties: [{ id: 'displayName', value: title }, ...properties] };
}
