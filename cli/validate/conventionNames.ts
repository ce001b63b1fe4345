import type { FactName } from 'core/span/aliases/alias';

/**
 * The name that OpenTelemetry's conventions (GenAI 1.41, general attributes) give a fact today; null where they have none,
 * so that an application's own name is all there is.
 */
export const conventionNames: Readonly<Partial<Record<FactName, string | null>>> = {
  openInferenceKind: 'gen_ai.operation.name',
  aiOperationId: 'gen_ai.operation.name',
  langfuseType: 'gen_ai.operation.name',
  claudeCodeType: 'gen_ai.operation.name',
  traceloopKind: 'gen_ai.operation.name',
  mlflowType: 'gen_ai.operation.name',
  langsmithKind: 'gen_ai.operation.name',
  requestType: 'gen_ai.operation.name',
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  onlyModel: 'gen_ai.response.model',
  responseId: 'gen_ai.response.id',
  stream: 'gen_ai.request.stream',
  serviceTier: 'openai.response.service_tier',
  input: 'gen_ai.usage.input_tokens',
  uncachedInput: 'gen_ai.usage.input_tokens',
  output: 'gen_ai.usage.output_tokens',
  total: null,
  cacheRead: 'gen_ai.usage.cache_read.input_tokens',
  cacheWrite: 'gen_ai.usage.cache_creation.input_tokens',
  cacheWrite5m: null,
  cacheWrite1h: null,
  reasoning: 'gen_ai.usage.reasoning.output_tokens',
  reasoningBesideOutput: 'gen_ai.usage.reasoning.output_tokens',
  errorType: 'error.type',
  httpStatus: 'http.response.status_code',
  httpMethod: 'http.request.method',
  timeToFirstToken: 'gen_ai.response.time_to_first_chunk',
  reportedCost: null,
  resendCount: 'http.request.resend_count',
  feature: null,
  featureFallback: null,
  user: 'user.id',
  apiUser: 'user.id',
  session: 'gen_ai.conversation.id',
  tenant: null,
  environment: 'deployment.environment.name',
  service: 'service.name',
  requestId: null,
};

/** Names besides the ones above that a convention in force has: they need no change. */
const alsoCurrent: ReadonlySet<string> = new Set(['session.id', 'enduser.id', 'enduser.pseudo.id', 'error.message']);

/** Names that were OpenTelemetry's own once. */
const formerNames: ReadonlySet<string> = new Set([
  'gen_ai.system', // until 1.36
  'gen_ai.usage.prompt_tokens', // until 1.26
  'gen_ai.usage.completion_tokens', // until 1.26
  'gen_ai.openai.response.service_tier', // until 1.36
  'deployment.environment', // until 1.26
  'http.status_code', // until 1.20
  'http.method', // until 1.20
  'http.resend_count', // until 1.20
]);

export type NameStanding = 'current' | 'outdated' | 'vendor-specific' | 'own';

/** How a name that says a fact stands to the convention, and the name to use instead, where there is one. */
export function judgeName(
  name: string,
  fact: FactName,
): { readonly standing: NameStanding; readonly use: string | null } {
  const use = conventionNames[fact] ?? null;
  if (name === use || alsoCurrent.has(name)) {
    return { standing: 'current', use };
  }
  if (formerNames.has(name)) {
    return { standing: 'outdated', use };
  }
  return { standing: use === null ? 'own' : 'vendor-specific', use };
}
