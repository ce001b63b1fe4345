import { ReducerID, type ReduceDataOptions, VizOrientation, getFieldDisplayValues } from '@grafana/data';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  VizRepeater,
  useTheme2,
} from '@grafana/ui';
import { type StandInProps, standIn } from './standIn';

interface StatOptions {
  readonly reduceOptions: Partial<ReduceDataOptions>;
  readonly orientation: VizOrientation;
  readonly graphMode: BigValueGraphMode;
  readonly colorMode: BigValueColorMode;
  readonly justifyMode: BigValueJustifyMode;
  readonly textMode: BigValueTextMode;
  readonly wideLayout: boolean;
}

function StatStandIn(props: StandInProps<StatOptions>) {
  const { data, options, fieldConfig, replaceVariables, timeZone, width, height, renderCounter } = props;
  const theme = useTheme2();
  const hasGraph = options.graphMode !== BigValueGraphMode.None;
  const getValues = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: { calcs: [ReducerID.lastNotNull], ...options.reduceOptions },
      replaceVariables,
      theme,
      data: data.series,
      timeZone,
      sparkline: hasGraph,
    });
  return (
    <VizRepeater
      getValues={getValues}
      width={width}
      height={height}
      source={data}
      itemSpacing={3}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation ?? VizOrientation.Auto}
      renderValue={({ value, width: itemWidth, height: itemHeight, count }) => (
        <BigValue
          value={value.display}
          count={count}
          sparkline={hasGraph ? value.sparkline : undefined}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={options.graphMode ?? BigValueGraphMode.Area}
          justifyMode={options.justifyMode ?? BigValueJustifyMode.Auto}
          textMode={options.textMode ?? BigValueTextMode.Auto}
          disableWideLayout={options.wideLayout === false}
          width={itemWidth}
          height={itemHeight}
          theme={theme}
        />
      )}
    />
  );
}

export const stat = () => standIn(StatStandIn, { colorMode: 'thresholds', custom: {} });
