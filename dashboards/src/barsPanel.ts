import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import {
  LegendDisplayMode,
  LegendPlacement,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DataTransformerConfig,
  FieldColorBuilder,
  FieldColorModeId,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { fixedColor } from './colors';
import { showColumns } from './columns';
import { type PanelHead, begin } from './panel';
import { NOTHING_TO_SHOW } from './units';

interface BarsOptions extends PanelHead {
  /** Display names of the field that names the bars and of those that they show on top of each other, each in its color. */
  readonly names: string;
  readonly values: Readonly<Record<string, string>>;
  /** Rows to leave out. */
  readonly rows?: readonly DataTransformerConfig[];
}

/** Upright bars in the order of the rows: how something is spread. */
export function barsPanel(options: BarsOptions): PanelBuilder {
  const { names, values, rows = [] } = options;
  const shown = Object.keys(values);
  return (
    begin(new PanelBuilder(), options)
      .noValue(NOTHING_TO_SHOW)
      .orientation(VizOrientation.Vertical)
      .xField(names)
      .showValue(VisibilityMode.Auto)
      .barWidth(0.9)
      .groupWidth(0.9)
      .axisSoftMin(0)
      .fillOpacity(85)
      .lineWidth(0)
      // Upright, because some forty ranges beside each other leave no room to lie.
      .xTickLabelRotation(-90)
      // The lower border of a range and a sign that there is more. Without a length Grafana takes 0 and writes only dots.
      .xTickLabelMaxLength(10)
      .legend(
        new VizLegendOptionsBuilder()
          .showLegend(shown.length > 1)
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom)
          .calcs([]),
      )
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Single))
      .stacking(StackingMode.Normal)
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
      .overrides(Object.entries(values).map(([name, color]) => fixedColor(name, color)))
      .transformations([...rows, ...showColumns([names, ...shown])])
  );
}
