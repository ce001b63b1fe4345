import { css } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { CollapsableSection, Text, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

interface QueriesSentProps {
  readonly refId: string;
  /** What the panel shows at present, answers to other queries among it. */
  readonly series: readonly DataFrame[] | undefined;
  /** What this query would send, where it has not run; `undefined` where that cannot be said. */
  readonly planned: () => string | undefined;
}

/** The text that the user's own data source was sent by the last run; before any run, the text that it would be sent. */
export function QueriesSent({ refId, series, planned }: QueriesSentProps) {
  const [isOpen, setOpen] = useState(false);
  const styles = useStyles2(getStyles);
  return (
    <CollapsableSection label="Queries sent" isOpen={isOpen} onToggle={setOpen}>
      {isOpen && <SentText {...textOf({ refId, series, planned })} className={styles.text} />}
    </CollapsableSection>
  );
}

function SentText({ text, note, className }: { text: string | undefined; note: string; className: string }) {
  return (
    <>
      <Text color="secondary">{note}</Text>
      {text !== undefined && <pre className={className}>{text}</pre>}
    </>
  );
}

function textOf({ refId, series, planned }: QueriesSentProps): { text: string | undefined; note: string } {
  const executed = series?.find((frame) => frame.refId === refId)?.meta?.executedQueryString;
  if (executed !== undefined && executed !== '') {
    return { text: executed, note: 'By the last run, in this order.' };
  }
  const text = planned();
  return {
    text,
    note:
      text === undefined
        ? 'Nothing can be sent as the query or the settings of its data source stand.'
        : 'Would be sent. Where prices change within the range, the run cuts the calls there as well.',
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    marginTop: theme.spacing(1),
    maxHeight: 320,
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
