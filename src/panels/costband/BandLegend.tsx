import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { chartColors, commonColors } from './chartColors';
import type { CostChart } from './costChart';
import { bandText } from './words';

/** What the signs mean, and which definition of the band they follow. */
export function BandLegend({ charts }: { readonly charts: readonly CostChart[] }) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [first] = charts;
  const colors = first !== undefined && charts.length === 1 ? chartColors(theme, first) : commonColors(theme);
  const definitions = [
    ...new Set(charts.flatMap((chart) => (chart.band === undefined ? [] : [bandText(chart, chart.band)]))),
  ];
  return (
    <div className={styles.legend}>
      <Sign name="cost per hour">
        <rect x={3} y={2} width={8} height={10} fill={colors.cost} fillOpacity={0.85} />
      </Sign>
      <Sign name="expected">
        <line x1={0} x2={14} y1={7} y2={7} stroke={colors.expected} strokeWidth={1.5} />
      </Sign>
      <Sign name="band">
        <rect y={3} width={14} height={10} fill={colors.band} fillOpacity={0.25} />
        <line x1={0} x2={14} y1={3} y2={3} stroke={colors.border} />
      </Sign>
      <Sign name="above the band">
        <path d="M2.500 2h9l-4.500 9z" fill={colors.broken} />
      </Sign>
      {charts.some(({ hours }) => hours.some(({ isRunning }) => isRunning)) && (
        <Sign name="running hour">
          <rect
            x={3}
            y={2}
            width={8}
            height={10}
            fill={colors.cost}
            fillOpacity={0.3}
            stroke={colors.cost}
            strokeDasharray="3 2"
          />
        </Sign>
      )}
      {definitions.length > 0 && <span className={styles.definition}>{definitions.join(' / ')}</span>}
    </div>
  );
}

function Sign({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.sign}>
      <svg width={14} height={14} aria-hidden>
        {children}
      </svg>
      {name}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  sign: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
  definition: css({ marginLeft: 'auto' }),
});
