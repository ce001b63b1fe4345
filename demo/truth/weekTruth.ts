import type { LineageRow } from 'core/lineage/lineageRow';
import { DAY } from '../demoRange';
import { isResponseCacheHit, priceCall } from './priceCall';

/** What the last seven days of the demo hold, for the boards that are opened on them. */
export interface WeekTruth {
  /** Distinct users with a call, whatever is known of its cost; the answer of a response cache is no call. */
  readonly users: number;
  /** Rows with a response cache in front, and those that it answered, by how it found the answer. */
  readonly responseCache: { readonly inFront: number; readonly exact: number; readonly semantic: number };
  /** Known cost of calls with an error class, whichever attempt: exact pico-USD as decimal text. */
  readonly failedCostPicoUsd: string;
}

/** Takes the rows of the demo that ends at `to` (epoch milliseconds), in any order; earlier ones change nothing. */
export function openWeek(to: number): { add: (row: LineageRow) => void; truth: () => WeekTruth } {
  const users = new Set<string>();
  const responseCache = { inFront: 0, exact: 0, semantic: 0 };
  let failedCost = 0n;
  return {
    add: (row) => {
      if (row.time < to - 7 * DAY) {
        return;
      }
      responseCache.inFront += row.response_cache === null ? 0 : 1;
      responseCache.exact += row.response_cache === 'exact' ? 1 : 0;
      responseCache.semantic += row.response_cache === 'semantic' ? 1 : 0;
      const { known } = priceCall(row);
      if (row.user_id !== null && !isResponseCacheHit(row)) {
        users.add(row.user_id);
      }
      failedCost += row.error_class === null ? 0n : known;
    },
    truth: () => ({ users: users.size, responseCache, failedCostPicoUsd: String(failedCost) }),
  };
}
