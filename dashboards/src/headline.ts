import type { GridPos } from '@grafana/grafana-foundation-sdk/dashboard';
import { measures } from 'core/usage/measure';
import { moreIsRed } from './changeThresholds';
import { coverageLink } from './links';
import { describe, inCurrency } from './methodPage';
import { statPanel } from './statPanel';
import { series, table } from './targets';
import { nullAs, relativeChange, share, underACent, units, zeroAs } from './units';

/** Where a panel stands; the id is fixed per board. */
interface Place {
  readonly id: number;
  readonly gridPos: GridPos;
}

/** One answer for all headline numbers that are not sums over time, so that the store is asked once. */
const headline = table({ measures: ['cost', 'costPerRequest', 'pricedShare'], compare: '${compare}' });

/** The total of the range to the cent, with its curve. */
export function costStat(place: Place) {
  return statPanel({
    ...place,
    title: 'Cost',
    description: describe(
      `Cost of the time range: ${measures.cost.formula}. Tokens without a price are left out. ${inCurrency}`,
      'cost',
    ),
    target: series({ measure: 'cost', amounts: 'exact' }),
    mappings: [zeroAs('nothing known'), underACent],
    reduce: 'sum',
    sparkline: true,
  });
}

/** How much dearer the range was than the one it is compared with, in money and in relation. */
export function costChangeStat(place: Place) {
  return statPanel({
    ...place,
    title: 'Change',
    description: describe(
      'Cost of the range minus cost of the range it is compared with, and that as a share of the latter.',
      'comparison',
    ),
    target: headline,
    fields: ['Cost change', 'Cost change %'],
    overrides: [
      {
        matcher: { id: 'byName', options: 'Cost change %' },
        properties: [...relativeChange, { id: 'mappings', value: [nullAs('–')] }],
      },
    ],
    // True without a comparison, without a price and without calls in one of the two ranges.
    mappings: [nullAs('not comparable')],
    thresholds: moreIsRed,
    reduce: 'lastNotNull',
  });
}

export function costPerRequestStat(place: Place) {
  return statPanel({
    ...place,
    title: 'Cost/request',
    description: describe(
      `Per request: ${measures.costPerRequest.formula}; retries and fallbacks belong to their request. ${inCurrency}`,
      'cost-per-request',
    ),
    target: headline,
    fields: [measures.costPerRequest.label],
    reduce: 'lastNotNull',
  });
}

export function requestsStat(place: Place) {
  return statPanel({
    ...place,
    title: measures.requests.label,
    description: describe(`Requests in the time range: ${measures.requests.formula}.`, 'calls-and-requests'),
    target: series({ measure: 'requests' }),
    unit: units.count,
    reduce: 'sum',
    sparkline: true,
  });
}

export function tokensStat(place: Place) {
  return statPanel({
    ...place,
    title: measures.tokens.label,
    description: describe(`Tokens in the time range: ${measures.tokens.formula}.`, 'tokens'),
    target: series({ measure: 'tokens' }),
    unit: units.short,
    mappings: [zeroAs('0 recorded')],
    reduce: 'sum',
    sparkline: true,
  });
}

/** How much of the tokens the cost stands for; anything less than all of them is a warning. */
export function pricedShareStat(place: Place) {
  return statPanel({
    ...place,
    title: 'Priced share',
    description: describe(`How much of the tokens the cost covers: ${measures.pricedShare.formula}.`, 'priced-share'),
    target: headline,
    fields: [measures.pricedShare.label],
    unit: units.ratio,
    overrides: [{ matcher: { id: 'byName', options: measures.pricedShare.label }, properties: [...share] }],
    links: [coverageLink],
    thresholds: [
      { value: null, color: 'orange' },
      { value: 1, color: 'green' },
    ],
    reduce: 'lastNotNull',
  });
}
