import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import type { ChartHour, CostChart } from './costChart';
import { hourFacts, hourText } from './words';

/** Where the pointer, or the mark that has the focus, is in the browser's window. */
export interface TooltipPlace {
  readonly x: number;
  readonly y: number;
}

interface HourTooltipProps {
  readonly hour: ChartHour;
  readonly chart: CostChart;
  readonly timeZone: TimeZone;
  readonly place: TooltipPlace;
  /** What a click does; nothing where the hour leads nowhere. */
  readonly hint: string | undefined;
}

const WIDTH = 250;
const HEIGHT = 240;
const OFFSET = 14;

/** All that is known of an hour, beside the pointer and inside the window. */
export function HourTooltip({ hour, chart, timeZone, place, hint }: HourTooltipProps) {
  const styles = useStyles2(getStyles);
  const left = place.x + OFFSET + WIDTH > window.innerWidth ? place.x - OFFSET - WIDTH : place.x + OFFSET;
  const top = Math.max(4, Math.min(place.y + OFFSET, window.innerHeight - HEIGHT));
  return (
    <Portal>
      <div role="tooltip" className={styles.tooltip} style={{ left: Math.max(4, left), top }}>
        <div className={styles.time}>{hourText(hour, chart, timeZone)}</div>
        <div className={styles.name}>{chart.name}</div>
        <dl className={styles.facts}>
          {hourFacts(hour, chart).map(({ name, value }) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {hint !== undefined && <div className={styles.time}>Click: {hint}</div>}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({
    position: 'fixed',
    width: WIDTH,
    zIndex: theme.zIndex.tooltip,
    padding: theme.spacing(1),
    pointerEvents: 'none',
    color: theme.colors.text.primary,
    background: theme.colors.background.elevated ?? theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  time: css({ color: theme.colors.text.secondary }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  facts: css({ margin: theme.spacing(0.5, 0) }),
  fact: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    '& dt, & dd': { margin: 0 },
    '& dt': { color: theme.colors.text.secondary, fontWeight: 'inherit' },
    '& dd': { fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  }),
});
