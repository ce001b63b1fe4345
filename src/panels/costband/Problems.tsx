import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

/** What could not be read beside what is drawn. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  const styles = useStyles2(getStyles);
  const [first, ...others] = problems;
  return (
    <div className={styles.problems} role="status" title={problems.join('\n')}>
      <Icon name="exclamation-triangle" /> {first}
      {others.length > 0 && ` (and ${others.length} more)`}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  problems: css({
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
});
