import type { TimeWindow } from 'core/usage/timeWindow';
import { type ChartHour, type CostChart, isBroken } from './costChart';
import { valueTicks } from './valueTicks';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** Where instants and amounts lie inside a chart, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
  readonly x: (instant: number) => number;
  readonly y: (amount: number) => number;
  /** The instant at a distance from the left edge of the chart, within the time range. */
  readonly instantAt: (x: number) => number;
}

const MARGIN = { left: 52, right: 6, top: 12, bottom: 18 } as const;
const TICK_HEIGHT = 28;
const MOST_TICKS = 6;

/** The scale of a chart; it begins at 0, for dollars are areas here. */
export function buildPlot({ width, height }: PlotSize, { from, to }: TimeWindow, highest: number): Plot {
  const left = MARGIN.left;
  const right = Math.max(left + 1, width - MARGIN.right);
  const top = MARGIN.top;
  const bottom = Math.max(top + 1, height - MARGIN.bottom);
  const ticks = valueTicks(highest, Math.min(MOST_TICKS, Math.max(1, Math.floor((bottom - top) / TICK_HEIGHT))));
  const end = ticks.at(-1) || 1;
  const perPixel = (to - from) / (right - left);
  return {
    left,
    right,
    top,
    bottom,
    ticks,
    x: (instant) => Math.min(right, Math.max(left, left + (instant - from) / perPixel)),
    y: (amount) => bottom - (amount / end) * (bottom - top),
    instantAt: (x) => Math.min(to, Math.max(from, from + (x - left) * perPixel)),
  };
}

/** The most that has to fit: costs, and the upper borders beside them. */
export function highestOf({ hours }: CostChart): number {
  return hours.reduce((most, { cost = 0, upper = 0 }) => Math.max(most, cost, upper), 0);
}

/** Bars from the axis up to each cost, as one path. */
export function barsPath(hours: readonly ChartHour[], step: number, { x, y, bottom }: Plot): string {
  return hours
    .flatMap(({ start, cost }) => {
      if (cost === undefined || cost <= 0) {
        return [];
      }
      const { from, width } = barAt(x(start), x(start + step));
      // What costs little is still there: a pixel at least.
      const top = Math.min(bottom - 1, y(cost));
      return [`M${round(from)} ${bottom}V${round(top)}h${round(width)}V${bottom}z`];
    })
    .join('');
}

/** A bar leaves a pixel to the next one where there is room. */
function barAt(from: number, to: number): { readonly from: number; readonly width: number } {
  const width = to - from;
  return { from, width: width >= 4 ? width - 1 : Math.max(width, 0.5) };
}

/** A line of steps through the hours that have an amount, broken where they have none. */
export function stepsPath(
  hours: readonly ChartHour[],
  amountOf: (hour: ChartHour) => number | undefined,
  { step, plot: { x, y } }: { readonly step: number; readonly plot: Plot },
): string {
  let path = '';
  let end: number | undefined;
  for (const hour of hours) {
    const amount = amountOf(hour);
    if (amount !== undefined) {
      path += `${hour.start === end ? 'L' : 'M'}${round(x(hour.start))} ${round(y(amount))}H${round(x(hour.start + step))}`;
      end = hour.start + step;
    }
  }
  return path;
}

/**
 * The area from the axis up to the upper border: whatever ends inside of it is inside the band. Neighbouring hours are one
 * shape, because between two a hairline would show.
 */
export function bandPath(hours: readonly ChartHour[], step: number, { x, y, bottom }: Plot): string {
  let path = '';
  let end: number | undefined;
  for (const { start, upper } of hours) {
    if (upper === undefined) {
      continue;
    }
    if (start !== end) {
      path += `${end === undefined ? '' : `V${bottom}z`}M${round(x(start))} ${bottom}`;
    }
    path += `V${round(y(upper))}H${round(x(start + step))}`;
    end = start + step;
  }
  return end === undefined ? '' : `${path}V${bottom}z`;
}

/** Neighbouring hours without a band that have a history: where it warms up. */
export function warmUpSpans({ hours, step }: CostChart): Array<{ readonly from: number; readonly to: number }> {
  const spans: Array<{ from: number; to: number }> = [];
  for (const { start, upper, history } of hours) {
    if (upper === undefined && history !== undefined) {
      const last = spans.at(-1);
      if (last?.to === start) {
        last.to = start + step;
      } else {
        spans.push({ from: start, to: start + step });
      }
    }
  }
  return spans;
}

/** The hour that an instant lies in. */
export function hourAt({ hours, step }: CostChart, instant: number): ChartHour | undefined {
  return hours.find(({ start }) => start <= instant && instant < start + step);
}

/** Whether an hour is too narrow for lines of full strength: their rises and falls would cover the bars. */
export function isDense({ hours, step }: CostChart, { x }: Plot): boolean {
  const [first] = hours;
  return first !== undefined && hours.length > 1 && x(first.start + 2 * step) - x(first.start + step) < 2;
}

/** The hours that are drawn like any other: neither above the band nor running. */
export function plainHours({ hours }: CostChart): ChartHour[] {
  return hours.filter((hour) => !isBroken(hour) && !hour.isRunning);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
