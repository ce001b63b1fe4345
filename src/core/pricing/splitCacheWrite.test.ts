import { splitCacheWrite } from './splitCacheWrite';

describe('splitCacheWrite', () => {
  it.each([
    ['both lifetimes recorded', { total: 10, fiveMinutes: 6, oneHour: 4 }, 6, 4, 0],
    ['no lifetime recorded', { total: 10, fiveMinutes: null, oneHour: null }, 10, null, 10],
    ['one-hour writes recorded, which tells the others', { total: 10, fiveMinutes: null, oneHour: 4 }, 6, 4, 0],
    ['lifetimes that leave a rest', { total: 10, fiveMinutes: 3, oneHour: 4 }, 6, 4, 3],
    ['five-minute writes that are all', { total: 10, fiveMinutes: 10, oneHour: null }, 10, null, 0],
    ['no total', { total: null, fiveMinutes: 3, oneHour: null }, 3, null, 0],
    ['nothing recorded', { total: null, fiveMinutes: null, oneHour: null }, null, null, 0],
  ])('splits %s', (_, recorded, cacheWrite5m, cacheWrite1h, cacheWriteUnsplit) => {
    expect(splitCacheWrite(recorded)).toEqual({ cacheWrite5m, cacheWrite1h, cacheWriteUnsplit });
  });

  it('has no answer where the lifetimes exceed the total', () => {
    expect(splitCacheWrite({ total: 10, fiveMinutes: 6, oneHour: 5 })).toBeUndefined();
  });
});
