import { modelCandidates } from './modelCandidates';

describe('modelCandidates', () => {
  it.each([
    ['gpt-4o', ['gpt-4o']],
    [' gpt-4o ', ['gpt-4o']],
    ['gpt-5-2025-12-01', ['gpt-5-2025-12-01', 'gpt-5']],
    ['claude-sonnet-4-5@20250929', ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5']],
    ['models/gemini-2.5-pro', ['models/gemini-2.5-pro', 'gemini-2.5-pro']],
    ['publishers/google/models/gemini-2.5-pro', ['publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro']],
  ])('tries %s as %j', (model, candidates) => {
    expect(modelCandidates(model)).toEqual(candidates);
  });

  it.each(['claude-sonnet-4-20250514', 'gpt-4o-mini', 'my/models/x', 'gpt-4-0613'])(
    'tries %s as it is only',
    (model) => {
      expect(modelCandidates(model)).toEqual([model]);
    },
  );

  it('tries nothing for a name of blanks', () => {
    expect(modelCandidates('  ')).toEqual([]);
  });
});
