import { FieldType } from '@grafana/data';
import { LegendDisplayMode, SortOrder, TooltipDisplayMode, type VizLegendOptions } from '@grafana/schema';
import { TimeSeries, TooltipPlugin, ZoomPlugin } from '@grafana/ui';
import { graphDefaults } from './graphOptions';
import { NoData } from './NoData';
import { type StandInProps, standIn } from './standIn';

interface TimeSeriesOptions {
  readonly legend: Partial<VizLegendOptions>;
  readonly tooltip: { readonly mode: TooltipDisplayMode; readonly sort: SortOrder };
}

const defaultLegend: VizLegendOptions = {
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  showLegend: true,
  calcs: [],
};

function TimeSeriesStandIn(props: StandInProps<TimeSeriesOptions>) {
  const { data, timeRange, timeZone, width, height, options, fieldConfig, onChangeTimeRange } = props;
  const frames = data.series.filter(
    ({ fields, length }) =>
      length > 0 &&
      fields.some(({ type }) => type === FieldType.time) &&
      fields.some(({ type }) => type === FieldType.number),
  );
  if (frames.length === 0) {
    return <NoData text={fieldConfig.defaults.noValue} />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      options={options}
      legend={{ ...defaultLegend, ...options.legend }}
    >
      {(config, alignedFrame) => (
        <>
          <ZoomPlugin config={config} onZoom={onChangeTimeRange} />
          <TooltipPlugin
            data={alignedFrame}
            config={config}
            mode={options.tooltip?.mode ?? TooltipDisplayMode.Single}
            sortOrder={options.tooltip?.sort ?? SortOrder.None}
            timeZone={timeZone}
          />
        </>
      )}
    </TimeSeries>
  );
}

export const timeseries = () => standIn(TimeSeriesStandIn, { colorMode: 'palette-classic', custom: graphDefaults });
