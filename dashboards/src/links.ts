import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { type DashboardLink, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { filterVariables } from './variables';

/** The boards by uid. A uid is part of bookmarks and links: it never changes. */
export const boards = {
  'llmops-cost-trend': 'Cost trend',
  'llmops-top-features': 'Top features',
} as const;
export type BoardUid = keyof typeof boards;

/** A link above a board to another one that keeps the time range and every variable. */
export function boardLink(uid: BoardUid): Builder<DashboardLink> {
  return {
    build: () => ({
      type: DashboardLinkType.Link,
      title: boards[uid],
      url: `/d/${uid}`,
      icon: 'dashboard',
      tooltip: `Open ${boards[uid]} with this time range and these filters`,
      tags: [],
      asDropdown: false,
      targetBlank: false,
      includeVars: true,
      keepTime: true,
    }),
  };
}

export interface CellLink {
  readonly title: string;
  readonly url: string;
  readonly targetBlank?: boolean;
}

/** A link from a cell of a table to a board narrowed to that cell's value, in the same time range. */
export function cellLink(uid: BoardUid, dimension: (typeof filterVariables)[number]): CellLink {
  const kept = ['datasource', ...filterVariables, 'split', 'compare'].filter((name) => name !== dimension);
  const query = [
    // Percent-encoded by name: a bare `__value.raw` is encoded as a whole address, which leaves `&` and `#` as they are.
    `var-${dimension}=\${__value.raw:percentencode}`,
    ...kept.map((name) => `\${${name}:queryparam}`),
    '${__url_time_range}',
  ];
  return { title: `Open ${boards[uid]} for \${__value.text}`, url: `/d/${uid}?${query.join('&')}` };
}
