import fc from 'fast-check';
import { type Choice, type JsonPath, jsonScanner } from './jsonScanner';

const takeElements = (path: JsonPath): Choice => (path.length < 2 ? 'descend' : 'take');

/** What the scanner takes of a text that arrives in pieces of `size` bytes. */
function scan(text: string, size = 1, choose = takeElements): [string, unknown][] {
  const taken: [string, unknown][] = [];
  const scanner = jsonScanner(choose, ({ path, text: value }) => taken.push([path.join('.'), JSON.parse(value)]));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    scanner.write(bytes.subarray(at, at + size));
  }
  scanner.end();
  return taken;
}

describe('jsonScanner', () => {
  it('takes values wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.jsonValue())), fc.integer({ min: 1, max: 9 }), (lists, size) => {
        const expected = lists.flatMap((list, at) => list.map((value, index) => [`${at}.${index}`, value]));
        expect(scan(JSON.stringify(lists), size)).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(scan(JSON.stringify(lists, null, 2), size)).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });

  it('reads brackets, quotes and escapes inside texts as text', () => {
    expect(scan(String.raw`{"a": {"b\"}": "]\\", "c": ["\u007d{", "é"]}}`)).toEqual([
      ['a.b"}', ']\\'],
      ['a.c', ['\u007d{', 'é']],
    ]);
  });

  it('passes over what is not chosen, and over empty lists and objects', () => {
    const choose = (path: JsonPath): Choice =>
      path.at(-1) === 'wanted' ? 'take' : path.at(-1) === 'ignored' ? 'skip' : 'descend';
    expect(scan('{"ignored":{"wanted":1},"list":[],"object":{},"in":{"wanted":2}}', 1, choose)).toEqual([
      ['in.wanted', 2],
    ]);
  });

  it('hands a text or number over where it was told to look into an object', () => {
    expect(scan('{"a": 5, "b": "text"}')).toEqual([
      ['a', 5],
      ['b', 'text'],
    ]);
  });

  it('reads documents that follow one another', () => {
    expect(scan('[[1]]\n[[2]] {"a":[3]}')).toEqual([
      ['0.0', 1],
      ['0.0', 2],
      ['a.0', 3],
    ]);
  });

  it.each(['{"a":[1', '[[1],', '{"a"', '{"a":', '[["open'])('refuses %s, which ends too early', (text) => {
    expect(() => scan(text)).toThrow('ends too early');
  });

  it.each(['{"a" 1}', '[1 2]', '[1}', '{a: 1}', '{"a":1,}', '[,1]', ']', 'word', '5', '"text"'])(
    'refuses %s at its place',
    (text) => {
      expect(() => scan(text)).toThrow(/no JSON at byte \d+/);
    },
  );
});
