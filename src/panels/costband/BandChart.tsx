import { type TimeZone } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import type { TimeWindow } from 'core/usage/timeWindow';
import { useMemo, useState } from 'react';
import { BrokenMarks } from './BrokenMarks';
import { ChartBody } from './ChartBody';
import { chartColors } from './chartColors';
import type { ChartHour, CostChart } from './costChart';
import { HourTooltip, type TooltipPlace } from './HourTooltip';
import { hourLink } from './openHour';
import { type PlotSize, buildPlot, hourAt } from './plot';
import { timeTicks } from './timeTicks';
import { usePointer } from './usePointer';
import { chartSummary } from './words';

interface BandChartProps {
  readonly chart: CostChart;
  readonly size: PlotSize;
  readonly window: TimeWindow;
  readonly timeZone: TimeZone;
  /** What the axis has to reach. */
  readonly highest: number;
  readonly sigmaLines: boolean;
  /** The hour that is pointed at in any chart of the panel, for a line through all of them. */
  readonly pointedAt: number | undefined;
  readonly onPoint: (start: number | undefined) => void;
  readonly onZoom: (window: TimeWindow) => void;
}

const TICK_WIDTH = 48;

/** One series and its band. Points, clicks, drags and the keyboard all lead to an hour. */
export function BandChart(props: BandChartProps) {
  const { chart, size, window, timeZone, highest, sigmaLines, pointedAt, onPoint, onZoom } = props;
  const theme = useTheme2();
  const [shown, setShown] = useState<{ hour: ChartHour; place: TooltipPlace }>();
  const colors = useMemo(() => chartColors(theme, chart), [theme, chart]);
  const plot = useMemo(() => buildPlot(size, window, highest), [size, window, highest]);
  const ticks = useMemo(
    () => timeTicks(window, timeZone, Math.floor((plot.right - plot.left) / TICK_WIDTH)),
    [window, timeZone, plot],
  );
  const { handlers, dragged } = usePointer({
    plot,
    onPoint: (instant, place) => {
      const hour = instant === undefined ? undefined : hourAt(chart, instant);
      setShown(hour && { hour, place });
      onPoint(hour?.start);
    },
    onOpen: (instant, isNewTab) => {
      const hour = hourAt(chart, instant);
      if (hour !== undefined) {
        hourLink(hour, chart)?.open(isNewTab);
      }
    },
    onZoom,
  });
  const line = pointedAt === undefined ? undefined : plot.x(pointedAt + chart.step / 2);
  const summary = chartSummary(chart);
  return (
    <>
      <svg
        width={size.width}
        height={size.height}
        role="group"
        aria-label={summary === '' ? chart.name : `${chart.name}: ${summary}`}
        style={{ display: 'block', touchAction: 'pan-y', cursor: 'crosshair', userSelect: 'none' }}
        {...handlers}
      >
        <rect width={size.width} height={size.height} fill="transparent" />
        <ChartBody
          chart={chart}
          plot={plot}
          colors={colors}
          timeTicks={ticks}
          sigmaLines={sigmaLines}
          timeZone={timeZone}
        />
        {line !== undefined && (
          <line x1={line} x2={line} y1={plot.top} y2={plot.bottom} stroke={colors.text} strokeDasharray="4 3" />
        )}
        {dragged && (
          <rect
            x={Math.min(dragged.from, dragged.to)}
            width={Math.abs(dragged.to - dragged.from)}
            y={plot.top}
            height={plot.bottom - plot.top}
            fill={colors.text}
            fillOpacity={0.2}
          />
        )}
        <BrokenMarks
          chart={chart}
          plot={plot}
          colors={colors}
          timeZone={timeZone}
          onFocus={(hour, mark) => {
            const { right, bottom } = mark.getBoundingClientRect();
            setShown({ hour, place: { x: right, y: bottom } });
          }}
          onBlur={() => setShown(undefined)}
        />
      </svg>
      {shown && !dragged && (
        <HourTooltip {...shown} chart={chart} timeZone={timeZone} hint={hourLink(shown.hour, chart)?.title} />
      )}
    </>
  );
}
