import type { BandMeta } from 'frames/bandMeta';
import type { StoreFilter } from 'stores/storeRequest';

const RECEIPTS_PATH = '/a/llmops-tokencost-app/receipts';

export interface HourOfCalls {
  /** The value that the chart is about. */
  readonly value: string;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

/** The address of the receipts of one hour's calls, with the filters of the query that drew it. */
export function receiptsUrl({ dataSource, dimension, filters }: BandMeta, { value, from, to }: HourOfCalls): string {
  const own: StoreFilter = { dimension, operator: 'in', values: [value] };
  // The chart's own value is one of those that a filter on the same dimension lets pass.
  const others = filters.filter((filter) => filter.dimension !== dimension);
  const search = new URLSearchParams([
    ['var-datasource', dataSource],
    ['from', String(from)],
    ['to', String(to)],
    ...[own, ...others].flatMap(parametersOf),
  ]);
  return `${RECEIPTS_PATH}?${search}`;
}

function parametersOf({ dimension, operator, values }: StoreFilter): Array<[string, string]> {
  return operator === 'in'
    ? values.map((value) => [`var-${dimension}`, value])
    : values.map((value) => ['var-filters', [dimension, '!=', value].map(spelled).join('|')]);
}

/** As Grafana writes the parts of an ad hoc filter into an address. */
function spelled(text: string): string {
  return text.replaceAll('|', '__gfp__').replaceAll(',', '__gfc__').replaceAll('#', '__gfh__');
}
