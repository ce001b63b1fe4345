import type { ModelName } from './modelCatalogue';
import type { ServiceName } from './serviceCatalogue';
import type { TrafficShape } from './trafficShape';

interface TokenSize {
  readonly median: number;
  /** Standard deviation of the logarithm. */
  readonly spread: number;
}

export interface DemoFeature {
  /** What the application set at its call sites; null where it set nothing. */
  readonly feature: string | null;
  readonly service: ServiceName;
  readonly operation: 'chat' | 'embeddings';
  readonly shape: TrafficShape;
  readonly requestsPerDay: number;
  readonly model: ModelName;
  /** Takes `secondaryShare` of the requests, and those whose retries on `model` failed. */
  readonly secondaryModel: ModelName;
  readonly secondaryShare: number;
  readonly prompt: TokenSize;
  readonly completion: TokenSize;
  /** Part of the completion that is reasoning; null where the model's answers do not say. */
  readonly reasoningShare: number | null;
  /** The provider's prompt cache; null where the feature does not use it. */
  readonly promptCache: PromptCacheUse | null;
  /** A cache in front of the provider: chances of an exact and of a semantic hit; null where there is none. */
  readonly responseCache: { readonly exact: number; readonly semantic: number } | null;
  /** Share of requests without a user; 1 for work nobody asked for. */
  readonly anonymousShare: number;
  readonly stagingShare: number;
  readonly failureShare: number;
  readonly serviceTier: string | null;
}

interface PromptCacheUse {
  readonly readChance: number;
  readonly writeChance: number;
  /** Part of the prompt that is read or written. */
  readonly share: number;
  /** Which lifetime the emitter writes down: all five minutes, all one hour, or not said. */
  readonly lifetime: '5m' | '1h' | 'not recorded';
}

