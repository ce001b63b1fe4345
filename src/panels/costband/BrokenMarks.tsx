import type { TimeZone } from '@grafana/data';
import type { MouseEvent } from 'react';
import type { ChartColors } from './chartColors';
import { type ChartHour, type CostChart, isBroken } from './costChart';
import { type HourLink, hourLink } from './openHour';
import type { Plot } from './plot';
import { hourSentence } from './words';

interface BrokenMarksProps {
  readonly chart: CostChart;
  readonly plot: Plot;
  readonly colors: ChartColors;
  readonly timeZone: TimeZone;
  readonly onFocus: (hour: ChartHour, mark: Element) => void;
  readonly onBlur: () => void;
}

const SIZE = 4.5;

/** A triangle above every broken hour: told by its shape, reached by the keyboard, it opens the calls of the hour. */
export function BrokenMarks({ chart, plot, colors, timeZone, onFocus, onBlur }: BrokenMarksProps) {
  return (
    <>
      {chart.hours.filter(isBroken).map((hour) => {
        const link = hourLink(hour, chart);
        const mark = <path d={trianglePath(hour, chart, plot)} fill={colors.broken} stroke={colors.surface} />;
        const common = {
          'aria-label': hourSentence(hour, chart, timeZone),
          onFocus: ({ currentTarget }: { currentTarget: Element }) => onFocus(hour, currentTarget),
          onBlur,
        };
        return link === undefined ? (
          <g key={hour.start} role="img" tabIndex={0} {...common}>
            {mark}
          </g>
        ) : (
          <a key={hour.start} href={link.href} {...common} onClick={(event) => follow(event, link)}>
            {mark}
          </a>
        );
      })}
    </>
  );
}

function follow(event: MouseEvent, link: HourLink): void {
  event.preventDefault();
  // The chart below opens the hour that is clicked as well.
  event.stopPropagation();
  link.open(event.metaKey || event.ctrlKey);
}

function trianglePath({ start, cost = 0 }: ChartHour, { step }: CostChart, { x, y, top }: Plot): string {
  const middle = (x(start) + x(start + step)) / 2;
  const bottom = Math.max(top, y(cost) - 2);
  return `M${middle - SIZE} ${bottom - 2 * SIZE}h${2 * SIZE}L${middle} ${bottom}z`;
}
