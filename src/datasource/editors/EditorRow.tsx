import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Stack, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

/** One band of a query editor, in the manner of Grafana's own builders: fields side by side, wrapping where it is narrow. */
export function EditorRow({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
        {children}
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    padding: theme.spacing(1),
    backgroundColor: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
});
