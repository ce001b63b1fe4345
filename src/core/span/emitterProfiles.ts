export type InputBasis = 'inclusive' | 'exclusive';

/**
 * What an emitter's input tokens mean. `anthropic` is every provider whose own usage object leaves cached tokens out of
 * the input (Anthropic, Bedrock, Claude elsewhere); `others` is the rest.
 */
export type InputRule = InputBasis | { readonly anthropic: InputBasis; readonly others: InputBasis };

export interface EmitterProfile {
  readonly id: string;
  readonly evidence: string;
  /** Instrumentation scope names, compared as they are; a name that ends in `*` is a prefix. */
  readonly scopes: readonly string[];
  /** Compared with the scope's version; absent means any version. `before` is exclusive. */
  readonly versions?: { readonly from?: string; readonly before?: string };
  readonly input?: InputRule;
  /** Goes before `input` where versions differ in the name of the cache attributes only. */
  readonly inputByCacheName?: { readonly dotted?: InputRule; readonly native?: InputRule };
  /** Exclusive input of this provider (or of all) comes without cache attributes: the cached part is missing, not zero. */
  readonly cacheNeverWritten?: 'always' | 'anthropic';
  /** Gemini's output leaves thinking tokens out although the reasoning attribute has them. */
  readonly geminiOutputWithoutThoughts?: boolean;
  /** The provider's own client: preferred over whoever wraps it. */
  readonly native?: boolean;
  /** Wraps other clients: loses against a provider span of the same call. */
  readonly framework?: boolean;
  /** Each attempt is a span beside the others, under one parent. */
  readonly attemptsAreSpans?: boolean;
  /** Failed attempts that led to another deployment are spans beside it. */
  readonly fallbacksAreSpans?: boolean;
  /** The response model may be the requested name repeated: a streamed answer of which nothing was read. */
  readonly echoesRequestModel?: boolean;
  /** Behind its proxy the requested model stands as response model, and the other way round. */
  readonly swapsModels?: boolean;
  /** Model names carry the provider in front (`openai/gpt-4o`). */
  readonly providerPrefix?: boolean;
  /** `gen_ai.server.time_to_first_token` is milliseconds. */
  readonly firstTokenInMilliseconds?: boolean;
  /** Token attributes that are not what they say. */
  readonly untrusted?: readonly UntrustedTokens[];
  /** The reported cost ignores cached tokens, and 0 means "model unknown". */
  readonly costIgnoresCache?: boolean;
}

export interface UntrustedTokens {
  readonly when: 'stream without cache attribute' | 'stream' | 'cache write of zero';
  readonly provider?: string;
  readonly facts: readonly ('inputTotal' | 'output' | 'cacheWrite')[];
  readonly reason: string;
}

const RECORDED = 'recorded';

