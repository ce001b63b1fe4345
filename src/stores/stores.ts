import { postgres } from './postgres/plan';
import type { Store } from './store';

/** Every kind of store that calls can be read from. */
export const stores: readonly Store[] = [postgres];

/** The store that speaks the language of a Grafana data source type, if any does. */
export function storeForType(dataSourceType: string): Store | undefined {
  return stores.find(({ dataSourceTypes }) => dataSourceTypes.includes(dataSourceType));
}
