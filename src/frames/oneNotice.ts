import type { QueryResultMetaNotice } from '@grafana/data';

const severities = ['info', 'warning', 'error'] as const satisfies ReadonlyArray<QueryResultMetaNotice['severity']>;

/**
 * All notices as one, of the gravest severity, in their order. A panel's header shows only the last notice of each severity
 * (seen in Grafana 12.3), so of two warnings one would never be read; and every icon takes room from the panel's title.
 */
export function oneNotice(notices: readonly QueryResultMetaNotice[]): QueryResultMetaNotice[] {
  const texts = [...new Set(notices.map(({ text }) => text))];
  const severity = severities.findLast((each) => notices.some((notice) => notice.severity === each));
  return severity === undefined ? [] : [{ severity, text: texts.join('\n\n') }];
}
