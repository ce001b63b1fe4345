import type { PricingKey } from '../pricing/rateSheet';
import type { Facets } from './facet';
import type { TokenClass } from './tokenClass';

/**
 * The values of the asked dimensions that a row belongs to, in the order asked. One object per distinct combination:
 * rows are grouped by identity, which is what keeps a million of them fast.
 */
export interface Group {
  readonly values: readonly string[];
}

/** What can be added up over calls of one pricing key. Counts of calls unless named tokens. */
export interface UsageSums {
  /** Attempts at a provider; response-cache hits are not among them. */
  readonly calls: number;
  /** Failed calls without tokens that nobody bills: they cost nothing, whatever their model. */
  readonly callsUnbilled: number;
  /** Calls whose cost cannot be fully known: tokens missing or impossible. */
  readonly callsUnknown: number;
  readonly callsInputMissing: number;
  readonly callsOutputMissing: number;
  /** Calls whose token counts contradict each other, such as more cached than prompt tokens. */
  readonly callsInvalid: number;
  readonly tokens: Readonly<Record<TokenClass, number>>;
  /** Input tokens of calls whose cache columns are not recorded: priced as uncached, hence an upper bound. */
  readonly tokensCacheUnrecorded: number;
  /** Cache writes whose lifetime is not recorded: priced as five-minute writes. */
  readonly tokensWriteLifetimeUnrecorded: number;
}

/** Usage of one group, bucket and pricing key, as the store summed it. `bucket` is the start of the bucket, epoch ms. */
export interface UsageRow extends UsageSums {
  readonly group: Group;
  readonly bucket: number;
  readonly key: PricingKey;
  /** Present where the question asked for them; one object per distinct combination. */
  readonly facets?: Facets;
}

/** Distinct requests of one group, counted in the bucket where each was first seen: they may be summed over time. */
export interface RequestRow {
  readonly group: Group;
  readonly bucket: number;
  readonly requests: number;
  readonly answered: number;
}
