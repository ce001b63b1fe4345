import { type AdHocVariableFilter, type TimeRange, dateTime, rangeUtil } from '@grafana/data';
import { type Dimension, dimensionNames } from 'core/usage/dimension';
import type { QueryFilter } from 'datasource/query';

/** Which calls the page is about, as its address says: the names are those of the boards' variables, so that links carry over. */
export interface ReceiptsSelection {
  /** Empty for the first one that there is. */
  readonly dataSource: string;
  /** As in a dashboard's address: `now-7d` or epoch milliseconds. */
  readonly from: string;
  readonly to: string;
  readonly filters: readonly QueryFilter[];
  readonly adHoc: readonly AdHocVariableFilter[];
}

const ALL = ['$__all', '__all', 'All', ''];

/** The search part of an address -> what it selects. What it does not say is the last seven days of everything. */
export function parseSelection(search: string): ReceiptsSelection {
  const parameters = new URLSearchParams(search);
  return {
    dataSource: parameters.get('var-datasource') ?? '',
    from: parameters.get('from') ?? 'now-7d',
    to: parameters.get('to') ?? 'now',
    filters: dimensionNames.flatMap((dimension) => filterOf(dimension, parameters.getAll(`var-${dimension}`))),
    adHoc: parameters.getAll('var-filters').flatMap(parseAdHoc),
  };
}

function filterOf(dimension: Dimension, values: readonly string[]): QueryFilter[] {
  return values.length === 0 || values.some((value) => ALL.includes(value))
    ? []
    : [{ dimension, operator: 'in', values }];
}

/**
 * `key|operator|value|value`, as Grafana writes an ad hoc filter into an address: a value may be followed by a comma and its
 * label, and what would be cut there is spelled out.
 */
function parseAdHoc(text: string): AdHocVariableFilter[] {
  const [key, operator, ...values] = text.split('|').map((part) => spelledOut(part.replace(/,.*$/s, '')));
  const [value] = values;
  return key === undefined || key === '' || operator === undefined || value === undefined
    ? []
    : [{ key, operator, value, ...(operator.endsWith('|') && { values }) }];
}

function spelledOut(text: string): string {
  return text.replaceAll('__gfp__', '|').replaceAll('__gfc__', ',').replaceAll('__gfh__', '#');
}

/** The parameter of an address that a filter comes from: `null` in its place removes it. */
export function filterParameter({ dimension }: Pick<QueryFilter, 'dimension'>): string {
  return `var-${dimension}`;
}

/** The instants of a selection, by the clock of now. */
export function rangeOf({ from, to }: Pick<ReceiptsSelection, 'from' | 'to'>): TimeRange {
  return rangeUtil.convertRawToRange({ from: rawOf(from), to: rawOf(to) });
}

function rawOf(text: string) {
  return /^\d+$/.test(text) ? dateTime(Number(text)) : text;
}

/** A range as it stands in an address. */
export function rangeParameters({ raw }: TimeRange): { readonly from: string; readonly to: string } {
  const textOf = (instant: TimeRange['raw']['from']) =>
    typeof instant === 'string' ? instant : String(instant.valueOf());
  return { from: textOf(raw.from), to: textOf(raw.to) };
}
