import type { Alias } from './alias';

const SPEC = 'OpenTelemetry GenAI conventions';

/** What kind of span it is, which model answered, and which answer it was; newest name first. */
export const callAliases: readonly Alias[] = [
  { fact: 'openInferenceKind', name: 'openinference.span.kind', evidence: 'recorded: OpenInference' },
  { fact: 'aiOperationId', name: 'ai.operationId', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'langfuseType', name: 'langfuse.observation.type', evidence: 'recorded: Langfuse' },
  { fact: 'claudeCodeType', name: 'span.type', evidence: 'Claude Code monitoring-usage' },
  { fact: 'traceloopKind', name: 'traceloop.span.kind', evidence: 'recorded: openllmetry' },
  { fact: 'mlflowType', name: 'mlflow.spanType', evidence: 'MLflow documentation' },
  { fact: 'langsmithKind', name: 'langsmith.span.kind', evidence: 'npm langsmith 0.10.5' },
  { fact: 'sdkName', name: 'telemetry.sdk.name', evidence: 'recorded: OpenLIT writes it on the span' },

  { fact: 'operation', name: 'gen_ai.operation.name', evidence: SPEC },
  { fact: 'requestType', name: 'llm.request.type', evidence: 'recorded: openllmetry <= 0.54, LiteLLM v1' },
  { fact: 'requestType', name: 'litellm.call_type', evidence: 'recorded: LiteLLM v2' },

  { fact: 'provider', name: 'gen_ai.provider.name', evidence: `${SPEC} >= 1.37` },
  { fact: 'provider', name: 'gen_ai.system', evidence: `${SPEC} <= 1.36` },
  { fact: 'provider', name: 'llm.provider', evidence: 'OpenInference: provider beats system' },
  { fact: 'provider', name: 'ai.model.provider', evidence: 'recorded: AI SDK' },
  { fact: 'provider', name: 'gen_ai.model.provider', evidence: 'Cloudflare AI Gateway' },
  { fact: 'provider', name: 'mlflow.llm.provider', evidence: 'MLflow documentation' },
  { fact: 'provider', name: 'llm.system', evidence: 'recorded: OpenInference' },
  {
    fact: 'provider',
    name: 'traceloop.association.properties.ls_provider',
    evidence: 'recorded: openllmetry LangChain',
  },

  { fact: 'requestModel', name: 'gen_ai.request.model', evidence: SPEC },
  { fact: 'requestModel', name: 'llm.request.model_name', evidence: 'OpenInference 2026-08' },
  { fact: 'requestModel', name: 'ai.model.id', evidence: 'recorded: AI SDK' },
  { fact: 'requestModel', name: 'model', evidence: 'Claude Code, Codex' },

  { fact: 'responseModel', name: 'gen_ai.response.model', evidence: SPEC },
  { fact: 'responseModel', name: 'llm.response.model_name', evidence: 'OpenInference 2026-08' },
  { fact: 'responseModel', name: 'ai.response.model', evidence: 'recorded: AI SDK' },

  { fact: 'onlyModel', name: 'llm.model_name', evidence: 'OpenInference: the answering model once there is an answer' },
  { fact: 'onlyModel', name: 'embedding.model_name', evidence: 'recorded: OpenInference embeddings' },
  { fact: 'onlyModel', name: 'reranker.model_name', evidence: 'OpenInference semantic conventions' },
  { fact: 'onlyModel', name: 'langfuse.observation.model.name', evidence: 'recorded: Langfuse, the answering model' },
  { fact: 'onlyModel', name: 'mlflow.llm.model', evidence: 'MLflow documentation' },

  { fact: 'deployment', name: 'litellm.provider.model', evidence: 'recorded: LiteLLM v2, with a provider prefix' },
  { fact: 'originalModel', name: 'bifrost.alias', evidence: 'Bifrost: the model first asked for' },

  { fact: 'responseId', name: 'gen_ai.response.id', evidence: SPEC },
  { fact: 'responseId', name: 'ai.response.id', evidence: 'recorded: AI SDK' },
  { fact: 'responseId', name: 'langfuse.observation.metadata.id', evidence: 'recorded: Langfuse, Responses API' },
  { fact: 'gatewayCallId', name: 'litellm.call_id', evidence: 'recorded: LiteLLM writes it as response id on errors' },

  { fact: 'stream', name: 'gen_ai.request.stream', evidence: `${SPEC} 1.41` },
  { fact: 'stream', name: 'gen_ai.is_streaming', evidence: 'recorded: openllmetry >= 0.55' },
  { fact: 'stream', name: 'llm.is_streaming', evidence: 'recorded: openllmetry <= 0.54; LiteLLM v1 "True"' },
  { fact: 'stream', name: 'litellm.request.streaming', evidence: 'recorded: LiteLLM v2' },

  { fact: 'serviceTier', name: 'openai.response.service_tier', evidence: `${SPEC} >= 1.37` },
  { fact: 'serviceTier', name: 'gen_ai.openai.response.service_tier', evidence: `${SPEC} < 1.37` },
  { fact: 'serviceTier', name: 'anthropic.response.service_tier', evidence: 'recorded: Anthropic SDK' },
  { fact: 'serviceTier', name: 'gen_ai.response.service_tier', evidence: 'Bifrost, LangSmith' },
  { fact: 'serviceTier', name: 'langfuse.observation.metadata.service_tier', evidence: 'recorded: Langfuse' },
  { fact: 'serviceTier', name: 'openai.request.service_tier', evidence: `${SPEC} >= 1.37` },
  { fact: 'serviceTier', name: 'gen_ai.openai.request.service_tier', evidence: `${SPEC} < 1.37` },
  { fact: 'serviceTier', name: 'speed', evidence: 'Claude Code: fast or normal' },
  { fact: 'batchId', name: 'gen_ai.batch.id', evidence: 'Bifrost; no convention marks a batch call' },
];
