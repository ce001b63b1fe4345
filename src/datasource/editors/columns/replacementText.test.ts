import { readReplacements, writeReplacements } from './replacementText';

describe('replaced values as text', () => {
  it.each([
    ['True = exact, None =', { True: 'exact', None: null }],
    ['rate limit = rate_limit', { 'rate limit': 'rate_limit' }],
    ['{"":null}', { '': null }],
    ['{"a=b":"c, d"}', { 'a=b': 'c, d' }],
    ['{"x":""}', { x: '' }],
  ])('%s means what it says and is written so again', (text, values) => {
    expect(readReplacements(text)).toEqual(values);
    expect(writeReplacements(values)).toBe(text);
  });

  it('is empty where there is none', () => {
    expect([readReplacements(' '), writeReplacements(undefined)]).toEqual([undefined, '']);
  });
});
