import { readPath, writePath } from './pathText';

describe('a JSON path as text', () => {
  it.each([
    ['usage.input_tokens', ['usage', 'input_tokens']],
    ['tags.0', ['tags', '0']],
    ['["gen_ai.usage","input"]', ['gen_ai.usage', 'input']],
    ['["[x"]', ['[x']],
  ])('%s means %j and is written so again', (text, path) => {
    expect(readPath(text)).toEqual(path);
    expect(writePath(path)).toBe(text);
  });

  it('is empty where there is none', () => {
    expect([readPath('  '), writePath(undefined)]).toEqual([undefined, '']);
  });

  it('takes a list that is no JSON as it stands', () => {
    expect(readPath('[usage')).toEqual(['[usage']);
  });
});
