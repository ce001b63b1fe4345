import { calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import { genaiPriceBook } from './genaiPriceBook';
import { findAnywhere, lookUpModel } from './priceBook';
import { bookProviders } from './providerAlias';

const book = genaiPriceBook(calcPrice, 'the library');

function nameOf(provider: string | null, model: string): string {
  const lookup = lookUpModel(book, provider, model);
  return lookup.found === undefined ? lookup.reason : `${lookup.found.provider}/${lookup.found.model}`;
}

describe('bookProviders', () => {
  it('are the providers of the installed package', async () => {
    expect(bookProviders).toEqual(((await waitForUpdate()) ?? []).map(({ id }) => id));
  });
});

describe('a model of a recorded provider', () => {
  const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

  it.each([
    ['aws.bedrock', `us.${sonnet}`, `aws/regional.${sonnet}`],
    ['aws.bedrock', `global.${sonnet}`, `aws/global.${sonnet}`],
    ['aws.bedrock', `bedrock/us-east-1/${sonnet}`, `aws/regional.${sonnet}`],
    ['aws.bedrock', `arn:aws:bedrock:us-east-1::foundation-model/${sonnet}`, `aws/regional.${sonnet}`],
    [
      'aws.bedrock',
      `arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.${sonnet}`,
      `aws/global.${sonnet}`,
    ],
    ['anthropic', `us.${sonnet}`, `aws/regional.${sonnet}`],
    ['gcp.vertex_ai', 'claude-sonnet-4-5@20250929', 'google/claude-sonnet-4-5'],
    ['gcp.vertex_ai', 'google/gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['gcp.gemini', 'models/gemini-2.5-flash-001', 'google/gemini-2.5-flash'],
    ['azure.ai.openai', 'gpt-4o-2024-08-06', 'azure/gpt-4o'],
    ['azure.ai.openai', 'azure/gpt-4o', 'azure/gpt-4o'],
    ['azure-openai', 'gpt-35-turbo', 'azure/gpt-3.5-turbo'],
    ['openai', 'ft:gpt-4o-mini-2024-07-18:org::abc', 'openai/ft:gpt-4o-mini'],
    ['openai', 'openai/gpt-4o', 'openai/gpt-4o'],
    ['openai', 'gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
    ['openrouter', 'anthropic/claude-sonnet-4.5', 'openrouter/anthropic/claude-sonnet-4.5'],
    ['openrouter', 'openrouter/anthropic/claude-sonnet-4.5', 'openrouter/anthropic/claude-sonnet-4.5'],
    ['litellm', 'openai/gpt-4o', 'openai/gpt-4o'],
    ['litellm', 'bedrock/us.' + sonnet, `aws/regional.${sonnet}`],
    ['litellm', 'gpt-4o', 'openai/gpt-4o'],
  ])('is found for %s %s as %s', (provider, model, found) => {
    expect(nameOf(provider, model)).toBe(found);
  });

  it.each([
    ['azure.ai.openai', 'my-prod-chat'],
    ['azure.ai.openai', 'gpt-4o-prod'],
    ['aws.bedrock', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc'],
    ['anthropic', 'claude-sonnet-5-5'],
    ['anthropic', 'claude-haiku-5-5'],
    ['groq', 'openai/gpt-4o'],
    ['ollama', 'openai/gpt-4o'],
    ['nobody', 'gpt-4o'],
  ])('is not found for %s %s', (provider, model) => {
    expect(nameOf(provider, model)).toBe('model not in the price book');
  });

  it("is ambiguous where the name may be a gateway's or the maker's, at different prices", () => {
    expect(lookUpModel(book, 'openai', 'anthropic/claude-sonnet-4.5')).toEqual({
      found: undefined,
      reason: 'ambiguous model name',
      candidates: ['anthropic/claude-sonnet-4-5', 'openrouter/anthropic/claude-sonnet-4.5'],
    });
  });
});

describe('findAnywhere', () => {
  it.each([
    ['gpt-4o', 'openai/gpt-4o'],
    ['claude-sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
    ['gpt-oss-120b', 'openai/gpt-oss-120b'], // sold by many, and the book says whose it is
    ['text-embedding-3-small', 'openai/text-embedding-3-small'],
    ['llama-3.3-70b-versatile', 'groq/llama-3.3-70b-versatile'],
    ['amazon.nova-pro-v1:0', 'aws/amazon.nova-pro-v1:0'],
    ['claude-sonnet-4-5@20250929', 'google/claude-sonnet-4-5'],
    ['ft:gpt-4o-2024-08-06:org::abc', 'openai/ft:gpt-4o'],
    ['deepseek-ai/DeepSeek-V3', 'ambiguous model name'],
    ['openai/gpt-4o', 'ambiguous model name'],
    ['my-o4-mini-prod', 'model not in the price book'],
    ['  ', 'model not in the price book'],
  ])('finds %s as %s', (model, found) => {
    const lookup = findAnywhere(book, model);
    expect(lookup.found === undefined ? lookup.reason : `${lookup.found.provider}/${lookup.found.model}`).toBe(found);
    expect(nameOf('', model)).toBe(found);
  });

  it('says which provider it took a model for', () => {
    expect(findAnywhere(book, 'text-embedding-3-small').found?.assumptions).toEqual([
      'provider not recorded: taken for openai',
    ]);
    expect(findAnywhere(book, 'gpt-4o').found?.assumptions).toBeUndefined();
  });
});
