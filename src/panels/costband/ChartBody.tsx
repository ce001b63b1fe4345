import { type TimeZone } from '@grafana/data';
import { memo, useId } from 'react';
import type { ChartColors } from './chartColors';
import { type ChartHour, type CostChart, isBroken } from './costChart';
import { type Plot, bandPath, barsPath, isDense, plainHours, stepsPath, warmUpSpans } from './plot';
import type { TimeTick } from './timeTicks';
import { amountText, warmUpText } from './words';

export interface ChartBodyProps {
  readonly chart: CostChart;
  readonly plot: Plot;
  readonly colors: ChartColors;
  readonly timeTicks: readonly TimeTick[];
  readonly sigmaLines: boolean;
  readonly timeZone: TimeZone;
}

/** All of a chart that does not follow the pointer: axes, band, cost, expectation. */
export const ChartBody = memo(function ChartBody({ chart, plot, colors, timeTicks, sigmaLines }: ChartBodyProps) {
  const { hours, step } = chart;
  const dense = isDense(chart, plot);
  const lines = sigmaLines ? sigmaLevels(chart) : [];
  const path = (of: readonly ChartHour[]) => barsPath(of, step, plot);
  const running = path(hours.filter(({ isRunning }) => isRunning));
  const stepsOf = (amountOf: (hour: ChartHour) => number | undefined) => stepsPath(hours, amountOf, { step, plot });
  return (
    <g aria-hidden>
      <Axes chart={chart} plot={plot} colors={colors} timeTicks={timeTicks} />
      <WarmUps chart={chart} plot={plot} colors={colors} />
      <path d={bandPath(hours, step, plot)} fill={colors.band} fillOpacity={0.16} />
      <path d={path(plainHours(chart))} fill={colors.cost} fillOpacity={0.85} />
      <path d={path(hours.filter(isBroken))} fill={colors.broken} data-testid="broken hours" />
      <path
        d={running}
        fill={colors.cost}
        fillOpacity={0.3}
        stroke={hours.some((hour) => hour.isRunning && isBroken(hour)) ? colors.broken : colors.cost}
        strokeDasharray="3 2"
      />
      <path d={stepsOf(({ upper }) => upper)} fill="none" stroke={colors.border} strokeOpacity={dense ? 0.5 : 0.8} />
      {lines.map((level) => (
        <path
          key={level}
          d={stepsOf(({ expected, sigma }) =>
            expected === undefined || sigma === undefined ? undefined : expected + level * sigma,
          )}
          fill="none"
          stroke={colors.border}
          strokeOpacity={0.7}
          strokeDasharray="1 3"
        />
      ))}
      <path
        d={stepsOf(({ expected }) => expected)}
        fill="none"
        stroke={colors.expected}
        strokeWidth={dense ? 0.75 : 1.25}
      />
    </g>
  );
});

/** Whole numbers of sigmas below the border. */
function sigmaLevels({ band }: CostChart): number[] {
  return Array.from({ length: Math.max(0, Math.min(10, Math.ceil(band?.sigmas ?? 3) - 1)) }, (_, index) => index + 1);
}

/** Half the width of a time. */
const TICK_ROOM = 16;

function Axes({ chart, plot, colors, timeTicks }: Pick<ChartBodyProps, 'chart' | 'plot' | 'colors' | 'timeTicks'>) {
  const { left, right, bottom, top, ticks, x, y } = plot;
  return (
    <g fontSize={11} fill={colors.text}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke={colors.grid} />
          <text x={left - 5} y={y(tick) + 4} textAnchor="end">
            {amountText(chart, tick)}
          </text>
        </g>
      ))}
      {timeTicks.map(({ at, text }) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} stroke={colors.grid} />
          <text x={x(at)} y={bottom + 13} textAnchor={right - x(at) < TICK_ROOM ? 'end' : 'middle'}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

const LABEL_WIDTH = 150;

/** Where there is no band yet: hatched, with how far it is. */
function WarmUps({ chart, plot, colors }: Pick<ChartBodyProps, 'chart' | 'plot' | 'colors'>) {
  const hatching = useId();
  const { top, bottom, x } = plot;
  return (
    <>
      <pattern id={hatching} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} x2={0} y1={0} y2={6} stroke={colors.text} strokeOpacity={0.28} />
      </pattern>
      {warmUpSpans(chart).map(({ from, to }) => {
        const last = chart.hours.findLast(({ start }) => start < to);
        const width = x(to) - x(from);
        return (
          <g key={from}>
            <rect x={x(from)} width={width} y={top} height={bottom - top} fill={`url(#${hatching})`} />
            {width > LABEL_WIDTH && (
              <text x={x(from) + 5} y={top + 12} fontSize={11} fill={colors.text}>
                {warmUpText(last?.history ?? 0, chart.band)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
