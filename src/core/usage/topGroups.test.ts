import fc from 'fast-check';
import { aPricedGroup, aPricedUsage } from 'testing/aPricedGroup';
import { mergeGroups } from '../pricing/pricedUsage';
import { groupId, restGroup, splitTop, totalRequests, weightOf } from './topGroups';

const weigh = ({ weight }: { weight: number }) => weight;
const item = (name: string, weight: number) => ({ group: { values: [name] }, weight });
const namesOf = (items: readonly { group: { values: readonly string[] } }[]) =>
  items.map(({ group }) => group.values[0]);

describe('groupId', () => {
  it('tells values apart that a joined text would not', () => {
    expect(groupId({ values: ['a', 'b'] })).not.toBe(groupId({ values: ['a,b'] }));
    expect(groupId({ values: ['a', 'b'] })).toBe(groupId({ values: ['a', 'b'] }));
  });
});

describe('splitTop', () => {
  it('keeps the heaviest and orders them', () => {
    const { kept, others } = splitTop([item('c', 1), item('a', 3), item('b', 2), item('d', 0)], 2, weigh);
    expect([namesOf(kept), namesOf(others)]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps a single other, because naming it takes no more room', () => {
    const { kept, others } = splitTop([item('c', 1), item('a', 3), item('b', 2)], 2, weigh);
    expect([namesOf(kept), others]).toEqual([['a', 'b', 'c'], []]);
  });

  it('orders equal weights by name', () => {
    expect(namesOf(splitTop([item('b', 1), item('a', 1)], 5, weigh).kept)).toEqual(['a', 'b']);
  });

  it('puts groups of which nothing is known last', () => {
    const unknown = aPricedGroup('unknown', { 0: { unknownCalls: 1 } });
    const free = aPricedGroup('free', { 0: { calls: 1 } });
    const split = splitTop([unknown, free], 5, ({ total }) => weightOf('cost', total, undefined));
    expect(namesOf(split.kept)).toEqual(['free', 'unknown']);
  });

  it('keeps a large loss before a small gain, and orders by value', () => {
    const items = [item('small', 1), item('gain', 9), item('loss', -50), item('none', 0), item('unknown', -Infinity)];
    const { kept, others } = splitTop(items, 2, weigh);
    expect([namesOf(kept), namesOf(others)]).toEqual([
      ['gain', 'loss'],
      ['small', 'none', 'unknown'],
    ]);
  });

  it('makes an exact other: kept and others are all there is', () => {
    const costs = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { maxLength: 20 });
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 10 }), (known, top) => {
        const groups = known.map((cost, index) => aPricedGroup(`group ${index}`, { 0: { known: cost } }));
        const { kept, others } = splitTop(groups, top, ({ total }) => weightOf('cost', total, undefined));
        const other = mergeGroups(others, restGroup).total.cost.known;
        expect(kept.reduce((sum, { total }) => sum + total.cost.known, other)).toBe(known.reduce((a, b) => a + b, 0n));
        expect(kept.length + others.length).toBe(known.length);
      }),
    );
  });
});

describe('weightOf', () => {
  const usage = aPricedUsage({ calls: 3, known: 5_000_000_000_000n });

  it('weighs by the measure where it adds up', () => {
    expect(weightOf('calls', usage, undefined)).toBe(3);
    expect(weightOf('requests', usage, { requests: 2, answered: 1 })).toBe(2);
  });

  it('weighs quotients by cost', () => {
    expect(weightOf('costPerRequest', usage, { requests: 2, answered: 1 })).toBe(5);
  });
});

describe('totalRequests', () => {
  it('adds the buckets of each group', () => {
    const [a, b] = [{ values: ['a'] }, { values: ['b'] }];
    const totals = totalRequests([
      { group: a, bucket: 0, requests: 3, answered: 2 },
      { group: { values: ['a'] }, bucket: 1, requests: 4, answered: 4 },
      { group: b, bucket: 0, requests: 1, answered: 0 },
    ]);
    expect(totals.get(groupId(a))).toEqual({ requests: 7, answered: 6 });
    expect(totals.get(groupId(b))).toEqual({ requests: 1, answered: 0 });
  });
});
