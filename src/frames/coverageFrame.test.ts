import { coverageFactsFrame, unpricedModelsFrame } from './coverageFrame';

describe('coverageFactsFrame', () => {
  it('shows what is not known as nothing, not as 0', () => {
    const frame = coverageFactsFrame(
      [
        { fact: 'Model', recorded: 1, recordedTokens: undefined, missing: 0 },
        { fact: 'User', recorded: 0, recordedTokens: 0, missing: 5, effect: 'no users', fix: 'write them' },
      ],
      'A',
    );
    expect(frame.fields.map(({ config, values }) => [config.displayName, [...(values as unknown[])]])).toEqual([
      ['Fact', ['Model', 'User']],
      ['Recorded in calls', [1, 0]],
      ['Recorded in tokens', [null, 0]],
      ['Calls without it', [0, 5]],
      ['What is missing then', [null, 'no users']],
      ['What to do', [null, 'write them']],
    ]);
  });
});

describe('unpricedModelsFrame', () => {
  it('names what has no name', () => {
    const frame = unpricedModelsFrame(
      [{ provider: null, model: null, reason: 'model not recorded', calls: 2, tokens: 30, fix: 'write it' }],
      'A',
    );
    expect(frame.fields.map(({ config, values }) => [config.displayName, [...(values as unknown[])]])).toEqual([
      ['Provider', ['(none)']],
      ['Model', ['(none)']],
      ['Why', ['model not recorded']],
      ['Calls', [2]],
      ['Tokens', [30]],
      ['What to do', ['write it']],
    ]);
  });
});
