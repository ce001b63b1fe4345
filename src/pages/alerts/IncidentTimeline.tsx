import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Firing, RuleBackTest } from 'alerts/backTestRules';
import { formatDay } from 'core/format';
import { DAY, type TimeWindow } from 'core/usage/timeWindow';
import { ruleNames } from './alertsForm';
import { firingText } from './firingText';

interface IncidentTimelineProps {
  readonly window: TimeWindow;
  readonly rules: readonly RuleBackTest[];
  readonly timeZone: string;
}

/** When each rule would have fired: a line a rule, a mark an alert. The table below says the same in words. */
export function IncidentTimeline({ window, rules, timeZone }: IncidentTimelineProps) {
  const styles = useStyles2(getStyles);
  const place = (instant: number) => `${(100 * (instant - window.from)) / (window.to - window.from)}%`;
  const days = Array.from({ length: 5 }, (_, index) => window.from + index * 7 * DAY).filter((day) => day < window.to);
  return (
    <div className={styles.grid} data-testid="alerts timeline">
      {rules.map(({ kind, firings = [] }) => (
        <div key={kind} className={styles.row}>
          <div className={styles.name}>{ruleNames[kind]}</div>
          <div className={styles.line}>
            {firings.map((firing) => (
              <span
                key={`${firing.subject ?? ''} ${firing.from}`}
                className={styles.mark}
                style={{ left: place(firing.from), width: widthOf(firing, window) }}
                title={`${firing.subject ?? ruleNames[kind]}: ${firingText(firing, timeZone)}`}
              />
            ))}
          </div>
        </div>
      ))}
      <div className={styles.row}>
        <div className={styles.name} />
        <div className={styles.axis}>
          {days.map((day) => (
            <span key={day} className={styles.day} style={{ left: place(day) }}>
              {formatDay(day, timeZone)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function widthOf({ from, to }: Firing, window: TimeWindow): string {
  return `max(3px, ${(100 * (to - from)) / (window.to - window.from)}%)`;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    grid: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), maxWidth: 1100 }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    name: css({ width: 180, flexShrink: 0, color: theme.colors.text.secondary }),
    line: css({
      position: 'relative',
      flex: 1,
      height: theme.spacing(2.5),
      overflow: 'hidden',
      background: theme.colors.background.secondary,
      borderRadius: theme.shape.radius.default,
    }),
    mark: css({ position: 'absolute', top: 0, bottom: 0, background: theme.colors.error.main, opacity: 0.75 }),
    axis: css({ position: 'relative', flex: 1, height: theme.spacing(2.5) }),
    day: css({
      position: 'absolute',
      paddingLeft: theme.spacing(0.5),
      borderLeft: `1px solid ${theme.colors.border.medium}`,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
    }),
  };
}
