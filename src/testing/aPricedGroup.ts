import { type PricedGroup, type PricedUsage, addPriced, noUsage } from 'core/pricing/pricedUsage';

export type PricedUsageOverrides = Partial<Omit<PricedUsage, 'cost'>> & {
  /** Pico-USD. */
  readonly known?: bigint;
  readonly unknownCalls?: number;
  readonly unknownTokens?: number;
};

/** Usage of nothing, except for what is given. */
export function aPricedUsage(overrides: PricedUsageOverrides = {}): PricedUsage {
  const { known = 0n, unknownCalls = 0, unknownTokens = 0, ...usage } = overrides;
  const unknown = { ...noUsage.cost.unknown, calls: unknownCalls, tokens: unknownTokens };
  return { ...noUsage, ...usage, cost: { ...noUsage.cost, known, unknown } };
}

/** A group of the given name with usage by bucket (epoch ms); its total is their sum. */
export function aPricedGroup(name: string, buckets: Readonly<Record<number, PricedUsageOverrides>>): PricedGroup {
  const entries = Object.entries(buckets).map(([start, usage]) => [Number(start), aPricedUsage(usage)] as const);
  return {
    group: { values: [name] },
    total: addPriced(entries.map(([, usage]) => usage)),
    buckets: new Map(entries),
  };
}
