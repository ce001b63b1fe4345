import { legendText } from './legendText';

describe('legendText', () => {
  const labels = { feature: 'search', model: 'gpt-4o' };

  it.each([
    ['{{feature}} on {{ model }}', 'search on gpt-4o'],
    ['Cost', 'Cost'],
    ['{{user}}', 'user'],
    ['{{toString}}', 'toString'],
  ])('makes %s to %s', (template, expected) => {
    expect(legendText(template, labels)).toBe(expected);
  });
});
