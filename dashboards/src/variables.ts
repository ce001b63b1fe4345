import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  AdHocVariableBuilder,
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  type VariableModel,
  type VariableOption,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type BandKind, bandKinds } from 'core/bands/band';
import { type Breakdown, type Dimension, dimensions } from 'core/usage/dimension';
import { ALL_VALUES, type Comparison, PLUGIN_ID, QUERY_VERSION, type VariableQuery } from 'datasource/query';
import { chosenDataSource } from './datasource';

/** The dimensions whose values a board lists; each has a variable of its own name. */
export const listedVariables = [
  'feature',
  'model',
  'provider',
  'environment',
  'errorClass',
] as const satisfies readonly Dimension[];

/**
 * The dimensions that a board can be narrowed to. Users are too many for a list, and what stands in the address of an ad
 * hoc filter is cut at `|` and `,`, which ids such as `auth0|5f7c` hold: they have a text box.
 */
export const filterVariables = [...listedVariables, 'user'] as const satisfies readonly Dimension[];
export type FilteredDimension = (typeof filterVariables)[number];

/** The name of the variable that filters by any other dimension. */
export const AD_HOC_FILTERS = 'filters';

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
    ...listedVariables.map(filterVariable),
    // Empty means everyone: a filter without a value is none.
    new TextBoxVariableBuilder('user')
      .label(dimensions.user.label)
      .description('One user, exactly as recorded; empty for all')
      .defaultValue('')
      .current({ selected: true, text: '', value: '' }),
    adHocFilters(),
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

const bandLabels: Readonly<Record<BandKind, string>> = {
  trailing: 'Trailing (7 days)',
  seasonal: 'Seasonal (4 weeks)',
};

/** Which definition of the band a board follows: chosen, never switched by itself. */
export function bandVariable(): Builder<VariableModel> {
  return choiceVariable({
    name: 'band',
    label: 'Band',
    choices: bandKinds.map((kind) => ({ value: kind, text: bandLabels[kind] })),
  });
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

/** Grafana reads the filters of a classic board from this list, which the generator's type does not know. */
function adHocFilters(): Builder<VariableModel> {
  const variable = new AdHocVariableBuilder(AD_HOC_FILTERS)
    .label('Filters')
    .description('Any other dimension: session, tenant, service, service tier, attempt, operation, response cache')
    .datasource(chosenDataSource);
  return {
    build: () => {
      const withFilters = { ...variable.build(), filters: [], baseFilters: [] };
      return withFilters;
    },
  };
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
