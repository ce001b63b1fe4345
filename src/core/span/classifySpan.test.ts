import { aCallSpan, aSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';

describe('a span by its name alone', () => {
  const named = (name: string, kind = 'CLIENT') => normalizeTrace([aSpan({ scope: 'openlit', name, kind })]).calls;

  it('is a call where it names an operation, with or without a model', () => {
    expect(named('chat gpt-4o')).toMatchObject([{ operation: 'chat', requestModel: 'gpt-4o' }]);
    expect(named('embeddings')).toMatchObject([{ operation: 'embeddings', requestModel: null }]);
  });

  it.each([
    ['more words', 'chat with me', 'CLIENT'],
    ['another word', 'POST gpt-4o', 'CLIENT'],
    ['another kind', 'chat gpt-4o', 'INTERNAL'],
  ])('is none with %s', (_what, name, kind) => {
    expect(named(name, kind)).toEqual([]);
  });

  it.each([
    ['openrouter', 'provider attempt 1', 'wrapper'],
    [null, 'raw_gen_ai_request', 'wrapper'],
    [null, 'claude_code.tool', 'non_llm'],
  ])('of %s, %s, is %s whatever its attributes say', (scope, name, disposition) => {
    const span = aCallSpan({ name, ...(scope === null ? {} : { scope }) });
    expect(normalizeTrace([span])).toMatchObject({ calls: [], dropped: [{ disposition }] });
  });

  it.each([
    ['openrouter', 'generation'],
    ['another', 'provider attempt 1'],
    ['another', 'a claude_code.tool'],
    ['another', 'claude_code.llm_request'],
  ])('of %s, %s, changes nothing', (scope, name) => {
    expect(normalizeTrace([aCallSpan({ scope, name })]).calls).toHaveLength(1);
  });
});
