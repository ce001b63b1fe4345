import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DataTransformerConfig,
  FieldColorBuilder,
  FieldColorModeId,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { FieldOverride } from './colors';
import type { CellLink } from './links';
import { type PanelHead, begin, overridesOf } from './panel';
import { NO_DATA, nullAs } from './units';

interface StatOptions extends PanelHead {
  /** How the rows become one number. */
  readonly reduce: 'sum' | 'lastNotNull' | 'count';
  /** Display names of the fields to show; every number of the answer where absent. */
  readonly fields?: readonly string[];
  readonly sparkline?: boolean;
  readonly mappings?: readonly ValueMapping[];
  readonly thresholds?: readonly Threshold[];
  readonly transformations?: readonly DataTransformerConfig[];
  /** Writes each number's name above it, where several are not told apart by their units. */
  readonly named?: boolean;
  /** Where a click on the number leads. */
  readonly links?: readonly CellLink[];
  /** For single fields where there are several. */
  readonly overrides?: readonly FieldOverride[];
}

/** Grafana draws the curve behind the number, so it is half as strong. */
const CURVE = 'rgba(87, 148, 242, 0.5)';

/** One number, or two of one kind below each other, with the curve behind it where there is one. */
export function statPanel(options: StatOptions): PanelBuilder {
  const {
    reduce,
    fields,
    sparkline = false,
    thresholds,
    // Without a field there is no threshold to be above or below, so no color either.
    mappings = thresholds && [nullAs(NO_DATA)],
    transformations = [],
    overrides = [],
  } = options;
  const reduction = new ReduceDataOptionsBuilder().calcs([reduce]).values(false);
  const panel = begin(new PanelBuilder(), options)
    .noValue(NO_DATA)
    .reduceOptions(fields === undefined ? reduction : reduction.fields(exactly(fields)))
    .graphMode(sparkline ? BigValueGraphMode.Area : BigValueGraphMode.None)
    .colorMode(thresholds === undefined ? BigValueColorMode.None : BigValueColorMode.Value)
    .justifyMode(BigValueJustifyMode.Auto)
    .textMode(options.named === true ? BigValueTextMode.ValueAndName : BigValueTextMode.Value)
    .orientation(orientationFor(fields))
    .transformations([...transformations])
    .overrides(overridesOf(numberOverrides(options), overrides));

  if (mappings !== undefined) {
    panel.mappings([...mappings]);
  }
  return colored(panel, thresholds);
}

function colored(panel: PanelBuilder, thresholds: StatOptions['thresholds']): PanelBuilder {
  if (thresholds === undefined) {
    return panel.colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(CURVE));
  }
  return panel
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...thresholds]));
}

/** Side by side two numbers would be too small to be read from afar; Grafana's "horizontal" puts them below each other. */
function orientationFor(fields: StatOptions['fields'] = []): VizOrientation {
  return fields.length > 1 ? VizOrientation.Horizontal : VizOrientation.Auto;
}

/** The panel's unit and links also for fields that come with their own; the count of a text field is a number, its field is not. */
function numberOverrides({ unit, reduce, links }: StatOptions): FieldOverride[] {
  const matcher = { id: 'byType', options: reduce === 'count' ? 'string' : 'number' };
  const properties = [
    ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
    ...(links === undefined ? [] : [{ id: 'links', value: [...links] }]),
  ];
  return properties.length === 0 ? [] : [{ matcher, properties }];
}

/** Display names as the pattern that a stat chooses its fields by. */
function exactly(names: readonly string[]): string {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return `/^(${escaped.join('|')})$/`;
}
