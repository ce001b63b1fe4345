import { readBoolean, readCount, readNumber, readText } from './attributeValue';
import { decodeText, parseObject, valueAt } from './looseJson';
import { parsePythonLiteral } from './pythonLiteral';
import type { AttributeValue } from './span';

it.each<[AttributeValue, number | undefined]>([
  [12, 12],
  ['12', 12],
  [' 12.5 ', 12.5],
  ['1e3', 1000],
  [[12], 12],
  [['12'], 12],
  [12n, 12],
  ['', undefined],
  ['12 tokens', undefined],
  ['0x10', undefined],
  ['1e400', undefined],
  [NaN, undefined],
  [true, undefined],
  [[1, 2], undefined],
  [null, undefined],
])('readNumber(%j) is %s', (value, number) => {
  expect(readNumber(value)).toBe(number);
});

it('readCount refuses what is below zero', () => {
  expect([readCount(-1), readCount(0), readCount('7')]).toEqual([undefined, 0, 7]);
});

it.each<[AttributeValue, string | undefined]>([
  [' a ', 'a'],
  [5, '5'],
  [['HIT'], 'HIT'],
  ['', undefined],
  ['None', undefined],
  [['a', 'b'], undefined],
  [{ a: 1 }, undefined],
])('readText(%j) is %s', (value, text) => {
  expect(readText(value)).toBe(text);
});

it('readBoolean reads what Python writes', () => {
  expect([readBoolean('True'), readBoolean('false'), readBoolean(true), readBoolean('yes')]).toEqual([
    true,
    false,
    true,
    undefined,
  ]);
});

it.each<[string, AttributeValue | undefined]>([
  ["{'a': 1, 'b': None, 'c': [True, False, 1.5e-3]}", { a: 1, b: null, c: [true, false, 0.0015] }],
  [`{'it"s': "it's", 'n': 'a\\'b\\n'}`, { 'it"s': "it's", n: "a'b\n" }],
  ["('a', (1,), [], {})", ['a', [1], [], {}]],
  ["{'a': datetime(2026)}", undefined],
  ["{'a': 1} more", undefined],
  ["{'a': ", undefined],
  ["{1: 'a'}", undefined],
  ["'no end", undefined],
  ['['.repeat(100), undefined],
])('parsePythonLiteral(%j)', (text, value) => {
  expect(parsePythonLiteral(text)).toEqual(value);
});

it.each<[AttributeValue, unknown]>([
  ['{"a": 1}', { a: 1 }],
  ["{'a': None}", { a: null }],
  ['"{\\"a\\": 1}"', { a: 1 }],
  [{ a: 1 }, { a: 1 }],
  ['[1]', undefined],
  ['text', undefined],
  ['{broken', undefined],
  [7, undefined],
])('parseObject(%j)', (value, object) => {
  expect(parseObject(value)).toEqual(object);
});

it('decodeText undoes JSON in JSON and nothing else', () => {
  expect(['"support"', '"\\"support\\""', 'say "hi"', '"', '"open'].map(decodeText)).toEqual([
    'support',
    'support',
    'say "hi"',
    '"',
    '"open',
  ]);
});

it('valueAt follows keys and positions, own ones only', () => {
  const object = { a: { b: [{ c: 1 }] } };
  expect(valueAt(object, ['a', 'b', '0', 'c'])).toBe(1);
  expect(valueAt(object, ['a', 'x'])).toBeUndefined();
  expect(valueAt(object, ['constructor'])).toBeUndefined();
});
