import type { ComboboxOption } from '@grafana/ui';
import { type BandKind, bandDefaults, bandKinds } from 'core/bands/band';
import { type Breakdown, type Dimension, breakdownNames, dimensionNames, dimensions } from 'core/usage/dimension';
import { type Measure, measures } from 'core/usage/measure';
import { breakdownLabel } from '../describeQuery';
import { type Comparison, type PriceBasis, type Step, comparisons, priceBases, steps } from '../query';

const measureGroups = {
  Cost: ['cost', 'costPerRequest', 'costPerAnswered', 'costPer1kTokens'],
  Traffic: ['tokens', 'calls', 'requests', 'answered'],
  Errors: ['failed', 'errorCost', 'failedCost', 'fallbackPremium', 'retryCost', 'retryShare'],
  Caches: [
    'promptCacheHitRate',
    'responseCacheHitRate',
    'exactHitRate',
    'semanticHitRate',
    'cacheSavings',
    'cacheReadSavings',
    'cacheWritePremium',
    'responseCacheSavings',
  ],
  Coverage: ['pricedShare'],
} as const satisfies Readonly<Record<string, readonly Measure[]>>;

/** All measures, each under the question it belongs to. */
export const measureOptions: Array<ComboboxOption<Measure>> = Object.entries(measureGroups).flatMap(([group, names]) =>
  names.map((value) => ({ value, label: measures[value].label, description: measures[value].formula, group })),
);

export const breakdownOptions: Array<ComboboxOption<Breakdown>> = breakdownNames.map((value) => ({
  value,
  label: breakdownLabel(value),
}));

export const dimensionOptions: Array<ComboboxOption<Dimension>> = dimensionNames.map((value) => ({
  value,
  label: dimensions[value].label,
}));

const stepLabels: Readonly<Record<Step, string>> = {
  auto: 'Auto (5 min, hour or day by range)',
  '5 minutes': '5 minutes',
  hour: 'Hour',
  day: 'Day',
};
export const stepOptions: Array<ComboboxOption<Step>> = steps.map((value) => ({ value, label: stepLabels[value] }));

const comparisonLabels: Readonly<Record<Comparison, string>> = {
  none: 'Nothing',
  '1 week': 'Same weekday hours of an earlier week',
  'previous range': 'Previous range',
};
export const comparisonOptions: Array<ComboboxOption<Comparison>> = comparisons.map((value) => ({
  value,
  label: comparisonLabels[value],
}));

const priceBasisLabels: Readonly<Record<PriceBasis, string>> = {
  then: 'Prices of the day of each call',
  today: "Today's prices",
};
export const priceBasisOptions: Array<ComboboxOption<PriceBasis>> = priceBases.map((value) => ({
  value,
  label: priceBasisLabels[value],
}));

const bandKindLabels: Readonly<Record<BandKind, string>> = {
  trailing: 'Trailing: mean of the last 7 days',
  seasonal: 'Seasonal: same hour of the last 4 weeks',
};
export const bandKindOptions: Array<ComboboxOption<BandKind>> = bandKinds.map((value) => ({
  value,
  label: bandKindLabels[value],
  description: `${bandDefaults[value].sigmas} sigma and ${bandDefaults[value].warmUpHours} hours of history unless told otherwise`,
}));

/** Every zone that this browser can count days in. */
export const timeZoneOptions: Array<ComboboxOption> = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  .filter((zone, index, all) => all.indexOf(zone) === index)
  .map((value) => ({ value, label: value }));

/**
 * The options, the dashboard variables that may stand in their place, and a chosen value that is neither. Nothing else can
 * be typed in: text that only looks like an option would be taken for one.
 */
export function withVariables<Value extends string>(
  options: Array<ComboboxOption<Value>>,
  variables: readonly string[],
  chosen: readonly Value[],
): Array<ComboboxOption<Value>> {
  const known = new Set<string>([...options.map(({ value }) => value), ...variables]);
  return [
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })),
    ...options,
    // A stored query holds variables where its type has values: parseQuery sees it only after they are replaced.
    ...variables.map((value) => ({
      value: value as Value,
      label: value,
      description: 'Dashboard variable',
      group: 'Variables',
    })),
  ];
}
