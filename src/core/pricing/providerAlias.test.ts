import { calcPrice } from '@pydantic/genai-prices';
import { bookProviderId } from './providerAlias';

describe('bookProviderId', () => {
  it.each([
    ['openai', 'gpt-4o', 'openai'],
    ['anthropic', 'claude-sonnet-4-5', 'anthropic'],
    ['aws.bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws'],
    ['gcp.gemini', 'gemini-2.5-pro', 'google'],
    ['gcp.vertex_ai', 'gemini-2.5-pro', 'google'],
    ['gcp.gen_ai', 'gemini-2.5-pro', 'google'],
    ['azure.ai.openai', 'gpt-4o', 'azure'],
    ['azure.ai.inference', 'gpt-4o', 'azure'],
    ['azure_openai', 'gpt-4o', 'azure'],
    ['mistral_ai', 'mistral-large-2512', 'mistral'],
    ['deepseek', 'deepseek-chat', 'deepseek'],
    ['groq', 'llama-3.3-70b-versatile', 'groq'],
    ['cohere', 'command-r', 'cohere'],
    ['perplexity', 'sonar', 'perplexity'],
    ['x_ai', 'grok-4', 'x-ai'],
    ['moonshot_ai', 'kimi-k2-0905-preview', 'moonshotai'],
  ])('reaches %s/%s in the book under %s', (provider, model, bookProvider) => {
    expect(calcPrice({}, model, { providerId: bookProviderId(provider) })?.provider.id).toBe(bookProvider);
  });

  it('ignores case and surrounding blanks', () => {
    expect(bookProviderId(' AWS.Bedrock ')).toBe('aws');
  });

  it.each(['constructor', 'toString', '__proto__', 'my-gateway'])('passes %s through as it is', (provider) => {
    expect(bookProviderId(provider)).toBe(provider.toLowerCase());
  });
});
