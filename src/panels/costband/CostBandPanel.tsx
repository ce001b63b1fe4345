import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { BandChart } from './BandChart';
import { BandLegend } from './BandLegend';
import { ChartChoice, useChosenChart } from './ChartChoice';
import { GAP, HEADING, gridOf, isLarge } from './layout';
import { NothingToDraw } from './NothingToDraw';
import type { CostBandOptions } from './options';
import { highestOf } from './plot';
import { prepare } from './prepare';
import { Problems } from './Problems';
import { chartSummary } from './words';

const LEGEND = 22;
const CHOICE = 36;

/** Cost per hour beside its band: one series large or many small. */
export function CostBandPanel(props: PanelProps<CostBandOptions>) {
  const { data, options, width, height, timeRange, timeZone, fieldConfig, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const from = timeRange.from.valueOf();
  const to = timeRange.to.valueOf();
  const window = useMemo(() => ({ from, to }), [from, to]);
  // When the answer was asked for: what ran then is running on the picture.
  const now = data.request?.endTime ?? data.request?.startTime;
  const { charts, problems } = useMemo(
    () => prepare(data.series, { options, window, now }),
    [data.series, options, window, now],
  );
  const [pointedAt, setPointedAt] = useState<number>();
  const { chosen, choose } = useChosenChart(charts);
  if (chosen === undefined) {
    return <NothingToDraw data={data} problems={problems} noValue={fieldConfig.defaults.noValue} />;
  }
  const isOne = isLarge(options, charts.length);
  const hasChoice = isOne && charts.length > 1;
  const shown = isOne ? [chosen] : charts;
  const room = height - LEGEND - (problems.length > 0 ? LEGEND : 0) - (hasChoice ? CHOICE : 0);
  const { columns, size } = gridOf({ width, height: room }, shown.length, isOne ? 1 : options.columns);
  const highest = Math.max(...shown.map(highestOf));
  return (
    <div className={styles.panel} style={{ width, height }}>
      {problems.length > 0 && <Problems problems={problems} />}
      {hasChoice && <ChartChoice charts={charts} chosen={chosen} onChoose={choose} />}
      <div className={styles.charts} style={{ gridTemplateColumns: `repeat(${columns}, ${size.width}px)` }}>
        {shown.map((chart) => (
          <section key={chart.name} aria-label={chart.name}>
            <div className={styles.heading}>
              <span className={styles.name} title={chart.name}>
                {chart.name}
              </span>
              <span className={chart.brokenHours > 0 ? styles.broken : styles.quiet}>
                {chart.brokenHours > 0 && '▼ '}
                {chartSummary(chart)}
              </span>
            </div>
            <BandChart
              chart={chart}
              size={size}
              window={window}
              timeZone={timeZone}
              highest={options.yAxis === 'shared' ? highest : highestOf(chart)}
              sigmaLines={options.sigmaLines}
              pointedAt={pointedAt}
              onPoint={setPointedAt}
              onZoom={onChangeTimeRange}
            />
          </section>
        ))}
      </div>
      <BandLegend charts={shown} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden' }),
  charts: css({
    display: 'grid',
    gap: `${GAP.rows}px ${GAP.columns}px`,
    flex: 1,
    minHeight: 0,
    overflow: 'hidden auto',
    alignContent: 'start',
  }),
  heading: css({
    height: HEADING,
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
  name: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  broken: css({ color: theme.colors.error.text }),
  quiet: css({ color: theme.colors.text.secondary }),
});
