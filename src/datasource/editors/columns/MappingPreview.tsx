import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import type { UnmappedColumn } from 'core/lineage/unmappedColumns';
import type { Preview } from 'stores/storeRows';

interface MappingPreviewProps {
  readonly preview: Preview;
  readonly unmapped: readonly UnmappedColumn[];
}

/** The newest calls as they are read, and what answers lose by the columns that are not mapped. */
export function MappingPreview({ preview, unmapped }: MappingPreviewProps) {
  const styles = useStyles2(getStyles);
  const columns = preview.columns.filter(({ name }) => !unmapped.some(({ column }) => column === name));
  const rows = columns[0]?.values ?? [];
  return (
    <>
      {rows.length === 0 ? (
        <Text>The table holds no calls that have a time.</Text>
      ) : (
        // A table wider than its page is scrolled, by the keyboard as well.
        <div className={styles.scroll} role="region" aria-label="The newest calls as they are read" tabIndex={0}>
          <table className={styles.table}>
            <caption>The {rows.length} newest calls as they are read</caption>
            <thead>
              <tr>
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((_, row) => (
                <tr key={row}>
                  {columns.map(({ name, values }) => (
                    <td key={name}>{cellText(name, values[row])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unmapped.length > 0 && (
        <section aria-label="What is not recorded">
          <Text element="h6">Not recorded in this table</Text>
          <ul className={styles.list}>
            {unmapped.map(({ column, costs }) => (
              <li key={column}>
                <strong>{column}</strong>: {costs}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function cellText(name: string, value: unknown): string {
  if (value === null || value === undefined) {
    return 'not recorded';
  }
  if (name === 'time' && typeof value === 'number') {
    return new Date(value).toISOString();
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    fontSize: theme.typography.bodySmall.fontSize,
    caption: { captionSide: 'top', color: theme.colors.text.secondary },
    'th, td': {
      padding: theme.spacing(0.5, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      whiteSpace: 'nowrap',
      maxWidth: 320,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    },
  }),
  list: css({ paddingLeft: theme.spacing(3) }),
});
