import type { DocumentAlias } from './alias';

const AI_SDK = 'recorded: AI SDK 5-7; version 5 keeps cache and thoughts nowhere else';
const LITELLM = 'recorded: LiteLLM v1';
const LANGFUSE = 'recorded: Langfuse, three shapes';

/** Facts inside attributes that hold an object. They rank below every plain attribute of the same fact. */
export const documentAliases: readonly DocumentAlias[] = [
  ...aiSdkProviderMetadata(),
  ...usageObject('metadata.usage_object', LITELLM),
  ...langfuseUsage(),
  ...mlflowUsage(),
  ...langsmithUsage(),
  ...answerBody(),
  { attribute: 'hidden_params', path: 'litellm_model_name', fact: 'deployment', evidence: LITELLM },
  { attribute: 'hidden_params', path: 'cache_key', fact: 'cacheKey', evidence: `${LITELLM}: null without a hit` },
  { attribute: 'hidden_params', path: 'response_cost', fact: 'reportedCost', evidence: LITELLM },
  {
    attribute: 'hidden_params',
    path: 'additional_headers.x-litellm-attempted-retries',
    fact: 'retries',
    evidence: LITELLM,
  },
  {
    attribute: 'hidden_params',
    path: 'additional_headers.x-litellm-attempted-fallbacks',
    fact: 'fallbacks',
    evidence: LITELLM,
  },
  {
    attribute: 'langfuse.observation.cost_details',
    path: 'total',
    fact: 'reportedCost',
    evidence: 'recorded: Langfuse; the details are never summed',
  },
  { attribute: 'mlflow.llm.cost', path: 'total_cost', fact: 'reportedCost', evidence: 'MLflow documentation' },
  {
    attribute: 'llm.invocation_parameters',
    path: 'model',
    fact: 'requestModel',
    evidence: 'recorded: OpenInference OpenAI',
  },
  {
    attribute: 'embedding.invocation_parameters',
    path: 'model',
    fact: 'requestModel',
    evidence: 'recorded: OpenInference embeddings',
  },
];

function aiSdkProviderMetadata(): DocumentAlias[] {
  const attribute = 'ai.response.providerMetadata';
  const anthropic = ['anthropic', 'bedrock', 'vertex', 'googleVertex'].flatMap((key): DocumentAlias[] => [
    ...anthropicUsage(attribute, `${key}.usage.`, AI_SDK),
    {
      attribute,
      path: `${key}.cacheCreationInputTokens`,
      fact: 'cacheWrite',
      style: 'native',
      evidence: '@ai-sdk/anthropic 2.0.50',
    },
    {
      attribute,
      path: `${key}.usage.cacheWriteInputTokens`,
      fact: 'cacheWrite',
      style: 'native',
      evidence: '@ai-sdk/amazon-bedrock',
    },
    {
      attribute,
      path: `${key}.usage.cacheReadInputTokens`,
      fact: 'cacheRead',
      style: 'native',
      evidence: '@ai-sdk/amazon-bedrock',
    },
  ]);
  const google = ['google', 'vertex', 'googleVertex'].flatMap((key): DocumentAlias[] => [
    { attribute, path: `${key}.usageMetadata.cachedContentTokenCount`, fact: 'cacheRead', evidence: AI_SDK },
    { attribute, path: `${key}.usageMetadata.thoughtsTokenCount`, fact: 'thoughts', evidence: AI_SDK },
    { attribute, path: `${key}.usageMetadata.candidatesTokenCount`, fact: 'candidates', evidence: AI_SDK },
    { attribute, path: `${key}.usageMetadata.totalTokenCount`, fact: 'total', evidence: AI_SDK },
  ]);
  return [
    ...anthropic,
    ...google,
    { attribute, path: 'openai.usage.cacheWriteTokens', fact: 'cacheWrite', evidence: AI_SDK },
    { attribute, path: 'openai.serviceTier', fact: 'serviceTier', evidence: AI_SDK },
    { attribute, path: 'anthropic.serviceTier', fact: 'serviceTier', evidence: AI_SDK },
  ];
}

function anthropicUsage(attribute: string, prefix: string, evidence: string): DocumentAlias[] {
  return [
    { attribute, path: `${prefix}cache_read_input_tokens`, fact: 'cacheRead', style: 'native', evidence },
    { attribute, path: `${prefix}cache_creation_input_tokens`, fact: 'cacheWrite', style: 'native', evidence },
    { attribute, path: `${prefix}cache_creation.ephemeral_5m_input_tokens`, fact: 'cacheWrite5m', evidence },
    { attribute, path: `${prefix}cache_creation.ephemeral_1h_input_tokens`, fact: 'cacheWrite1h', evidence },
    { attribute, path: `${prefix}server_tool_use.web_search_requests`, fact: 'webSearches', evidence },
    { attribute, path: `${prefix}service_tier`, fact: 'serviceTier', evidence },
  ];
}

