import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface NothingToDrawProps {
  readonly data: PanelData;
  readonly problems: readonly string[];
  /** The panel's own words for "no value". */
  readonly noValue: string | undefined;
}

/** Why there is no chart, and what to do next. */
export function NothingToDraw({ data, problems, noValue }: NothingToDrawProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.centre} role="status">
      {lines(data, problems, noValue).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function lines(
  { state, errors, error }: PanelData,
  problems: readonly string[],
  noValue: string | undefined,
): string[] {
  const failures = [...(errors ?? []), ...(error ? [error] : [])].flatMap(({ message }) => message ?? []);
  if (state === LoadingState.Loading) {
    return ['Asking for the hours and the history before them ...'];
  }
  if (state === LoadingState.Error || failures.length > 0) {
    return ['The query failed, so there is nothing to draw.', ...new Set(failures)];
  }
  if (problems.length > 0) {
    return [...problems];
  }
  return [
    noValue || 'No hour with a call in this time range.',
    'Choose a longer range or remove a filter. Any query works here that answers with a time and a number "cost" per hour; "expected" and "upper" draw your own band.',
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  centre: css({
    height: '100%',
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: theme.spacing(1),
    color: theme.colors.text.secondary,
    '& p': { maxWidth: 640, margin: theme.spacing(0, 0, 1) },
  }),
});
