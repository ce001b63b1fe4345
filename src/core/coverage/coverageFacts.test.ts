import { type RecordedCalls, coverageFacts } from './coverageFacts';

const calls = (recorded: RecordedCalls['recorded'], inFuture = 0): RecordedCalls => ({
  rows: 10,
  tokens: 1000,
  recorded,
  inFuture,
});

const factOf = (all: RecordedCalls, name: string) => coverageFacts(all).find(({ fact }) => fact === name);

describe('coverageFacts', () => {
  it('tells calls from tokens', () => {
    expect(factOf(calls({ feature: { rows: 4, tokens: 900 } }), 'Feature')).toMatchObject({
      recorded: 0.4,
      recordedTokens: 0.9,
      missing: 6,
      effect: expect.stringContaining('(none)') as string,
    });
  });

  it('has nothing to do where nothing is missing', () => {
    const fact = factOf(calls({ model: { rows: 10, tokens: 1000 } }), 'Model');
    expect(fact).toEqual({ fact: 'Model', recorded: 1, recordedTokens: 1, missing: 0 });
  });

  it('says so where a column is not mapped', () => {
    expect(factOf(calls({}), 'User')).toMatchObject({
      recorded: 0,
      missing: 10,
      fix: expect.stringContaining('Not mapped') as string,
    });
  });

  it('takes calls without an error for no gap, but asks where none ever has one', () => {
    expect(factOf(calls({ error_class: { rows: 1, tokens: 5 } }), 'Error class')).toEqual({
      fact: 'Error class',
      recorded: 0.1,
      recordedTokens: 0.005,
      missing: undefined,
    });
    expect(factOf(calls({ error_class: { rows: 0, tokens: 0 } }), 'Error class')?.fix).toContain('If it occurs: write');
  });

  it('has no share of tokens where no tokens are recorded', () => {
    const none = { ...calls({ model: { rows: 10, tokens: 0 } }), tokens: 0 };
    expect(factOf(none, 'Model')?.recordedTokens).toBeUndefined();
    expect(factOf(none, 'User')?.recordedTokens).toBeUndefined();
  });

  it('names a clock that is ahead', () => {
    expect(factOf(calls({}, 3), 'Time not in the future')).toMatchObject({
      missing: 3,
      fix: expect.stringContaining('clock') as string,
    });
    expect(factOf(calls({}, 0), 'Time not in the future')).not.toHaveProperty('fix');
  });

  it('has no facts about no calls', () => {
    expect(coverageFacts({ rows: 0, tokens: 0, recorded: {}, inFuture: 0 })).toEqual([]);
  });
});
