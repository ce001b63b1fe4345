import { readId, readKind, readName, readNanoseconds, readScope, readStatus } from './spanFields';

it.each<[unknown, string]>([
  [1, 'ok'],
  [2, 'error'],
  ['1', 'ok'],
  ['2', 'error'],
  ['STATUS_CODE_OK', 'ok'],
  ['STATUS_CODE_ERROR', 'error'],
  ['OK', 'ok'],
  ['ERROR', 'error'],
  ['error', 'error'],
  [0, 'unset'],
  ['STATUS_CODE_UNSET', 'unset'],
  [undefined, 'unset'],
])('reads the status %j as %s', (code, status) => {
  expect(readStatus(code)).toBe(status);
});

it.each<[unknown, string]>([
  [0, 'UNSPECIFIED'],
  [3, 'CLIENT'],
  [5, 'CONSUMER'],
  [6, 'UNSPECIFIED'],
  ['SPAN_KIND_SERVER', 'SERVER'],
  ['client', 'CLIENT'],
  [undefined, 'UNSPECIFIED'],
  [{}, 'UNSPECIFIED'],
])('reads the span kind %j as %s', (kind, name) => {
  expect(readKind(kind)).toBe(name);
});

describe('a time in nanoseconds', () => {
  it.each<[unknown, number]>([
    ['1795248434185685664', 1795248434185.6855],
    ['1000000', 1],
    ['1', 1e-6],
    [1500000, 1.5],
    [1, 1e-6],
  ])('is %j', (value, milliseconds) => {
    expect(readNanoseconds(value)).toBe(milliseconds);
  });

  it.each([0, -1, Infinity, Number.NaN, '0', '', '-1', '1.5', 'now', null, undefined, true])('is not %j', (value) => {
    expect(readNanoseconds(value)).toBeNull();
  });

  it('keeps the fraction of the millisecond that text has', () => {
    const fraction = (readNanoseconds('1795248434000250000') ?? 0) - 1795248434000;
    expect(fraction).toBeCloseTo(0.25, 3);
  });
});

describe('an id', () => {
  it.each<[string, 8 | 16, string]>([
    ['eee19b7ec3c1b174', 8, 'eee19b7ec3c1b174'],
    ['EEE19B7EC3C1B174', 8, 'eee19b7ec3c1b174'],
    ['5b8efff798038103d269b633813fc60c', 16, '5b8efff798038103d269b633813fc60c'],
    ['7uGbfsPBsXQ=', 8, 'eee19b7ec3c1b174'],
    ['7uGbfsPBsXQ', 8, 'eee19b7ec3c1b174'],
    ['W47/95gDgQPSabYzgT/GDA==', 16, '5b8efff798038103d269b633813fc60c'],
    ['AAECAwQFBgc=', 8, '0001020304050607'],
    ['+/8AAAAAAAE=', 8, 'fbff000000000001'],
    ['-_8AAAAAAAE=', 8, 'fbff000000000001'],
    ['--__AAAAAAE=', 8, 'fbefff0000000001'],
  ])('is %s of %d bytes', (value, bytes, id) => {
    expect(readId(value, bytes)).toBe(id);
  });

  it.each<[string, unknown, 8 | 16]>([
    ['zeros', '0000000000000000', 8],
    ['zeros in base64', 'AAAAAAAAAAA=', 8],
    ['empty', '', 8],
    ['a number', 7, 8],
    ['nothing', undefined, 16],
    ['too short', 'eee19b7ec3c1b1', 8],
    ['too long', 'eee19b7ec3c1b17400', 8],
    ['of a trace where a span`s belongs', '5b8efff798038103d269b633813fc60c', 8],
    ['of a span where a trace`s belongs', 'eee19b7ec3c1b174', 16],
    ['of letters that are no hex', 'zee19b7ec3c1b174', 8],
    ['of a sign that base64 has not', '7uGbfsPB!XQ=', 8],
    ['of a sign that base64 has not at the start', '!uGbfsPBsXQ=', 8],
  ])('is none that is %s', (_what, value, bytes) => {
    expect(readId(value, bytes)).toBeNull();
  });
});

it('reads names as text that is not empty', () => {
  expect(['chat', '', 7, null, undefined].map(readName)).toEqual(['chat', null, null, null, null]);
});

it('reads a scope with what it says of itself', () => {
  expect(readScope({ name: 'ai', version: '6' })).toEqual({ name: 'ai', version: '6' });
  expect(readScope({ name: '', version: 6 })).toEqual({ name: null, version: null });
  expect(['ai', null, [], undefined].map(readScope)).toEqual(Array(4).fill({ name: null, version: null }));
});
