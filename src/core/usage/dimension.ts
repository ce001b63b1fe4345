import type { LineageColumn } from '../lineage/lineageRow';

interface DimensionInfo {
  readonly column: LineageColumn;
  readonly label: string;
  /** How a call is named whose column holds nothing: a value like any other, never left out. */
  readonly none: string;
}

/** How a value that is not recorded is shown. */
export const NAMELESS_LABEL = '(none)';

/** What calls can be grouped and filtered by, and the lineage column behind each. */
export const dimensions = {
  feature: { column: 'feature', label: 'Feature', none: NAMELESS_LABEL },
  user: { column: 'user_id', label: 'User', none: NAMELESS_LABEL },
  model: { column: 'model', label: 'Model', none: NAMELESS_LABEL },
  provider: { column: 'provider', label: 'Provider', none: NAMELESS_LABEL },
  errorClass: { column: 'error_class', label: 'Error class', none: 'answered' },
  responseCache: { column: 'response_cache', label: 'Response cache', none: NAMELESS_LABEL },
  fallbackFrom: { column: 'fallback_from', label: 'Fallback from', none: NAMELESS_LABEL },
  operation: { column: 'operation', label: 'Operation', none: NAMELESS_LABEL },
  service: { column: 'service', label: 'Service', none: NAMELESS_LABEL },
  environment: { column: 'environment', label: 'Environment', none: NAMELESS_LABEL },
  tenant: { column: 'tenant', label: 'Tenant', none: NAMELESS_LABEL },
  session: { column: 'session_id', label: 'Session', none: NAMELESS_LABEL },
  attempt: { column: 'attempt', label: 'Attempt', none: '1' },
  serviceTier: { column: 'service_tier', label: 'Service tier', none: 'default' },
} as const satisfies Record<string, DimensionInfo>;

export type Dimension = keyof typeof dimensions;

/** Dimensions with more values than a browser can be sent: the store ranks and bins these, by cost. */
const rankedInStore: ReadonlySet<Dimension> = new Set(['user', 'session']);

/** Whether a dimension may have so many values that only the dearest of them leave the store. */
export function isManyValued(dimension: Dimension): boolean {
  return rankedInStore.has(dimension);
}

export const dimensionNames = Object.keys(dimensions) as readonly Dimension[];

export function isDimension(value: unknown): value is Dimension {
  return typeof value === 'string' && Object.hasOwn(dimensions, value);
}

/** A dimension, or the split of each call's own tokens into classes, which exists for `cost` and `tokens` only. */
export type Breakdown = Dimension | 'tokenClass';

export const breakdownNames: readonly Breakdown[] = [...dimensionNames, 'tokenClass'];

export function isBreakdown(value: unknown): value is Breakdown {
  return value === 'tokenClass' || isDimension(value);
}
