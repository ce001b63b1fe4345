import type { CostBandOptions } from './options';
import type { PlotSize } from './plot';

const LEAST_WIDTH = 280;
const LEAST_HEIGHT = 130;
/** Between charts one below the other, and side by side, where a heading must not run into the next one. */
export const GAP = { rows: 8, columns: 20 } as const;
/** The name above a small chart. */
export const HEADING = 20;
const SCROLLBAR = 12;

export interface Grid {
  readonly columns: number;
  /** Of one chart without its heading. */
  readonly size: PlotSize;
}

export function isLarge({ layout }: CostBandOptions, charts: number): boolean {
  return layout === 'large' || (layout === 'auto' && charts <= 1);
}

/** How many small charts stand side by side, and how large each is: they fill the panel, or it scrolls. */
export function gridOf({ width, height }: PlotSize, charts: number, wanted: number): Grid {
  const fitting = Math.max(1, Math.floor((width + GAP.columns) / (LEAST_WIDTH + GAP.columns)));
  const columns = Math.max(1, Math.min(charts, wanted > 0 ? wanted : fitting));
  const rows = Math.ceil(charts / columns);
  const room = Math.floor((height + GAP.rows) / rows) - GAP.rows;
  const each = Math.max(LEAST_HEIGHT, room);
  const usable = each > room ? width - SCROLLBAR : width;
  return {
    columns,
    size: { width: Math.floor((usable + GAP.columns) / columns) - GAP.columns, height: each - HEADING },
  };
}
