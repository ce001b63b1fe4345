interface DemoService {
  /** False where the emitter has no cache columns at all: they stay null, which is "not recorded". */
  readonly recordsPromptCache: boolean;
  /** What the service multiplies its own price list by; null where it reports no cost. 0.97: a price list that has aged. */
  readonly reportedCostFactor: number | null;
}

/** The three applications the demo's calls come from, each with its own idea of what to record. */
export const serviceCatalogue = {
  gateway: { recordsPromptCache: true, reportedCostFactor: 1 },
  workbench: { recordsPromptCache: true, reportedCostFactor: 0.97 },
  'batch-runner': { recordsPromptCache: false, reportedCostFactor: null },
} as const satisfies Record<string, DemoService>;

export type ServiceName = keyof typeof serviceCatalogue;

export function demoService(name: ServiceName): DemoService {
  return serviceCatalogue[name];
}
