import {
  BarAlignment,
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DataTransformerConfig,
  FieldColorBuilder,
  FieldColorModeId,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { type FieldOverride, greyRest } from './colors';
import { type PanelHead, begin, overridesOf } from './panel';
import { NOTHING_TO_SHOW } from './units';

interface TimeSeriesOptions extends PanelHead {
  /** Bars on top of each other for what adds up, lines for quotients, which do not. */
  readonly shape: 'stacked bars' | 'lines';
  readonly legend: 'right' | 'bottom';
  readonly overrides?: readonly FieldOverride[];
  readonly transformations?: readonly DataTransformerConfig[];
}

/**
 * The total of the comparison range, as the data source names it: a line over the stack, not part of it. It holds its level
 * to the end of the bucket, as the bars do; dashes would be lost among them.
 */
const comparisonLine: FieldOverride = {
  matcher: { id: 'byRegexp', options: '/before$|^previous range$/' },
  properties: [
    { id: 'custom.drawStyle', value: GraphDrawStyle.Line },
    { id: 'custom.stacking', value: { mode: StackingMode.None, group: 'comparison' } },
    { id: 'custom.fillOpacity', value: 0 },
    { id: 'custom.lineWidth', value: 2 },
    { id: 'custom.lineInterpolation', value: 'stepAfter' },
    { id: 'custom.showPoints', value: VisibilityMode.Never },
    { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'text' } },
  ],
};

/** A measure over time by group. A bucket's bar stands between its start and its end. */
export function timeSeriesPanel(options: TimeSeriesOptions): PanelBuilder {
  const { shape, legend, overrides = [], transformations = [] } = options;
  const panel = begin(new PanelBuilder(), options)
    // The data source gives every group a color of its own; the palette is for what has none.
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
    // Values say "unknown" by themselves, so this speaks for a chart without any series.
    .noValue(NOTHING_TO_SHOW)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(legend === 'right' ? LegendPlacement.Right : LegendPlacement.Bottom)
        // No totals: Grafana's sum of a model that nobody has priced would be $0.
        .calcs([]),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending).hideZeros(true))
    .axisSoftMin(0)
    .transformations([...transformations])
    .overrides(overridesOf(greyRest, overrides, [comparisonLine]));

  if (shape === 'lines') {
    return panel
      .drawStyle(GraphDrawStyle.Line)
      .lineWidth(2)
      .fillOpacity(0)
      .showPoints(VisibilityMode.Always)
      .pointSize(6)
      .spanNulls(false);
  }
  return panel
    .drawStyle(GraphDrawStyle.Bars)
    .lineWidth(0)
    .fillOpacity(85)
    .barAlignment(BarAlignment.After)
    .barWidthFactor(0.9)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'));
}