/** Emitters by instrumentation scope; the first row that fits wins. A new emitter is a new row and a new recording. */
export const emitterProfiles: readonly EmitterProfile[] = [
  {
    id: 'anthropic-sdk',
    scopes: ['com.anthropic.sdk.*', 'com.anthropic.claude-platform'],
    input: 'inclusive',
    native: true,
    evidence: `${RECORDED}: Python 2.11.0 and TypeScript 1.11.0`,
  },
  {
    id: 'claude-code',
    scopes: ['com.anthropic.claude_code.*'],
    input: 'exclusive',
    evidence: 'live capture: input 2, cache read 84,562',
  },
  {
    id: 'openllmetry-anthropic',
    scopes: ['opentelemetry.instrumentation.anthropic'],
    input: 'inclusive',
    untrusted: [
      {
        when: 'stream',
        facts: ['output'],
        reason: 'streams add the output tokens of message_start: the number is a few tokens too high',
      },
    ],
    evidence: `${RECORDED}: 0.47.3, 0.52.0 and 0.62.4`,
  },
  {
    id: 'openllmetry-bedrock',
    scopes: ['opentelemetry.instrumentation.bedrock'],
    input: 'exclusive',
    evidence: `${RECORDED}: 0.62.4, dotted names, total = input + output`,
  },
  {
    id: 'openllmetry-google',
    scopes: ['opentelemetry.instrumentation.google_generativeai', 'opentelemetry.instrumentation.vertexai'],
    input: 'inclusive',
    evidence: `${RECORDED}: 0.62.4, thoughts are total - input - output`,
  },
  {
    id: 'openllmetry-langchain',
    scopes: ['opentelemetry.instrumentation.langchain'],
    input: 'inclusive',
    framework: true,
    echoesRequestModel: true,
    untrusted: [
      {
        when: 'cache write of zero',
        provider: 'anthropic',
        facts: ['cacheWrite'],
        reason: 'cache_creation is written as 0 although tokens were written',
      },
    ],
    evidence: `${RECORDED}: 0.62.4`,
  },
  {
    id: 'openllmetry-openai-agents',
    scopes: ['opentelemetry.instrumentation.openai_agents'],
    input: 'inclusive',
    evidence: `${RECORDED}: 0.62.4`,
  },
  {
    id: 'openllmetry-openai',
    scopes: ['opentelemetry.instrumentation.openai.*', 'opentelemetry.instrumentation.openai'],
    input: 'inclusive',
    evidence: `${RECORDED}: 0.47.3, 0.52.0 and 0.62.4`,
  },
  {
    id: 'otel-openai',
    scopes: ['opentelemetry.instrumentation.openai_v2', 'opentelemetry.util.genai.handler'],
    input: 'inclusive',
    evidence: `${RECORDED}: 2.4b0, which writes no cache attribute at all`,
  },
  {
    id: 'otel-genai',
    scopes: [
      'opentelemetry.instrumentation.google_genai',
      'opentelemetry.instrumentation.genai.*',
      'opentelemetry.instrumentation.vertexai_v2',
      'opentelemetry.util.genai.*',
    ],
    input: 'inclusive',
    evidence: `${RECORDED}: google-genai 1.3b0; the convention since 1.40 for the others`,
  },
  {
    id: 'traceloop-js-anthropic',
    scopes: ['@traceloop/instrumentation-anthropic'],
    input: 'exclusive',
    evidence: `${RECORDED}: 0.27.0, dotted names, total = input + output`,
  },
  {
    id: 'traceloop-js-bedrock',
    scopes: ['@traceloop/instrumentation-bedrock'],
    input: 'exclusive',
    cacheNeverWritten: 'always',
    evidence: '0.27.0 dist/index.js L492: no cache attributes',
  },
  {
    id: 'traceloop-js-openai',
    scopes: ['@traceloop/instrumentation-openai'],
    input: 'inclusive',
    untrusted: [
      { when: 'stream', facts: ['inputTotal', 'output'], reason: 'streams hold a local estimate, not what was billed' },
    ],
    evidence: `${RECORDED}: 0.27.0`,
  },
  {
    id: 'openinference-anthropic',
    scopes: ['openinference.instrumentation.anthropic'],
    input: 'inclusive',
    evidence: `${RECORDED}: 3.1.0`,
  },
  {
    id: 'openinference-js-anthropic-old',
    scopes: ['@arizeai/openinference-instrumentation-anthropic'],
    versions: { before: '0.2.0' },
    input: 'exclusive',
    cacheNeverWritten: 'always',
    evidence: '0.1.21 instrumentation.ts L519-533: cache tokens are written nowhere',
  },
  {
    id: 'openinference-js-anthropic',
    scopes: ['@arizeai/openinference-instrumentation-anthropic'],
    input: 'inclusive',
    evidence: `${RECORDED}: 0.2.8`,
  },
  {
    id: 'openinference-js-bedrock',
    scopes: ['@arizeai/openinference-instrumentation-bedrock'],
    input: 'exclusive',
    evidence: 'source: Converse usage passed through',
  },
  {
    id: 'openinference-agno',
    scopes: ['openinference.instrumentation.agno'],
    input: { anthropic: 'exclusive', others: 'inclusive' },
    framework: true,
    evidence: `${RECORDED}: 1.0.15`,
  },
  {
    id: 'openinference-litellm',
    scopes: ['openinference.instrumentation.litellm'],
    input: 'inclusive',
    framework: true,
    providerPrefix: true,
    evidence: `${RECORDED}: 0.1.51`,
  },
  {
    id: 'openinference-framework',
    scopes: [
      'openinference.instrumentation.langchain',
      'openinference.instrumentation.llama_index',
      'openinference.instrumentation.crewai',
      'openinference.instrumentation.openai_agents',
      'openinference.instrumentation.smolagents',
      'openinference.instrumentation.dspy',
      'openinference.instrumentation.haystack',
      '@arizeai/openinference-instrumentation-langchain',
    ],
    input: 'inclusive',
    framework: true,
    evidence: `${RECORDED}: langchain 0.1.80, openai-agents 2.6.0; the others read the provider's inclusive numbers`,
  },
  {
    id: 'openinference-provider',
    scopes: [
      'openinference.instrumentation.openai',
      'openinference.instrumentation.google_genai',
      'openinference.instrumentation.bedrock',
      'openinference.instrumentation.vertexai',
      'openinference.instrumentation.mistralai',
      'openinference.instrumentation.groq',
      '@arizeai/openinference-instrumentation-openai',
    ],
    input: 'inclusive',
    evidence: `${RECORDED}: openai 0.1.66, google-genai 1.4.14, bedrock 0.1.61, js openai 4.2.7`,
  },
  {
    id: 'openlit-openai',
    scopes: ['openlit.instrumentation.openai'],
    input: 'inclusive',
    costIgnoresCache: true,
    untrusted: [
      {
        when: 'stream without cache attribute',
        facts: ['inputTotal', 'output'],
        reason: 'a stream whose usage was not asked for holds a local estimate (20/13 for 1,407/88 recorded)',
      },
    ],
    evidence: `${RECORDED}: 1.45.0, which always writes the cache attributes where the provider sent usage`,
  },
  {
    id: 'openlit',
    scopes: ['openlit.*', 'openlit'],
    input: { anthropic: 'exclusive', others: 'inclusive' },
    geminiOutputWithoutThoughts: true,
    costIgnoresCache: true,
    evidence: `${RECORDED}: 1.45.0 anthropic, bedrock, google`,
  },
  {
    id: 'ai-sdk',
    scopes: ['ai'],
    input: { anthropic: 'exclusive', others: 'inclusive' },
    attemptsAreSpans: true,
    evidence: `${RECORDED}: 5.0.277, exclusive; 6.0.326 and 7.0.173 say noCacheTokens and are inclusive`,
  },
  {
    id: 'ai-sdk-otel',
    scopes: ['gen_ai'],
    input: 'inclusive',
    evidence: `${RECORDED}: @ai-sdk/otel 1.0.173`,
  },
  {
    id: 'pydantic-ai',
    scopes: ['pydantic-ai', 'pydantic_ai', 'logfire.pydantic_ai'],
    input: 'inclusive',
    framework: true,
    evidence: `${RECORDED}: 1.107.10 and 2.68.0`,
  },
  {
    id: 'strands',
    scopes: ['strands.telemetry.tracer', 'strands-agents', 'strands.*'],
    framework: true,
    attemptsAreSpans: true,
    firstTokenInMilliseconds: true,
    input: { anthropic: 'exclusive', others: 'inclusive' },
    inputByCacheName: { dotted: 'inclusive' },
    cacheNeverWritten: 'anthropic',
    evidence: `${RECORDED}: 1.22.0 and 1.62.0; the scope has no version, its names tell them apart`,
  },
  {
    id: 'langfuse',
    scopes: ['langfuse-sdk', 'langfuse*'],
    framework: true,
    evidence: `${RECORDED}: 3.15.0 and 5.0.4; the usage object tells its basis`,
  },
  {
    id: 'litellm',
    scopes: ['litellm'],
    input: 'inclusive',
    framework: true,
    fallbacksAreSpans: true,
    providerPrefix: true,
    echoesRequestModel: true,
    swapsModels: true,
    evidence: `${RECORDED}: SDK and proxy, OTel v1 and v2, 1.106.2`,
  },
  {
    id: 'envoy-ai-gateway',
    scopes: ['envoyproxy/ai-gateway', 'github.com/envoyproxy/ai-gateway*', 'ai-gateway-extproc', 'envoy-ai-gateway'],
    input: 'inclusive',
    inputByCacheName: { dotted: { anthropic: 'exclusive', others: 'inclusive' } },
    evidence: 'source: inclusive in OpenInference mode; in gen_ai mode exclusive for Anthropic, with dotted names',
  },
  {
    id: 'langchain-js',
    scopes: ['@traceloop/instrumentation-langchain'],
    input: 'inclusive',
    framework: true,
    evidence: 'LangChain usage_metadata is a sum since langchain#27125 (2024-10)',
  },
];
