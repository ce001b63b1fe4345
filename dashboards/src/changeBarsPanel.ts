import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import {
  LegendDisplayMode,
  LegendPlacement,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { moreIsRed } from './changeThresholds';
import { showColumns } from './columns';
import { type PanelHead, begin } from './panel';

interface ChangeBarsOptions extends PanelHead {
  /** Display names of the field that names the bars and of the one that they show. */
  readonly names: string;
  readonly change: string;
}

/** Bars that go right for more (red) and left for less (green), in the order of the rows. */
export function changeBarsPanel(options: ChangeBarsOptions): PanelBuilder {
  return (
    begin(new PanelBuilder(), options)
      // Without a comparison there is no change to show. Single bars say "unknown" by themselves.
      .noValue('Nothing to show: check the comparison, the time range and the filters')
      .orientation(VizOrientation.Horizontal)
      .xField(options.names)
      .colorByField(options.change)
      .showValue(VisibilityMode.Always)
      .barWidth(0.8)
      .groupWidth(0.8)
      .axisCenteredZero(true)
      .legend(
        new VizLegendOptionsBuilder()
          .showLegend(false)
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom)
          .calcs([]),
      )
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
      .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...moreIsRed]))
      .transformations(showColumns([options.names, options.change]))
  );
}