/** Twelve features, and the calls of one notebook server that nobody labelled. */
export const featureCatalogue: readonly DemoFeature[] = [
  {
    feature: 'support-chat',
    service: 'gateway',
    operation: 'chat',
    shape: 'evenings',
    requestsPerDay: 1150,
    model: 'claude-haiku-4-5',
    secondaryModel: 'claude-sonnet-4-5',
    secondaryShare: 0.03,
    prompt: { median: 2600, spread: 0.6 },
    completion: { median: 240, spread: 0.6 },
    reasoningShare: null,
    promptCache: { readChance: 0.6, writeChance: 0.12, share: 0.62, lifetime: 'not recorded' },
    responseCache: { exact: 0.09, semantic: 0.07 },
    anonymousShare: 0.06,
    stagingShare: 0.02,
    failureShare: 0.022,
    serviceTier: null,
  },
  {
    feature: 'chat-assistant',
    service: 'gateway',
    operation: 'chat',
    shape: 'evenings',
    requestsPerDay: 1250,
    model: 'gpt-4o-mini',
    secondaryModel: 'gpt-4.1',
    secondaryShare: 0.05,
    prompt: { median: 3200, spread: 0.75 },
    completion: { median: 380, spread: 0.7 },
    reasoningShare: null,
    promptCache: { readChance: 0.45, writeChance: 0, share: 0.55, lifetime: '5m' },
    responseCache: null,
    anonymousShare: 0.12,
    stagingShare: 0.02,
    failureShare: 0.02,
    serviceTier: null,
  },
  {
    feature: 'code-review',
    service: 'workbench',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 330,
    model: 'claude-sonnet-4-5',
    secondaryModel: 'claude-haiku-4-5',
    secondaryShare: 0.08,
    prompt: { median: 19_000, spread: 0.7 },
    completion: { median: 620, spread: 0.6 },
    reasoningShare: null,
    promptCache: { readChance: 0.86, writeChance: 0.11, share: 0.84, lifetime: '1h' },
    responseCache: null,
    anonymousShare: 0,
    stagingShare: 0.05,
    failureShare: 0.025,
    serviceTier: null,
  },
  {
    feature: 'document-analysis',
    service: 'workbench',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 190,
    model: 'gemini-2.5-pro',
    secondaryModel: 'claude-sonnet-4-5',
    secondaryShare: 0.04,
    prompt: { median: 52_000, spread: 0.9 },
    completion: { median: 1500, spread: 0.6 },
    reasoningShare: 0.45,
    promptCache: { readChance: 0.25, writeChance: 0, share: 0.5, lifetime: '5m' },
    responseCache: null,
    anonymousShare: 0,
    stagingShare: 0.04,
    failureShare: 0.03,
    serviceTier: null,
  },
  {
    feature: 'agent-research',
    service: 'workbench',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 300,
    model: 'claude-sonnet-4-5',
    secondaryModel: 'gemini-2.5-pro',
    secondaryShare: 0.15,
    prompt: { median: 9500, spread: 0.85 },
    completion: { median: 700, spread: 0.7 },
    reasoningShare: 0.2,
    promptCache: { readChance: 0.55, writeChance: 0.2, share: 0.7, lifetime: '5m' },
    responseCache: null,
    anonymousShare: 0,
    stagingShare: 0.06,
    failureShare: 0.03,
    serviceTier: null,
  },
  {
    feature: 'meeting-notes',
    service: 'workbench',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 260,
    model: 'gpt-4.1',
    secondaryModel: 'gemini-2.5-pro',
    secondaryShare: 0.1,
    prompt: { median: 9000, spread: 0.5 },
    completion: { median: 850, spread: 0.4 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 0.02,
    stagingShare: 0.03,
    failureShare: 0.018,
    serviceTier: null,
  },
  {
    feature: 'sql-generation',
    service: 'gateway',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 470,
    model: 'gpt-4.1',
    secondaryModel: 'claude-sonnet-4-5',
    secondaryShare: 0.06,
    prompt: { median: 4200, spread: 0.45 },
    completion: { median: 260, spread: 0.6 },
    reasoningShare: null,
    promptCache: { readChance: 0.7, writeChance: 0, share: 0.72, lifetime: '5m' },
    responseCache: null,
    anonymousShare: 0,
    stagingShare: 0.04,
    failureShare: 0.02,
    serviceTier: null,
  },
  {
    feature: 'semantic-search',
    service: 'batch-runner',
    operation: 'embeddings',
    shape: 'all day',
    requestsPerDay: 950,
    model: 'mistral-embed',
    secondaryModel: 'mistral-embed',
    secondaryShare: 0,
    prompt: { median: 420, spread: 1 },
    completion: { median: 0, spread: 0 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 0.3,
    stagingShare: 0.02,
    failureShare: 0.01,
    serviceTier: null,
  },
  {
    feature: 'faq-answers',
    service: 'gateway',
    operation: 'chat',
    shape: 'all day',
    requestsPerDay: 720,
    model: 'gpt-4o-mini',
    secondaryModel: 'claude-haiku-4-5',
    secondaryShare: 0.05,
    prompt: { median: 2400, spread: 0.4 },
    completion: { median: 180, spread: 0.5 },
    reasoningShare: null,
    promptCache: { readChance: 0.5, writeChance: 0, share: 0.6, lifetime: '5m' },
    responseCache: { exact: 0.28, semantic: 0.17 },
    anonymousShare: 0.35,
    stagingShare: 0.01,
    failureShare: 0.012,
    serviceTier: null,
  },
  {
    feature: 'email-drafts',
    service: 'workbench',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 480,
    model: 'claude-haiku-4-5',
    secondaryModel: 'gpt-4.1',
    secondaryShare: 0.05,
    prompt: { median: 2300, spread: 0.6 },
    completion: { median: 320, spread: 0.5 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 0,
    stagingShare: 0.03,
    failureShare: 0.018,
    serviceTier: null,
  },
  {
    feature: 'catalogue-enrichment',
    service: 'batch-runner',
    operation: 'chat',
    shape: 'nightly',
    requestsPerDay: 420,
    model: 'gpt-4o-mini',
    secondaryModel: 'gpt-4.1',
    secondaryShare: 0.12,
    prompt: { median: 5200, spread: 0.4 },
    completion: { median: 640, spread: 0.4 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 1,
    stagingShare: 0,
    failureShare: 0.02,
    serviceTier: 'batch',
  },
  {
    feature: 'translation',
    service: 'gateway',
    operation: 'chat',
    shape: 'all day',
    requestsPerDay: 330,
    model: 'claude-haiku-4-5',
    secondaryModel: 'gpt-4o-mini',
    secondaryShare: 0.2,
    prompt: { median: 900, spread: 0.7 },
    completion: { median: 820, spread: 0.7 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 0.08,
    stagingShare: 0.02,
    failureShare: 0.015,
    serviceTier: null,
  },
  {
    feature: null,
    service: 'batch-runner',
    operation: 'chat',
    shape: 'working hours',
    requestsPerDay: 95,
    model: 'gpt-4.1',
    secondaryModel: 'claude-sonnet-4-5',
    secondaryShare: 0.25,
    prompt: { median: 3800, spread: 1 },
    completion: { median: 500, spread: 0.9 },
    reasoningShare: null,
    promptCache: null,
    responseCache: null,
    anonymousShare: 0.5,
    stagingShare: 0.3,
    failureShare: 0.03,
    serviceTier: null,
  },
];
