import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { type DashboardLink, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dimension } from 'core/usage/dimension';
import { AD_HOC_FILTERS, type FilteredDimension, filterVariables } from './variables';

/** The boards by uid. A uid is part of bookmarks and links: it never changes. */
export const boards = {
  'llmops-cost-trend': 'Cost trend',
  'llmops-top-features': 'Top features',
  'llmops-top-users': 'Top users',
  'llmops-cache': 'Cache',
  'llmops-errors': 'Errors',
  'llmops-anomaly-bands': 'Anomaly bands',
  'llmops-data-coverage': 'Data coverage',
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
export function cellLink(uid: BoardUid, dimension: FilteredDimension): CellLink {
  return {
    title: `Open ${boards[uid]} for \${__value.text}`,
    // Percent-encoded by name: a bare `__value.raw` is encoded as a whole address, which leaves `&` and `#` as they are.
    url: boardUrl(uid, { [dimension]: '${__value.raw:percentencode}' }),
  };
}

/** A link from a number or a cell to a board as it is narrowed now. */
export function panelLink(uid: BoardUid, title: string): CellLink {
  return { title, url: boardUrl(uid) };
}

/** Where every "unknown" leads: what is not recorded, what has no price, and what to do about it. */
export const coverageLink = panelLink('llmops-data-coverage', 'What is not recorded or has no price, and what to do');

/**
 * A link from a cost to the receipts of the calls behind it, narrowed to the row: for each dimension the heading of the column
 * that holds its value.
 */
export function receiptsLink(columns: Readonly<Partial<Record<Dimension, string>>>): CellLink {
  const chosen = Object.fromEntries(
    Object.entries(columns).map(([dimension, heading]) => [
      dimension,
      `\${__data.fields["${heading}"].text:percentencode}`,
    ]),
  );
  return { title: 'Open the receipts of these calls', url: addressOf(RECEIPTS_PATH, chosen) };
}

/**
 * The same for the calls of one hour only: the row's own value of a dimension, and the headings of the columns where its hour
 * begins and ends.
 */
export function hourReceiptsLink(
  dimension: Dimension,
  { heading, from, to }: Readonly<Record<'heading' | 'from' | 'to', string>>,
): CellLink {
  const value = `\${__data.fields["${heading}"].text:percentencode}`;
  const range = `from=\${__data.fields["${from}"].numeric}&to=\${__data.fields["${to}"].numeric}`;
  return {
    title: 'Open the receipts of this hour',
    url: addressOf(RECEIPTS_PATH, { [dimension]: value }, { range }),
  };
}

const RECEIPTS_PATH = '/a/llmops-tokencost-app/receipts';

/** The address of a board in the same time range, with these values of variables and the present ones of the others. */
export function boardUrl(uid: BoardUid, chosen: Readonly<Record<string, string>> = {}): string {
  return addressOf(`/d/${uid}`, chosen, { besides: ['split', 'compare'] });
}

interface AddressOptions {
  /** Variables that are kept as well. */
  readonly besides?: readonly string[];
  /** The present time range where absent. */
  readonly range?: string;
}

function addressOf(
  path: string,
  chosen: Readonly<Record<string, string>>,
  { besides = [], range = '${__url_time_range}' }: AddressOptions = {},
): string {
  const kept = ['datasource', ...filterVariables, AD_HOC_FILTERS, ...besides].filter(
    (name) => !Object.hasOwn(chosen, name),
  );
  const query = [
    ...Object.entries(chosen).map(([name, value]) => `var-${name}=${value}`),
    ...kept.map((name) => `\${${name}:queryparam}`),
    range,
  ];
  return `${path}?${query.join('&')}`;
}
