import { getDataSourceSrv } from '@grafana/runtime';
import type { Dimension } from 'core/usage/dimension';
import { type ReceiptsSelection, rangeOf } from './receiptsSelection';

/** The values of a dimension in the range of a selection, as its data source lists them for Grafana's own filters. */
export async function fetchFilterValues(
  { dataSource: uid, from, to }: Pick<ReceiptsSelection, 'dataSource' | 'from' | 'to'>,
  dimension: Dimension,
): Promise<string[]> {
  const dataSource = await getDataSourceSrv().get({ uid });
  const answer = await dataSource.getTagValues?.({ key: dimension, filters: [], timeRange: rangeOf({ from, to }) });
  const values = Array.isArray(answer) ? answer : (answer?.data ?? []);
  return values.map(({ text, value }) => String(value ?? text));
}
