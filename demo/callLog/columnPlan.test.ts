import type { CallLogSource } from './callLogSource';
import { planColumns } from './columnPlan';

const own = ['time', 'prompt_tokens', 'completion_tokens'];

describe('planColumns', () => {
  it('finds columns by their own names, blanks around them and case aside', () => {
    const { cells } = planColumns(aSource({}), ['Completion_Tokens ', 'x', ' TIME', 'prompt_tokens']);
    expect(cells).toEqual([
      { column: 'time', index: 2 },
      { column: 'prompt_tokens', index: 3 },
      { column: 'completion_tokens', index: 0 },
    ]);
  });

  it('takes the exact name before another case', () => {
    const { cells } = planColumns(aSource({}), ['TIME', ...own]);
    expect(cells[0]).toEqual({ column: 'time', index: 1 });
  });

  it('takes the mapped header before the column of the same name', () => {
    const { cells, unusedHeaders } = planColumns(aSource({ map: { time: 'started' } }), [...own, 'Started']);
    expect(cells[0]).toEqual({ column: 'time', index: 3 });
    expect(unusedHeaders).toEqual(['time']);
  });

  it('says what is not recorded and which headers are not used', () => {
    const plan = planColumns(aSource({ constants: { feature: 'conv' } }), [...own, 'model', 'Notes']);
    expect(plan.notRecorded).not.toContain('feature');
    expect(plan.notRecorded).toContain('user_id');
    expect(plan.unusedHeaders).toEqual(['Notes']);
    expect(plan.constants).toEqual({ feature: 'conv' });
  });

  it('proposes the --map for a missing column and does not guess it', () => {
    expect(() => planColumns(aSource({}), ['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'])).toThrow(
      'calls.csv: the required columns time, prompt_tokens, completion_tokens are missing. Headers found: TIMESTAMP, ContextTokens, ' +
        'GeneratedTokens. Say which header holds what with --map time=TIMESTAMP,prompt_tokens=ContextTokens,completion_tokens=GeneratedTokens',
    );
  });

  it.each<[string, Partial<CallLogSource>, string[], string]>([
    ['a header that stands there twice', {}, [...own, 'model', 'model'], 'the header "model" stands there twice'],
    ['two headers that differ by case only', {}, [...own, 'MODEL', 'Model'], 'model could be "MODEL" and "Model"'],
    [
      'a mapped header that is not there',
      { map: { model: 'Modell' } },
      [...own, 'Model'],
      'Did you mean --map model=Model?',
    ],
    ['semicolons', {}, ['time;prompt_tokens;completion_tokens'], 'separated by ";"'],
    ['tabs', {}, ['time\tprompt_tokens'], 'separated by a tab'],
    ['one missing column', {}, ['time', 'prompt_tokens'], 'the required column completion_tokens is missing'],
  ])('refuses %s', (_, source, headers, message) => {
    expect(() => planColumns(aSource(source), headers)).toThrow(message);
  });

  it('lets nameless columns stand', () => {
    expect(planColumns(aSource({}), [...own, '', '']).unusedHeaders).toEqual([]);
  });
});

function aSource(source: Partial<CallLogSource>): CallLogSource {
  return { path: 'calls.csv', map: {}, constants: {}, zone: 'UTC', ...source };
}
