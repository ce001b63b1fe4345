/**
 * OpenTelemetry's provider names (and what emitters write instead) -> the price book's ids. Left out are names that the
 * book resolves itself; `azure.ai.openai` must be here because the book takes it for `openai` (it contains that word).
 */
const bookIds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'aws.bedrock': 'aws',
    aws_bedrock: 'aws',
    bedrock: 'aws',
    'azure.ai.openai': 'azure',
    'azure.ai.inference': 'azure',
    azure_openai: 'azure',
    'az.ai.openai': 'azure',
    'az.ai.inference': 'azure',
    'gcp.gemini': 'google',
    'gcp.vertex_ai': 'google',
    'gcp.gen_ai': 'google',
    vertex_ai: 'google',
    mistral_ai: 'mistral',
    x_ai: 'x-ai',
    xai: 'x-ai',
    moonshot_ai: 'moonshotai',
    togetherai: 'together',
    together_ai: 'together',
    fireworks_ai: 'fireworks',
  }),
);

/** The price book's id of a provider; unknown names pass through in lower case for the book to judge. */
export function bookProviderId(provider: string): string {
  const name = provider.trim().toLowerCase();
  return bookIds.get(name) ?? name;
}
