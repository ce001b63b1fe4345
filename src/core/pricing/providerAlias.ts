/**
 * OpenTelemetry's provider names (and what emitters write instead) -> the price book's ids. Left out are names that the
 * book resolves itself; `azure.ai.openai` must be here because the book takes it for `openai` (it contains that word).
 */
const bookIds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'aws.bedrock': 'aws',
    aws_bedrock: 'aws',
    bedrock: 'aws',
    bedrock_converse: 'aws',
    amazon_bedrock: 'aws',
    'azure.ai.openai': 'azure',
    'azure.ai.inference': 'azure',
    azure_openai: 'azure',
    azure_ai: 'azure',
    'az.ai.openai': 'azure',
    'az.ai.inference': 'azure',
    'gcp.gemini': 'google',
    'gcp.vertex_ai': 'google',
    'gcp.gen_ai': 'google',
    vertex_ai: 'google',
    vertexai: 'google',
    google_genai: 'google',
    gemini: 'google',
    mistral_ai: 'mistral',
    mistralai: 'mistral',
    x_ai: 'x-ai',
    xai: 'x-ai',
    moonshot_ai: 'moonshotai',
    moonshot: 'moonshotai',
    togetherai: 'together',
    together_ai: 'together',
    fireworks_ai: 'fireworks',
  }),
);

/** The price book's id of a provider, written with `-` or `_`; unknown names pass through in lower case for the book to judge. */
export function bookProviderId(provider: string): string {
  const name = provider.trim().toLowerCase();
  return bookIds.get(name) ?? bookIds.get(name.replaceAll('-', '_')) ?? name;
}

/** All providers of the book, in its order, because the package offers its list only later than a look-up needs it. */
export const bookProviders: readonly string[] = [
  'anthropic',
  'arcee',
  'avian',
  'aws',
  'azure',
  'baseten',
  'cerebras',
  'cloudflare',
  'cohere',
  'cursor',
  'deepseek',
  'doubleword',
  'fireworks',
  'github-copilot',
  'google',
  'groq',
  'huggingface_cerebras',
  'huggingface_fireworks-ai',
  'huggingface_groq',
  'huggingface_hyperbolic',
  'huggingface_nebius',
  'huggingface_novita',
  'huggingface_nscale',
  'huggingface_ovhcloud',
  'huggingface_publicai',
  'huggingface_sambanova',
  'huggingface_together',
  'minimax',
  'mistral',
  'modal',
  'moonshotai',
  'novita',
  'openai',
  'openrouter',
  'ovhcloud',
  'perplexity',
  'quicksilverpro',
  'together',
  'typesafe',
  'voyageai',
  'x-ai',
  'zai',
  'zhipuai',
];

/**
 * Names under which emitters report a gateway instead of a provider. Its model names carry the provider
 * (`anthropic/claude-...`), or the model alone has to tell.
 */
const gateways: ReadonlySet<string> = new Set([
  'litellm', // LiteLLM's own callbacks
  'litellm_proxy', // LiteLLM SDK talking to its proxy
  'gateway', // Vercel AI SDK
  'portkey',
  'helicone',
]);

export function isGateway(provider: string): boolean {
  return gateways.has(provider.trim().toLowerCase());
}

/** Names that only one provider gives to models, so that they tell the provider where nobody recorded it. */
const nameOwners: readonly (readonly [name: RegExp, provider: string])[] = [
  // ARNs, geo profiles and the maker's name before a dot: Bedrock model ids.
  [/^(?:bedrock\/|arn:aws|(?:us|us-gov|eu|apac|jp|au|ca|global)\.[a-z0-9]+\.)/, 'aws'],
  [/^(?:amazon|anthropic|meta|cohere|mistral|ai21|deepseek|openai|stability|writer)\.[a-z]/, 'aws'],
  // Resource names of Vertex AI and the Gemini API, and Vertex's version of Claude models.
  [/^(?:projects|publishers)\/|^models\/gem|^claude-.*@(?:\d{8}|default)$/, 'google'],
  [/^ft:(?:gpt|o\d)/, 'openai'],
];

/** The provider that a model's name alone gives away. */
export function providerOfName(model: string): string | undefined {
  const name = model.trim().toLowerCase();
  return nameOwners.find(([pattern]) => pattern.test(name))?.[1];
}

/** Takes `provider/model` apart where the first part is a provider that the book or the table above knows. */
export function splitProvider(model: string): { readonly provider: string; readonly model: string } | undefined {
  const name = model.trim();
  const slash = name.indexOf('/');
  const provider = bookProviderId(name.slice(0, Math.max(slash, 0)));
  return slash > 0 && bookProviders.includes(provider) ? { provider, model: name.slice(slash + 1) } : undefined;
}
