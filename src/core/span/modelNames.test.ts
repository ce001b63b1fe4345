import { emitterProfiles } from './emitterProfiles';
import { readFacts } from './facts';
import { readModels } from './modelNames';

interface Written {
  readonly request?: string;
  readonly response?: string;
  readonly only?: string;
  readonly deployment?: string;
  readonly provider?: string;
}

const attributeNames = {
  request: 'gen_ai.request.model',
  response: 'gen_ai.response.model',
  only: 'llm.model_name',
  deployment: 'litellm.provider.model',
  provider: 'gen_ai.provider.name',
} as const;

function modelsOf(written: Written, profileId?: string, failed = false) {
  const attributes = Object.entries(written).map(([fact, value]) => [
    attributeNames[fact as keyof Written],
    value as string,
  ]);
  const profile = emitterProfiles.find(({ id }) => id === profileId) ?? null;
  return readModels(readFacts(Object.fromEntries(attributes) as Record<string, string>).facts, profile, failed);
}

type Read = readonly [model: string | null, requestModel: string | null, responseModel: string | null];

const namesOf = (...written: Parameters<typeof modelsOf>): Read => {
  const { model, requestModel, responseModel } = modelsOf(...written);
  return [model, requestModel, responseModel];
};

const MINI = 'gpt-4o-mini';
const DATED_MINI = 'gpt-4o-mini-2024-07-18';

it.each<[string, Written, Read]>([
  ['both, each as written', { request: MINI, response: DATED_MINI }, [DATED_MINI, MINI, DATED_MINI]],
  ['the requested one alone', { request: MINI }, [MINI, MINI, null]],
  ['the answering one alone', { response: MINI }, [MINI, null, MINI]],
  ['the answering one and not the single attribute', { response: MINI, only: 'gpt-5' }, [MINI, null, MINI]],
  ['none', {}, [null, null, null]],
])('reads the model asked for and the model that answered: %s', (_what, written, read) => {
  expect(namesOf(written)).toEqual(read);
});

describe('one attribute for the model', () => {
  it.each<[string, Written, Read]>([
    ['an undated name of OpenAI, only asked for', { only: MINI }, [MINI, MINI, null]],
    ['a dated name, the one that answered', { only: DATED_MINI }, [DATED_MINI, null, DATED_MINI]],
    [
      'a name that is never dated, both',
      { only: 'mistral-small' },
      ['mistral-small', 'mistral-small', 'mistral-small'],
    ],
    ['a dated name beside the one asked for', { request: MINI, only: DATED_MINI }, [DATED_MINI, MINI, DATED_MINI]],
    ['an undated name beside another', { request: MINI, only: 'gpt-5' }, ['gpt-5', MINI, null]],
  ])('holds %s', (_what, written, read) => {
    expect(namesOf(written)).toEqual(read);
  });

  it.each([MINI, DATED_MINI, 'mistral-small'])('holds what was asked for where the call failed: %s', (only) => {
    expect(namesOf({ only }, undefined, true)).toEqual([only, only, null]);
  });

  it.each([
    'claude-sonnet-4-5-20250929',
    'claude-sonnet-4-5@20250929',
    'claude-3-5-sonnet-20240620-v1:0',
    'o3-2025-04-16',
  ])('holds the snapshot %s, which nobody has to have asked for', (only) => {
    expect(namesOf({ only })).toEqual([only, null, only]);
  });
});

describe('a gateway that swaps the models', () => {
  it('is read the right way round where only the requested name is a model`s', () => {
    expect(namesOf({ request: MINI, response: 'mini' }, 'litellm')).toEqual([MINI, 'mini', MINI]);
  });

  it.each<[string, Written]>([
    ['only the answering name is a model`s', { request: 'mini', response: MINI }],
    ['both are', { request: MINI, response: DATED_MINI }],
    ['neither is', { request: 'mini', response: 'small' }],
  ])('is read as written where %s', (_what, { request = '', response = '' }) => {
    expect(namesOf({ request, response }, 'litellm')).toEqual([response, request, response]);
  });

  it('is read as written without a requested name, and of emitters that swap nothing', () => {
    expect(namesOf({ response: 'mini' }, 'litellm')).toEqual(['mini', null, 'mini']);
    expect(namesOf({ request: MINI, response: 'mini' })).toEqual(['mini', MINI, 'mini']);
    expect(namesOf({ request: MINI, response: 'mini' }, 'openlit')).toEqual(['mini', MINI, 'mini']);
  });
});

