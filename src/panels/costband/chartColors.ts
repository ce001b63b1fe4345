import { type GrafanaTheme2, getFieldSeriesColor } from '@grafana/data';
import type { CostChart } from './costChart';

export interface ChartColors {
  /** Of the series, the same as on every other board. */
  readonly cost: string;
  readonly broken: string;
  readonly band: string;
  readonly border: string;
  readonly expected: string;
  readonly text: string;
  readonly grid: string;
  readonly surface: string;
}

export function chartColors(theme: GrafanaTheme2, chart: CostChart): ChartColors {
  return { ...commonColors(theme), cost: getFieldSeriesColor(chart.costField, theme).color };
}

/** The colours that do not depend on the series; `cost` is any series'. */
export function commonColors(theme: GrafanaTheme2): ChartColors {
  return {
    cost: theme.visualization.getColorByName('blue'),
    broken: theme.colors.error.text,
    band: theme.colors.text.secondary,
    border: theme.colors.text.secondary,
    expected: theme.colors.text.primary,
    text: theme.colors.text.secondary,
    grid: theme.colors.border.weak,
    surface: theme.colors.background.primary,
  };
}
