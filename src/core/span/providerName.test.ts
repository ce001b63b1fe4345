import { countsCacheBesideInput, isGoogle, providerName } from './providerName';

it.each<[string | undefined, string | null, string | null]>([
  ['OpenAI', null, 'openai'],
  ['openai.responses', null, 'openai'],
  ['azure.chat', 'gpt-4o', 'azure.ai.openai'],
  ['azure_ai', 'gpt-4o', 'azure.ai.inference'],
  ['text-completion-openai', null, 'openai'],
  ['anthropic.messages', 'gpt-4o', 'anthropic'],
  ['google.vertex.chat', null, 'gcp.vertex_ai'],
  ['google.generative-ai', null, 'gcp.gemini'],
])('knows the provider written as %s of model %s: %s', (written, model, provider) => {
  expect(providerName(written, model)).toBe(provider);
});

it.each(['My-Gateway', 'text-completion-openai-2', 'not openai'])(
  'keeps the unknown provider %s in lower case',
  (name) => {
    expect(providerName(name, 'gpt-4o')).toBe(name.toLowerCase());
  },
);

describe('where no provider is written, or a framework`s name', () => {
  it.each<[string, string]>([
    ['gpt-4o', 'openai'],
    ['GPT-4o', 'openai'],
    ['claude-sonnet-4-5', 'anthropic'],
    ['us.anthropic.claude-sonnet-4-5', 'aws.bedrock'],
    ['claude-sonnet-4-5@20250929', 'gcp.vertex_ai'],
    ['groq/llama-3', 'groq'],
    ['azure/gpt-4o', 'azure.ai.openai'],
    ['Bedrock/claude', 'aws.bedrock'],
  ])('the model %s tells that it is %s', (model, provider) => {
    expect([undefined, '', 'LangChain', 'litellm'].map((written) => providerName(written, model))).toEqual(
      Array(4).fill(provider),
    );
  });

  it.each([null, '', 'llama-3', 'groq-llama', 'acme/gpt-4o', '/gpt-4o', 'x/'])(
    'the model %j tells nothing',
    (model) => {
      expect(providerName(undefined, model)).toBeNull();
      expect(providerName('strands', model)).toBeNull();
    },
  );
});

it('answers the same when it is asked again, after many other names too', () => {
  const ask = () => [providerName('langchain', 'gpt-4o'), providerName('langchain', 'x'), providerName('acme', 'x')];
  expect(ask()).toEqual(['openai', null, 'acme']);
  expect(ask()).toEqual(['openai', null, 'acme']);
  for (let number = 0; number <= 5000; number += 1) {
    providerName('langchain', `model ${number}`);
    providerName(`provider ${number}`, 'x');
  }
  expect(ask()).toEqual(['openai', null, 'acme']);
  expect(providerName('provider 5000', 'x')).toBe('provider 5000');
});

it.each<[string | null, string | null, boolean]>([
  ['anthropic', null, true],
  ['aws.bedrock', 'amazon.nova-pro', true],
  ['gcp.vertex_ai', 'Claude-3-opus', true],
  ['gcp.vertex_ai', 'gemini-2.5-pro', false],
  ['openai', 'gpt-4o', false],
  [null, null, false],
])('knows whether %s counts cached tokens of %s beside the input: %s', (provider, model, isBeside) => {
  expect(countsCacheBesideInput(provider, model)).toBe(isBeside);
});

it('knows both APIs of Google', () => {
  expect(['gcp.gemini', 'gcp.vertex_ai', 'openai', null].map(isGoogle)).toEqual([true, true, false, false]);
});