describe('a requested name repeated as the answering one', () => {
  const twice = (name: string) => ({ request: name, response: name });

  it('is no answer of an emitter that echoes it, unless it is dated or never dated', () => {
    expect(namesOf(twice(MINI), 'openllmetry-langchain')).toEqual([MINI, MINI, null]);
    expect(namesOf(twice(DATED_MINI), 'openllmetry-langchain')).toEqual([DATED_MINI, DATED_MINI, DATED_MINI]);
    expect(namesOf(twice('mistral-small'), 'openllmetry-langchain')[2]).toBe('mistral-small');
    expect(namesOf({ request: MINI, response: 'gpt-4o' }, 'openllmetry-langchain')[2]).toBe('gpt-4o');
  });

  it('is an answer of any other emitter', () => {
    expect(namesOf(twice(MINI))[2]).toBe(MINI);
    expect(namesOf(twice(MINI), 'openlit')[2]).toBe(MINI);
  });
});

describe('a deployment behind a gateway', () => {
  const deployment = `openai/${MINI}`;

  it.each<[string, Written, Read]>([
    ['an alias twice', { request: 'mini', response: 'mini' }, [MINI, 'mini', null]],
    ['an alias and another', { request: 'mini', response: 'small' }, [MINI, 'mini', null]],
    ['deployment and alias swapped', { request: MINI, response: 'mini' }, [MINI, 'mini', MINI]],
    [
      'an alias and the snapshot that answered',
      { request: 'mini', response: DATED_MINI },
      [DATED_MINI, 'mini', DATED_MINI],
    ],
    ['the snapshot alone', { response: DATED_MINI }, [DATED_MINI, null, DATED_MINI]],
    ['its own name twice, which is an echo', { request: MINI, response: MINI }, [MINI, MINI, null]],
    ['its own name, and no answer', { request: MINI }, [MINI, MINI, null]],
    ['an alias, and no answer', { request: 'mini' }, [MINI, 'mini', null]],
    ['nothing beside it', {}, [MINI, MINI, null]],
  ])('is the model where the span says %s', (_what, written, read) => {
    expect(namesOf({ ...written, deployment }, 'litellm')).toEqual(read);
  });

  it('has answered where its name is never a floating one', () => {
    const written = { request: 'small', response: 'small', deployment: 'mistral/mistral-small' };
    expect(namesOf(written, 'litellm')).toEqual(['mistral-small', 'small', 'mistral-small']);
  });

  it.each<[string, Written]>([
    ['swapped names', { request: MINI, response: 'mini', deployment }],
    ['a name that is never a floating one', { request: 'mini', deployment: 'mistral/mistral-small' }],
  ])('has not answered a call that failed: %s', (_what, written) => {
    expect(namesOf(written, 'litellm', true).slice(1)).toEqual(['mini', null]);
  });
});

describe('a provider in front of a model', () => {
  it('is taken off for the emitters that put it there', () => {
    expect(namesOf({ request: `openai/${MINI}` }, 'litellm')[0]).toBe(MINI);
    expect(namesOf({ request: `openai/${MINI}` }, 'openlit')[0]).toBe(`openai/${MINI}`);
    expect(namesOf({ request: `openai/${MINI}` })[0]).toBe(`openai/${MINI}`);
  });

  it.each(['meta-llama/Llama-3-8b', '/gpt-4o', 'gpt-4o'])('is none in %s', (request) => {
    expect(namesOf({ request }, 'litellm')[0]).toBe(request);
  });

  it('tells the provider where the rest of the name does not', () => {
    expect(modelsOf({ deployment: 'groq/llama-3' })).toMatchObject({ provider: 'groq', model: 'llama-3' });
    expect(modelsOf({ only: 'groq/llama-3' }, 'litellm')).toMatchObject({ provider: 'groq', model: 'llama-3' });
    expect(modelsOf({ deployment: 'groq/llama-3', only: 'xai/llama-3' }, 'litellm').provider).toBe('groq');
    expect(modelsOf({ request: 'llama-3' }, 'litellm').provider).toBeNull();
  });
});

it('takes the provider as written before what the model tells', () => {
  expect(modelsOf({ request: MINI, provider: 'azure' }).provider).toBe('azure.ai.openai');
  expect(modelsOf({ request: MINI, provider: 'litellm' }).provider).toBe('openai');
});
