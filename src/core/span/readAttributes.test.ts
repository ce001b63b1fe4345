import { readKeyValues, readPlainAttributes } from './readAttributes';

const read = (value: unknown) => readKeyValues([{ key: 'a', value }]).a;

/** `inner` as the only item of a list, `depth` lists deep. */
const nest = (inner: unknown, depth: number, list: (item: unknown) => unknown): unknown =>
  depth === 0 ? inner : nest(list(inner), depth - 1, list);
const inArray = (item: unknown) => [item];
const inArrayValue = (item: unknown) => ({ arrayValue: { values: [item] } });
const inKeyValueList = (value: unknown) => ({ kvlistValue: { values: [{ key: 'a', value }] } });
const inObject = (a: unknown) => ({ a });

describe('an OTLP attribute', () => {
  it.each<[string, unknown, unknown]>([
    ['text', { stringValue: 'x' }, 'x'],
    ['empty text', { stringValue: '' }, ''],
    ['a boolean', { boolValue: false }, false],
    ['a fraction', { doubleValue: 0.5 }, 0.5],
    ['bytes', { bytesValue: 'AAEC' }, 'AAEC'],
    ['an integer as text', { intValue: '12' }, 12],
    ['an integer as number', { intValue: 12 }, 12],
    ['zero', { intValue: '0' }, 0],
    ['a list', { arrayValue: { values: [{ stringValue: 'x' }, { intValue: '2' }] } }, ['x', 2]],
    ['an empty list', { arrayValue: { values: [] } }, []],
    ['a list without values', { arrayValue: {} }, []],
    ['a list that is none', { arrayValue: 'x' }, []],
    ['a list that is null', { arrayValue: null }, []],
    ['a map', { kvlistValue: { values: [{ key: 'b', value: { intValue: '1' } }] } }, { b: 1 }],
    ['a map without values', { kvlistValue: {} }, {}],
    ['a map with broken entries', { kvlistValue: { values: [7, { key: 7, value: { intValue: '1' } }] } }, {}],
    ['a list of maps', inArrayValue(inKeyValueList({ intValue: '1' })), [{ a: 1 }]],
    ['a bare value', 'x', 'x'],
    ['a bare list', ['x', 1, { b: null }], ['x', 1, { b: null }]],
  ])('holds %s', (_what, value, held) => {
    expect(read(value)).toEqual(held);
  });

  it.each<[string, unknown]>([
    ['an empty value', {}],
    ['a kind that nobody knows', { dateValue: 'x' }],
    ['nothing', undefined],
    ['an integer of no digits', { intValue: '' }],
    ['an integer of blanks', { intValue: ' ' }],
    ['an integer of letters', { intValue: 'twelve' }],
    ['an integer without end', { intValue: 'Infinity' }],
    ['an integer that is none', { intValue: true }],
    ['a number that is none', { intValue: Number.NaN }],
  ])('is null with %s', (_what, value) => {
    expect(read(value)).toBeNull();
  });

  it('is left out without a key, and the others stay', () => {
    const entries = [7, null, { value: { intValue: '1' } }, { key: 7 }, { key: 'a', value: { intValue: '1' } }];
    expect(readKeyValues(entries)).toEqual({ a: 1 });
  });

  it('keeps the later of two values', () => {
    const entries = ['1', '2'].map((intValue) => ({ key: 'a', value: { intValue } }));
    expect(readKeyValues(entries)).toEqual({ a: 2 });
  });

  it.each([undefined, null, 'text', { key: 'a' }])('is none in %j, which is no list', (list) => {
    expect(readKeyValues(list)).toEqual({});
  });

  it('is cut off below 32 levels, in lists and maps, wrapped or bare', () => {
    const text = { stringValue: 'x' };
    expect(read(nest(text, 32, inArrayValue))).toEqual(nest('x', 32, inArray));
    expect(read(nest(text, 33, inArrayValue))).toEqual(nest(null, 33, inArray));
    expect(read(nest(text, 32, inKeyValueList))).toEqual(nest('x', 32, inObject));
    expect(read(nest(text, 33, inKeyValueList))).toEqual(nest(null, 33, inObject));
    expect(read(nest('x', 33, inArray))).toEqual(nest('x', 33, inArray));
    expect(read(nest('x', 34, inArray))).toEqual(nest(null, 33, inArray));
  });
});

describe('plain attributes', () => {
  it('are taken over, with what is nested in them', () => {
    const attributes = { text: 'x', number: 0, flag: false, big: 1n, list: [1, ['x']], map: { b: { c: null } } };
    expect(readPlainAttributes(attributes)).toEqual(attributes);
  });

  it('are null where they hold no JSON', () => {
    const attributes = { none: null, missing: undefined, code: () => 1, list: [undefined] };
    expect(readPlainAttributes(attributes)).toEqual({ none: null, missing: null, code: null, list: [null] });
  });

  it.each([null, undefined, 'text', ['a'], 7])('are none in %j, which is no object', (value) => {
    expect(readPlainAttributes(value)).toEqual({});
  });

  it('are cut off below 32 levels', () => {
    expect(readPlainAttributes({ a: nest('x', 33, inObject) })).toEqual({ a: nest('x', 33, inObject) });
    expect(readPlainAttributes({ a: nest('x', 34, inObject) })).toEqual({ a: nest(null, 33, inObject) });
  });

  it('may be named like a prototype, which stays what it is', () => {
    const attributes = readPlainAttributes(JSON.parse('{"__proto__":{"b":1},"a":1}'));
    expect(Object.entries(attributes)).toEqual([
      ['__proto__', { b: 1 }],
      ['a', 1],
    ]);
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
  });
});
