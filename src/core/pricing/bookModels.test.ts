import { loadBookModels } from './bookModels';

describe('bookModels', () => {
  it('lists the models of a provider under any of its names', async () => {
    const modelsOf = await loadBookModels();
    expect(modelsOf('azure.ai.openai')).toContain('gpt-4o');
    expect(modelsOf('anthropic').some((model) => model.startsWith('claude-'))).toBe(true);
  });

  it('has none for a provider that the book does not know', async () => {
    const modelsOf = await loadBookModels();
    expect(modelsOf('a provider of our own')).toEqual([]);
  });
});
