import { nearestModel } from './nearestModel';

const models = ['gpt-4o', 'gpt-4o-mini', 'gpt-5', 'claude-sonnet-4-5'];

describe('nearestModel', () => {
  it.each([
    ['GPT4o', 'gpt-4o'],
    ['gpt-4o-min', 'gpt-4o-mini'],
    ['claude-sonet-4.5', 'claude-sonnet-4-5'],
  ])('takes %s for %s', (model, expected) => {
    expect(nearestModel(model, models)).toBe(expected);
  });

  it.each(['gpt-6', 'claude-sonnet-4', 'gemini-4o', 'a model of our own'])('has none for %s', (model) => {
    expect(nearestModel(model, models)).toBeUndefined();
  });
});
