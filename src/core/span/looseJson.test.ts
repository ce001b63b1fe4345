import { decodeText, parseObject, valueAt } from './looseJson';
import type { AttributeValue } from './span';

const encode = (value: unknown, times: number): string => {
  const text = JSON.stringify(value);
  return times === 1 ? text : encode(text, times - 1);
};

describe('parseObject', () => {
  it.each<[string, AttributeValue]>([
    ['a key-value list', { a: 1 }],
    ['JSON', '{"a":1}'],
    ['JSON between blanks', ' \n{"a":1} '],
    ['JSON in JSON', encode({ a: 1 }, 2)],
    ['JSON in JSON in JSON', encode({ a: 1 }, 3)],
    ['what Python writes', "{'a': 1}"],
    ['what Python writes, with a blank', "{ 'a': 1}"],
    ['what Python writes with a number first', '{"a": 1, \'b\': None}'],
    ['what Python writes, in JSON', JSON.stringify("{'a': 1}")],
  ])('reads an object from %s', (_what, value) => {
    expect(parseObject(value)).toMatchObject({ a: 1 });
  });

  it.each<[string, AttributeValue | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [{ a: 1 }]],
    ['text', 'a: 1'],
    ['empty text', ''],
    ['text of a list', '[{"a":1}]'],
    ['text of text', '"a"'],
    ['an object that breaks off', '{"a":1'],
    ['what Python writes, breaking off', "{'a': "],
    ['an object encoded more often than anybody does', encode({ a: 1 }, 4)],
  ])('finds none in %s', (_what, value) => {
    expect(parseObject(value)).toBeUndefined();
  });
});

describe('decodeText', () => {
  it.each([
    ['support', 'support'],
    ['"support"', 'support'],
    [encode('support', 2), 'support'],
    [encode('support', 3), 'support'],
    [encode('support', 4), '"support"'],
    ['""', ''],
    ['"{}"', '{}'],
  ])('takes the quotes of JSON off %s', (text, decoded) => {
    expect(decodeText(text)).toBe(decoded);
  });

  it.each(['', '"', '"a', 'a"', 'a "b"', '"a" or "b"', '{"a":1}'])('leaves %s as it is', (text) => {
    expect(decodeText(text)).toBe(text);
  });
});

describe('valueAt', () => {
  const object = { list: [{ name: 'a' }, 'b'], flag: false, none: null, text: 'abc' };

  it.each<[readonly string[], AttributeValue]>([
    [['flag'], false],
    [['none'], null],
    [['list', '0', 'name'], 'a'],
    [['list', '1'], 'b'],
    [[], object],
  ])('follows the path %j', (path, value) => {
    expect(valueAt(object, path)).toEqual(value);
  });

  it.each([[['missing']], [['none', 'name']], [['text', '0']], [['list', '2']], [['toString']], [['flag', 'a']]])(
    'finds nothing where the path %j breaks off',
    (path) => {
      expect(valueAt(object, path)).toBeUndefined();
    },
  );
});
