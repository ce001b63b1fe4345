import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  type VariableOption,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type Breakdown, type Dimension, dimensions } from 'core/usage/dimension';
import { ALL_VALUES, type Comparison, PLUGIN_ID, QUERY_VERSION, type VariableQuery } from 'datasource/query';
import { chosenDataSource } from './datasource';

/** The dimensions that a board can be narrowed to; each has a variable of its own name. */
export const filterVariables = [
  'feature',
  'model',
  'provider',
  'environment',
  'errorClass',
] as const satisfies readonly Dimension[];

const splits: readonly Breakdown[] = [
  'feature',
  'model',
  'provider',
  'errorClass',
  'service',
  'environment',
  'tokenClass',
];

const comparisonLabels: Readonly<Record<Comparison, string>> = {
  '1 week': 'Same hours a week before',
  'previous range': 'Previous range',
  none: 'Nothing',
};

/** The variables of every board, in the order in which they stand above it. */
export function boardVariables(): Builder<VariableModel>[] {
  return [
    new DatasourceVariableBuilder('datasource').label('Data source').type(PLUGIN_ID).allowCustomValue(false),
    ...filterVariables.map(filterVariable),
    choiceVariable({
      name: 'split',
      label: 'Split by',
      choices: splits.map((split) => ({ value: split, text: splitLabel(split) })),
    }),
    choiceVariable({
      name: 'compare',
      label: 'Compare with',
      choices: (['1 week', 'previous range', 'none'] as const satisfies readonly Comparison[]).map((comparison) => ({
        value: comparison,
        text: comparisonLabels[comparison],
      })),
    }),
  ];
}

function filterVariable(dimension: Dimension): QueryVariableBuilder {
  const query: VariableQuery = {
    refId: 'variable',
    version: QUERY_VERSION,
    analysis: 'variable',
    dimension,
    filters: [],
    compare: 'none',
    priceBasis: 'then',
  };
  return new QueryVariableBuilder(dimension)
    .label(dimensions[dimension].label)
    .datasource(chosenDataSource)
    .query({ ...query })
    .definition(`Values of ${dimensions[dimension].label.toLowerCase()}`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .multi(true)
    .includeAll(true)
    .allValue(ALL_VALUES)
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

function splitLabel(split: Breakdown): string {
  return split === 'tokenClass' ? 'Token class' : dimensions[split].label;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A variable with a closed list of values, the first of which is the default. */
function choiceVariable({
  name,
  label,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}): CustomVariableBuilder {
  const options: VariableOption[] = choices.map((choice, index) => ({ selected: index === 0, ...choice }));
  const [first] = options;
  if (first === undefined) {
    throw new Error(`The variable "${name}" has no values to choose from`);
  }
  return new CustomVariableBuilder(name)
    .label(label)
    .values(choices.map(({ text, value }) => `${text} : ${value}`).join(','))
    .options(options)
    .current(first)
    .allowCustomValue(false);
}
