import {
  type DataFrame,
  type Field,
  FieldColorModeId,
  type FieldConfig,
  FieldType,
  createDataFrame,
} from '@grafana/data';
import type { SeriesOutcome } from 'core/series/seriesOutcome';
import { type Breakdown, NAMELESS_LABEL, dimensions } from 'core/usage/dimension';
import { type Measure, measures } from 'core/usage/measure';
import { type Amounts, measureFieldConfig } from './fieldConfig';
import { groupLabel } from './groupLabel';
import { legendText } from './legendText';
import type { ColorBook } from './seriesColor';

export interface SeriesFrameOptions {
  readonly refId: string;
  readonly measure: Measure;
  readonly by: readonly Breakdown[];
  readonly colors: ColorBook;
  /** How series are named, such as `{{feature}}`; by their values where absent. */
  readonly legend?: string;
  /** Whether totals of money have three digits or every cent; three where absent. */
  readonly amounts?: Amounts;
}

/**
 * One wide frame: `time`, one field per group and, where asked for, one for the total of the window compared with. A core
 * panel draws a long frame with labels in its rows as one tangled line, so there is a field for each series.
 */
export function seriesFrame(
  outcome: SeriesOutcome,
  { refId, measure, by, colors: book, legend, amounts }: SeriesFrameOptions,
): DataFrame {
  const colors = by.includes('tokenClass') ? noColors : seriesColors(outcome, book);
  const fields: Array<Omit<Field, 'state'>> = [
    { name: 'time', type: FieldType.time, config: {}, values: [...outcome.starts] },
    ...outcome.series.map(({ group, isRest, values }) => {
      const name = groupLabel(group, isRest, measures[measure].label);
      const fixedColor = isRest ? REST_COLOR : colors.get(name);
      const labels = labelsOf(group.values, by);
      const displayName = legend === undefined || isRest ? name : legendText(legend, labels);
      return {
        name,
        type: FieldType.number,
        config: {
          ...measureFieldConfig(measure, displayName, amounts),
          ...(fixedColor !== undefined && fixed(fixedColor)),
        },
        ...(!isRest && group.values.length > 0 && { labels }),
        values: values.map((value) => value ?? null),
      };
    }),
  ];
  // With nothing in either window there is nothing to draw, and a panel says so only where no field has a value.
  if (
    outcome.comparison &&
    (outcome.series.length > 0 || outcome.comparison.values.some((value) => value !== undefined))
  ) {
    const { label, values } = outcome.comparison;
    const config = { ...measureFieldConfig(measure, label, amounts), ...fixed(COMPARISON_COLOR) };
    fields.push({ name: label, type: FieldType.number, config, values: values.map((value) => value ?? null) });
  }
  return createDataFrame({ refId, meta: { preferredVisualisationType: 'graph' }, fields });
}

/** What is no feature, model or user of its own is not coloured like one. */
const REST_COLOR = '#808080';
const NAMELESS_COLOR = '#A0A0A0';
const COMPARISON_COLOR = 'text';

/** Token classes are few and the same everywhere: boards give them colours of their own. */
const noColors: ReadonlyMap<string, string> = new Map();

/** As many groups as the palette has room for are coloured whether shown or not, so that a filter changes no colour. */
function seriesColors({ series, restMembers }: SeriesOutcome, book: ColorBook): ReadonlyMap<string, string> {
  const shown = series.flatMap(({ group, isRest }) => (isRest || group.values.length === 0 ? [] : [group]));
  const groups = [...shown, ...restMembers.slice(0, Math.max(0, book.size - shown.length))];
  const names = groups.map((group) => groupLabel(group, false, ''));
  const nameless = names.filter((name) => name === NAMELESS_LABEL);
  const colors = book.assign(names.filter((name) => name !== NAMELESS_LABEL));
  return new Map([...colors, ...nameless.map((name): [string, string] => [name, NAMELESS_COLOR])]);
}

function fixed(fixedColor: string): Pick<FieldConfig, 'color'> {
  return { color: { mode: FieldColorModeId.Fixed, fixedColor } };
}

/** The values of a group under the names of their breakdowns; token classes come last, whatever was asked for. */
function labelsOf(values: readonly string[], by: readonly Breakdown[]): Record<string, string> {
  const names = [...by.filter((name) => name in dimensions), ...by.filter((name) => name === 'tokenClass')];
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}
