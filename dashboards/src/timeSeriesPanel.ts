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
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { type FieldOverride, colorByName, greyRest } from './colors';
import { type PanelHead, begin, overridesOf } from './panel';

interface TimeSeriesOptions extends PanelHead {
  /** Bars on top of each other for what adds up, lines for quotients, which do not. */
  readonly shape: 'stacked bars' | 'lines';
  readonly legend: 'right' | 'bottom';
  readonly overrides?: readonly FieldOverride[];
}

/**
 * The total of the comparison range, as the data source names it: a dashed line over the stack, not part of it. It holds
 * its level to the end of the bucket, as the bars do.
 */
const comparisonLine: FieldOverride = {
  matcher: { id: 'byRegexp', options: '/before$|^previous range$/' },
  properties: [
    { id: 'custom.drawStyle', value: GraphDrawStyle.Line },
    { id: 'custom.stacking', value: { mode: StackingMode.None, group: 'comparison' } },
    { id: 'custom.fillOpacity', value: 0 },
    { id: 'custom.lineWidth', value: 2 },
    { id: 'custom.lineStyle', value: { fill: 'dash', dash: [6, 6] } },
    { id: 'custom.lineInterpolation', value: 'stepAfter' },
    { id: 'custom.showPoints', value: VisibilityMode.Never },
    { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'text' } },
  ],
};

/** A measure over time by group. A bucket's bar stands between its start and its end. */
export function timeSeriesPanel(options: TimeSeriesOptions): PanelBuilder {
  const { shape, legend, overrides = [] } = options;
  const panel = begin(new PanelBuilder(), options)
    .colorScheme(new FieldColorBuilder().mode(colorByName.mode))
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
    .overrides(overridesOf(greyRest, overrides, [comparisonLine]));

  if (shape === 'lines') {
    return panel
      .drawStyle(GraphDrawStyle.Line)
      .lineWidth(2)
      .fillOpacity(0)
      .showPoints(VisibilityMode.Auto)
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
