import type { Alias } from './alias';

const SPEC = 'OpenTelemetry GenAI conventions';

/** Token attributes, newest name first. */
export const tokenAliases: readonly Alias[] = [
  { fact: 'input', name: 'gen_ai.usage.input_tokens', evidence: `${SPEC} >= 1.27` },
  { fact: 'input', name: 'gen_ai.usage.prompt_tokens', evidence: `${SPEC} < 1.27; recorded: openllmetry 0.47` },
  { fact: 'input', name: 'llm.token_count.prompt', evidence: 'recorded: OpenInference' },
  { fact: 'input', name: 'ai.usage.inputTokens', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'input', name: 'ai.usage.promptTokens', evidence: 'AI SDK <= 4, and generateText of 5.0.277' },
  { fact: 'input', name: 'ai.usage.tokens', evidence: 'recorded: AI SDK embed' },
  { fact: 'input', name: 'llm.usage.prompt_tokens', evidence: 'older Traceloop; not recorded' },
  { fact: 'input', name: 'codex.turn.token_usage.input_tokens', evidence: 'Codex session_telemetry.rs: a turn total' },
  { fact: 'input', name: 'input_tokens', evidence: 'Claude Code, live capture: exclusive', style: 'native' },

  { fact: 'uncachedInput', name: 'ai.usage.inputTokenDetails.noCacheTokens', evidence: 'recorded: AI SDK 6 and 7' },

  { fact: 'output', name: 'gen_ai.usage.output_tokens', evidence: `${SPEC} >= 1.27` },
  { fact: 'output', name: 'gen_ai.usage.completion_tokens', evidence: `${SPEC} < 1.27` },
  { fact: 'output', name: 'llm.token_count.completion', evidence: 'recorded: OpenInference' },
  { fact: 'output', name: 'ai.usage.outputTokens', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'output', name: 'ai.usage.completionTokens', evidence: 'AI SDK <= 4, and generateText of 5.0.277' },
  { fact: 'output', name: 'llm.usage.completion_tokens', evidence: 'older Traceloop; not recorded' },
  { fact: 'output', name: 'codex.turn.token_usage.output_tokens', evidence: 'Codex session_telemetry.rs' },
  { fact: 'output', name: 'output_tokens', evidence: 'Claude Code, live capture' },

  {
    fact: 'total',
    name: 'gen_ai.usage.total_tokens',
    evidence: 'recorded: openllmetry 0.62, Strands; never in the spec',
  },
  { fact: 'total', name: 'llm.usage.total_tokens', evidence: 'recorded: openllmetry <= 0.54' },
  { fact: 'total', name: 'llm.token_count.total', evidence: 'recorded: OpenInference' },
  { fact: 'total', name: 'ai.usage.totalTokens', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'total', name: 'codex.turn.token_usage.total_tokens', evidence: 'Codex session_telemetry.rs' },

  { fact: 'cacheRead', name: 'gen_ai.usage.cache_read.input_tokens', evidence: `${SPEC} 1.40`, style: 'dotted' },
  {
    fact: 'cacheRead',
    name: 'gen_ai.usage.cache_read_input_tokens',
    evidence: 'recorded: openllmetry 0.33-0.54, Strands',
    style: 'native',
  },
  { fact: 'cacheRead', name: 'llm.token_count.prompt_details.cache_read', evidence: 'recorded: OpenInference' },
  { fact: 'cacheRead', name: 'ai.usage.inputTokenDetails.cacheReadTokens', evidence: 'recorded: AI SDK 6 and 7' },
  { fact: 'cacheRead', name: 'ai.usage.cachedInputTokens', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'cacheRead', name: 'gen_ai.usage.details.cache_read_tokens', evidence: 'recorded: Pydantic AI' },
  { fact: 'cacheRead', name: 'gen_ai.usage.input_tokens.cached', evidence: 'Sentry, OpenRouter' },
  { fact: 'cacheRead', name: 'gen_ai.usage.prompt_tokens_details.cached_tokens', evidence: 'OpenLIT constant' },
  { fact: 'cacheRead', name: 'gen_ai.usage.prompt_token_details.cached_read_tokens', evidence: 'Bifrost' },
  { fact: 'cacheRead', name: 'codex.turn.token_usage.cached_input_tokens', evidence: 'Codex session_telemetry.rs' },
  { fact: 'cacheRead', name: 'cache_read_tokens', evidence: 'Claude Code, live capture', style: 'native' },

  {
    fact: 'cacheWrite',
    name: 'gen_ai.usage.cache_write.input_tokens',
    evidence: 'recorded: Anthropic SDK',
    style: 'dotted',
  },
  { fact: 'cacheWrite', name: 'gen_ai.usage.cache_creation.input_tokens', evidence: `${SPEC} 1.40`, style: 'dotted' },
  {
    fact: 'cacheWrite',
    name: 'gen_ai.usage.cache_creation_input_tokens',
    evidence: 'recorded: openllmetry 0.33-0.54',
    style: 'native',
  },
  { fact: 'cacheWrite', name: 'gen_ai.usage.cache_write_input_tokens', evidence: 'recorded: Strands', style: 'native' },
  { fact: 'cacheWrite', name: 'llm.token_count.prompt_details.cache_write', evidence: 'recorded: OpenInference' },
  { fact: 'cacheWrite', name: 'llm.token_count.prompt_details.cache_creation', evidence: 'Envoy AI Gateway' },
  { fact: 'cacheWrite', name: 'ai.usage.inputTokenDetails.cacheWriteTokens', evidence: 'recorded: AI SDK 6 and 7' },
  { fact: 'cacheWrite', name: 'gen_ai.usage.details.cache_write_tokens', evidence: 'recorded: Pydantic AI' },
  { fact: 'cacheWrite', name: 'gen_ai.usage.input_tokens.cache_write', evidence: 'Sentry' },
  { fact: 'cacheWrite', name: 'gen_ai.usage.prompt_token_details.cached_write_tokens', evidence: 'Bifrost' },
  { fact: 'cacheWrite', name: 'cache_creation_tokens', evidence: 'Claude Code, live capture', style: 'native' },

  {
    fact: 'cacheWrite5m',
    name: 'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
    evidence: 'recorded: Anthropic SDK',
  },
  { fact: 'cacheWrite5m', name: 'gen_ai.usage.prompt_token_details.cached_write_tokens_5m', evidence: 'Bifrost' },
  {
    fact: 'cacheWrite1h',
    name: 'anthropic.usage.cache_creation.ephemeral_1h_input_tokens',
    evidence: 'recorded: Anthropic SDK',
  },
  { fact: 'cacheWrite1h', name: 'gen_ai.usage.prompt_token_details.cached_write_tokens_1h', evidence: 'Bifrost' },

  { fact: 'reasoning', name: 'gen_ai.usage.reasoning.output_tokens', evidence: `${SPEC} 1.41` },
  { fact: 'reasoning', name: 'gen_ai.usage.reasoning_tokens', evidence: 'recorded: openllmetry, OpenLIT' },
  { fact: 'reasoning', name: 'llm.usage.reasoning_tokens', evidence: 'recorded: openllmetry 0.52' },
  { fact: 'reasoning', name: 'llm.token_count.completion_details.reasoning', evidence: 'recorded: OpenInference' },
  { fact: 'reasoning', name: 'ai.usage.outputTokenDetails.reasoningTokens', evidence: 'recorded: AI SDK 6 and 7' },
  { fact: 'reasoning', name: 'ai.usage.reasoningTokens', evidence: 'recorded: AI SDK 5-7' },
  { fact: 'reasoning', name: 'gen_ai.usage.details.reasoning_tokens', evidence: 'recorded: Pydantic AI' },
  { fact: 'reasoning', name: 'gen_ai.usage.details.thoughts_tokens', evidence: 'recorded: Pydantic AI, Gemini' },
  { fact: 'reasoning', name: 'gen_ai.usage.output_tokens.reasoning', evidence: 'Sentry, OpenRouter' },
  { fact: 'reasoning', name: 'gen_ai.usage.completion_token_details.reasoning_tokens', evidence: 'Bifrost' },
  { fact: 'reasoning', name: 'codex.turn.token_usage.reasoning_output_tokens', evidence: 'Codex session_telemetry.rs' },

  { fact: 'audioInput', name: 'gen_ai.usage.audio.input_tokens', evidence: `${SPEC}, genai main` },
  { fact: 'audioInput', name: 'llm.token_count.prompt_details.audio', evidence: 'recorded: OpenInference' },
  { fact: 'audioInput', name: 'gen_ai.usage.details.input_audio_tokens', evidence: 'Pydantic AI' },
  { fact: 'audioInput', name: 'gen_ai.usage.input_audio_tokens', evidence: 'agentgateway' },
  { fact: 'audioInput', name: 'gen_ai.usage.prompt_token_details.audio_tokens', evidence: 'Bifrost' },

  {
    fact: 'webSearches',
    name: 'anthropic.usage.server_tool_use.web_search_requests',
    evidence: 'field of the Anthropic usage object under the native prefix; not recorded',
  },
  { fact: 'webSearches', name: 'gen_ai.usage.details.web_search_requests', evidence: 'Pydantic AI flattens usage' },
];
