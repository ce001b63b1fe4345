import type { LineageColumn } from '../lineage/lineageRow';

interface DimensionInfo {
  readonly column: LineageColumn;
  readonly label: string;
  /** How a call is named whose column holds nothing: a value like any other, never left out. */
  readonly none: string;
}

const NONE = '(none)';

/** What calls can be grouped and filtered by, and the lineage column behind each. */
export const dimensions = {
  feature: { column: 'feature', label: 'Feature', none: NONE },
  user: { column: 'user_id', label: 'User', none: NONE },
  model: { column: 'model', label: 'Model', none: NONE },
  provider: { column: 'provider', label: 'Provider', none: NONE },
  errorClass: { column: 'error_class', label: 'Error class', none: 'answered' },
  responseCache: { column: 'response_cache', label: 'Response cache', none: NONE },
  operation: { column: 'operation', label: 'Operation', none: NONE },
  service: { column: 'service', label: 'Service', none: NONE },
  environment: { column: 'environment', label: 'Environment', none: NONE },
  tenant: { column: 'tenant', label: 'Tenant', none: NONE },
  session: { column: 'session_id', label: 'Session', none: NONE },
  attempt: { column: 'attempt', label: 'Attempt', none: '1' },
  serviceTier: { column: 'service_tier', label: 'Service tier', none: 'default' },
} as const satisfies Record<string, DimensionInfo>;

export type Dimension = keyof typeof dimensions;
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