/** OpenAI's chat and Responses shapes with Anthropic's cache fields beside them, as LiteLLM merges them. */
function usageObject(attribute: string, evidence: string): DocumentAlias[] {
  return [
    { attribute, path: 'prompt_tokens', fact: 'input', basis: 'inclusive', evidence },
    { attribute, path: 'completion_tokens', fact: 'output', evidence },
    { attribute, path: 'prompt_tokens_details.cached_tokens', fact: 'cacheRead', evidence },
    { attribute, path: 'prompt_tokens_details.cache_write_tokens', fact: 'cacheWrite', evidence },
    { attribute, path: 'prompt_tokens_details.audio_tokens', fact: 'audioInput', evidence },
    { attribute, path: 'completion_tokens_details.reasoning_tokens', fact: 'reasoning', evidence },
    { attribute, path: 'input_tokens', fact: 'input', style: 'native', evidence },
    { attribute, path: 'output_tokens', fact: 'output', evidence },
    { attribute, path: 'input_tokens_details.cached_tokens', fact: 'cacheRead', basis: 'inclusive', evidence },
    { attribute, path: 'input_tokens_details.cache_write_tokens', fact: 'cacheWrite', evidence },
    { attribute, path: 'output_tokens_details.reasoning_tokens', fact: 'reasoning', evidence },
    { attribute, path: 'total_tokens', fact: 'total', evidence },
    {
      attribute,
      path: 'prompt_tokens_details.cache_creation_token_details.ephemeral_5m_input_tokens',
      fact: 'cacheWrite5m',
      evidence,
    },
    {
      attribute,
      path: 'prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens',
      fact: 'cacheWrite1h',
      evidence,
    },
    ...anthropicUsage(attribute, '', evidence),
  ];
}

/** `prompt_tokens` is the provider's inclusive number; Langfuse's own buckets (`input`, `input_*`) are disjoint. */
function langfuseUsage(): DocumentAlias[] {
  const attribute = 'langfuse.observation.usage_details';
  return [
    ...usageObject(attribute, LANGFUSE),
    { attribute, path: 'input', fact: 'input', basis: 'exclusive', evidence: LANGFUSE },
    { attribute, path: 'output', fact: 'output', evidence: LANGFUSE },
    { attribute, path: 'total', fact: 'total', evidence: LANGFUSE },
    { attribute, path: 'input_cached_tokens', fact: 'cacheRead', evidence: LANGFUSE },
    { attribute, path: 'input_cache_read', fact: 'cacheRead', evidence: LANGFUSE },
    { attribute, path: 'input_cache_creation', fact: 'cacheWrite', evidence: LANGFUSE },
    { attribute, path: 'output_reasoning_tokens', fact: 'reasoningBesideOutput', evidence: LANGFUSE },
  ];
}

function mlflowUsage(): DocumentAlias[] {
  const attribute = 'mlflow.chat.tokenUsage';
  const evidence = 'MLflow documentation';
  return [
    { attribute, path: 'input_tokens', fact: 'input', evidence },
    { attribute, path: 'output_tokens', fact: 'output', evidence },
    { attribute, path: 'total_tokens', fact: 'total', evidence },
    { attribute, path: 'cache_read_input_tokens', fact: 'cacheRead', style: 'native', evidence },
    { attribute, path: 'cache_creation_input_tokens', fact: 'cacheWrite', style: 'native', evidence },
  ];
}

function langsmithUsage(): DocumentAlias[] {
  const evidence = 'npm langsmith 0.10.5: LangChain usage_metadata, input includes cached';
  const attribute = 'langsmith.usage_metadata';
  return [
    { attribute, path: 'input_tokens', fact: 'input', basis: 'inclusive', evidence },
    { attribute, path: 'output_tokens', fact: 'output', evidence },
    { attribute, path: 'total_tokens', fact: 'total', evidence },
    { attribute, path: 'input_token_details.cache_read', fact: 'cacheRead', evidence },
    { attribute, path: 'input_token_details.cache_creation', fact: 'cacheWrite', evidence },
    { attribute, path: 'output_token_details.reasoning', fact: 'reasoning', evidence },
    { attribute, path: 'total_cost', fact: 'reportedCost', evidence },
    { attribute: 'gen_ai.usage.input_token_details', path: 'cache_read', fact: 'cacheRead', evidence },
    { attribute: 'gen_ai.usage.input_token_details', path: 'cache_creation', fact: 'cacheWrite', evidence },
  ];
}

/** OpenInference keeps the provider's whole answer, the only place of its id and of the two cache lifetimes. */
function answerBody(): DocumentAlias[] {
  const attribute = 'output.value';
  const evidence = 'recorded: OpenInference';
  return [
    { attribute, path: 'id', fact: 'responseId', evidence },
    { attribute, path: 'response_id', fact: 'responseId', evidence: `${evidence} google-genai` },
    { attribute, path: 'responseId', fact: 'responseId', evidence: `${evidence}, JavaScript` },
    { attribute, path: 'llm_output.id', fact: 'responseId', evidence: 'OpenInference LangChain' },
    {
      attribute,
      path: 'generations.0.0.message.kwargs.response_metadata.id',
      fact: 'responseId',
      evidence: 'OpenInference LangChain',
    },
    {
      attribute,
      path: 'generations.0.0.message.kwargs.id',
      fact: 'responseId',
      evidence: 'OpenInference LangChain: the provider`s id unless it names a run',
    },
    {
      attribute,
      path: 'automatic_function_calling_history.0',
      fact: 'toolHistory',
      evidence: `${evidence} google-genai: not empty where the client ran tools by itself`,
    },
    { attribute, path: 'service_tier', fact: 'serviceTier', evidence },
    { attribute, path: 'usage.service_tier', fact: 'serviceTier', evidence },
    { attribute, path: 'usage.cache_creation.ephemeral_5m_input_tokens', fact: 'cacheWrite5m', evidence },
    { attribute, path: 'usage.cache_creation.ephemeral_1h_input_tokens', fact: 'cacheWrite1h', evidence },
    { attribute, path: 'usage.server_tool_use.web_search_requests', fact: 'webSearches', evidence },
  ];
}
