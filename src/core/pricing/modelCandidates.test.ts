import { modelCandidates } from './modelCandidates';

const names = (model: string) => modelCandidates(model).map(({ name }) => name);

describe('modelCandidates', () => {
  it.each([
    ['gpt-4o', ['gpt-4o']],
    [' gpt-4o ', ['gpt-4o']],
    ['gpt-5-2025-12-01', ['gpt-5-2025-12-01', 'gpt-5']],
    ['claude-sonnet-4-5@20250929', ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5']],
    ['models/gemini-2.5-pro', ['models/gemini-2.5-pro', 'gemini-2.5-pro']],
    ['gemini-2.5-flash-001', ['gemini-2.5-flash-001', 'gemini-2.5-flash']],
    ['publishers/google/models/gemini-2.5-pro', ['publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro']],
    [
      'projects/p/locations/europe-west4/publishers/anthropic/models/claude-opus-4-5@20251101',
      [
        'projects/p/locations/europe-west4/publishers/anthropic/models/claude-opus-4-5@20251101',
        'claude-opus-4-5@20251101',
        'claude-opus-4-5',
      ],
    ],
    [
      'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
      [
        'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
        'anthropic.claude-3-haiku-20240307-v1:0',
      ],
    ],
    [
      'bedrock/us-gov-west-1/anthropic.claude-3-haiku-20240307-v1:0',
      ['bedrock/us-gov-west-1/anthropic.claude-3-haiku-20240307-v1:0', 'anthropic.claude-3-haiku-20240307-v1:0'],
    ],
  ])('tries %s as %j', (model, candidates) => {
    expect(names(model)).toEqual(candidates);
  });

  it.each([
    'claude-sonnet-4-20250514',
    'gpt-4o-mini',
    'my/models/x',
    'gpt-4-0613',
    'my-model-001',
    'models/',
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
  ])('tries %s as it is only', (model) => {
    expect(names(model)).toEqual([model]);
  });

  it('tries nothing for a name of blanks', () => {
    expect(modelCandidates('  ')).toEqual([]);
  });

  it('says where a snapshot is priced as its family, and not where a prefix is taken off', () => {
    expect(modelCandidates('models/gemini-2.5-flash-001')).toEqual([
      { name: 'models/gemini-2.5-flash-001' },
      { name: 'gemini-2.5-flash-001' },
      { name: 'gemini-2.5-flash', assumption: 'models/gemini-2.5-flash-001 is priced as gemini-2.5-flash' },
    ]);
  });
});
