import { type PricedUsageOverrides, aPricedGroup, aPricedUsage } from 'testing/aPricedGroup';
import { groupId } from '../usage/topGroups';
import { type GroupRequests, type GroupUsage, computeTable, joinWindows, orderTable } from './computeTable';

const DOLLAR = 10n ** 12n;
const noRequests: GroupRequests = { now: undefined, before: undefined };
const dollars = (count: bigint, more: PricedUsageOverrides = {}) => ({ known: count * DOLLAR, calls: 1, ...more });

function usageOf(name: string, now: PricedUsageOverrides, before?: PricedUsageOverrides): GroupUsage {
  return { group: { values: [name] }, now: aPricedUsage(now), before: before && aPricedUsage(before) };
}

const namesOf = (items: readonly { group: { values: readonly string[] } }[]) =>
  items.map(({ group }) => group.values[0]);

describe('joinWindows', () => {
  const search = aPricedGroup('search', { 0: dollars(2n) });
  const earlierSearch = aPricedGroup('search', { 0: dollars(1n) });
  const gone = aPricedGroup('gone', { 0: dollars(3n) });

  it('joins groups by their values', () => {
    const [joined] = joinWindows([search], [earlierSearch]);
    expect([joined?.now.cost.known, joined?.before?.cost.known]).toEqual([2n * DOLLAR, DOLLAR]);
  });

  it('has no usage before for a new group, and none now for one that is gone', () => {
    const joined = joinWindows([search], [gone]);
    expect(joined.map(({ group, now, before }) => [group.values[0], now.calls, before?.calls])).toEqual([
      ['search', 1, 0],
      ['gone', 0, 1],
    ]);
  });

  it('knows nothing of before without a comparison', () => {
    expect(joinWindows([search], undefined)[0]?.before).toBeUndefined();
  });
});

describe('orderTable', () => {
  const order = { measure: 'cost', limit: 10 } as const;

  it('puts the dearest first by value', () => {
    const usages = [usageOf('a', dollars(1n)), usageOf('b', dollars(3n)), usageOf('c', dollars(2n))];
    expect(namesOf(orderTable(usages, { ...order, sort: 'value' }, noRequests).kept)).toEqual(['b', 'c', 'a']);
  });

  it('puts the most changed first by change, in either direction', () => {
    const usages = [
      usageOf('steady', dollars(9n), dollars(9n)),
      usageOf('risen', dollars(3n), dollars(1n)),
      usageOf('fallen', dollars(1n), dollars(6n)),
    ];
    expect(namesOf(orderTable(usages, { ...order, sort: 'change' }, noRequests).kept)).toEqual([
      'fallen',
      'risen',
      'steady',
    ]);
  });

  it('ranks an unknown change below every known one', () => {
    const cents = { known: 10n ** 10n, calls: 1 };
    const usages = [
      usageOf('unknown', { calls: 1, unknownCalls: 1 }, dollars(5n)),
      usageOf('steady', cents, cents),
      usageOf('risen by a cent', { known: 2n * 10n ** 10n, calls: 1 }, cents),
    ];
    expect(namesOf(orderTable(usages, { ...order, sort: 'change' }, noRequests).kept)).toEqual([
      'risen by a cent',
      'steady',
      'unknown',
    ]);
  });
});

describe('computeTable', () => {
  it('returns value, before, change and its ratio', () => {
    const [row] = computeTable(['cost'], { kept: [usageOf('a', dollars(3n), dollars(2n))], others: [] }, noRequests);
    expect(row?.cells.get('cost')).toEqual({ value: 3, before: 2, change: 1, changeRatio: 0.5 });
  });

  it('gives a new group its whole value as change and no ratio', () => {
    const [row] = computeTable(['cost'], { kept: [usageOf('new', dollars(3n), {})], others: [] }, noRequests);
    expect(row?.cells.get('cost')).toEqual({ value: 3, before: 0, change: 3, changeRatio: undefined });
  });

  it('gives a group that is gone the ratio -1', () => {
    const [row] = computeTable(['cost'], { kept: [usageOf('gone', {}, dollars(3n))], others: [] }, noRequests);
    expect(row?.cells.get('cost')).toEqual({ value: 0, before: 3, change: -3, changeRatio: -1 });
  });

  it('does not know the change of what it does not know', () => {
    const unpriced = usageOf('unpriced', { calls: 1, unknownCalls: 1, unknownTokens: 70 }, dollars(3n));
    const [row] = computeTable(['cost'], { kept: [unpriced], others: [] }, noRequests);
    expect(row?.cells.get('cost')).toEqual({ value: undefined, before: 3, change: undefined, changeRatio: undefined });
    expect(row).toMatchObject({ share: undefined, cumulativeShare: undefined, unknownTokens: 70 });
  });

  it('does not know a change without a comparison', () => {
    const [row] = computeTable(['cost'], { kept: [usageOf('a', dollars(3n))], others: [] }, noRequests);
    expect(row?.cells.get('cost')).toMatchObject({ value: 3, before: undefined, change: undefined });
  });

  it('shares the first measure among all rows, the rest included', () => {
    const rows = computeTable(
      ['cost'],
      { kept: [usageOf('a', dollars(5n))], others: [usageOf('b', dollars(2n)), usageOf('c', dollars(3n))] },
      noRequests,
    );
    expect(rows.map(({ isRest, share, cumulativeShare }) => [isRest, share, cumulativeShare])).toEqual([
      [false, 0.5, 0.5],
      [true, 0.5, 1],
    ]);
    expect(rows[1]?.cells.get('cost')?.value).toBe(5);
  });

  it('adds the earlier usage of the rest exactly', () => {
    const others = [usageOf('b', dollars(2n), dollars(1n)), usageOf('c', dollars(3n), dollars(9n))];
    const [rest] = computeTable(['cost'], { kept: [], others }, noRequests);
    expect(rest?.cells.get('cost')).toMatchObject({ value: 5, before: 10, change: -5 });
  });

  it('has no shares of a quotient, nor of nothing', () => {
    const quotient = computeTable(['costPer1kTokens'], { kept: [usageOf('a', dollars(5n))], others: [] }, noRequests);
    const nothing = computeTable(['cost'], { kept: [usageOf('a', { calls: 1 })], others: [] }, noRequests);
    expect([quotient[0]?.share, nothing[0]?.share]).toEqual([undefined, undefined]);
  });

  it('divides by the requests of each window, and takes a group that was not counted for one without requests', () => {
    const usage = usageOf('a', dollars(6n), dollars(2n));
    const now = new Map([[groupId(usage.group), { requests: 3, answered: 3 }]]);
    const [row] = computeTable(
      ['costPerRequest', 'requests'],
      { kept: [usage], others: [] },
      { now, before: new Map() },
    );
    expect(row?.cells.get('costPerRequest')).toEqual({
      value: 2,
      before: undefined,
      change: undefined,
      changeRatio: undefined,
    });
    expect(row?.cells.get('requests')).toMatchObject({ value: 3, before: 0, change: 3 });
  });
});
