import { DAY, WEEK } from '../usage/timeWindow';
import type { ChangeDay, ChangeUsage } from './changeUsage';
import { computeLeak, leakWindows } from './leak';

const DOLLAR = 10n ** 12n;

function usage(dollars: number, requests: number, more: Partial<ChangeUsage> = {}): ChangeUsage {
  return {
    cost: BigInt(Math.round(dollars * 100)) * (DOLLAR / 100n),
    calls: requests,
    unknownCalls: 0,
    requests,
    ...more,
  };
}

/** Days by their cost per request in dollars, 100 requests each; `null` is a day without a request. */
const daysOf = (costs: ReadonlyArray<number | null>): ChangeDay[] =>
  costs.map((cost, index) => ({
    start: index * DAY,
    ...(cost === null ? usage(0, 0) : usage(100 * cost, 100)),
  }));

const before = usage(10, 700);
const leaking = { now: usage(20, 700), before, days: [] };

describe('leakWindows', () => {
  it('are the last week and the one before, however long the window is', () => {
    expect(leakWindows({ from: 0, to: 30 * DAY })).toEqual({
      now: { from: 23 * DAY, to: 30 * DAY },
      before: { from: 23 * DAY - WEEK, to: 23 * DAY },
    });
  });
});

describe('computeLeak', () => {
  it('finds cost that doubled while requests did not grow', () => {
    expect(computeLeak(leaking)).toEqual({ kind: 'leaking', since: undefined });
  });

  it.each([
    ['cost grew by a cent less than double', { ...leaking, now: usage(19.99, 700) }],
    ['requests grew by 20 %', { ...leaking, now: usage(20, 840) }],
    ['the week cost less than a dollar a day', { before: usage(3, 700), now: usage(6.99, 700), days: [] }],
    ['the week before cost less than a dollar a day', { before: usage(6.99, 700), now: usage(50, 700), days: [] }],
    ['the week had fewer than 50 requests', { ...leaking, now: usage(20, 49) }],
    ['the week before had fewer than 50 requests', { ...leaking, before: usage(10, 49), now: usage(20, 50) }],
    ['nothing was used in either week', { before: usage(0, 0), now: usage(0, 0), days: [] }],
    ['a new group is small', { before: usage(0, 0), now: usage(6.99, 700), days: [] }],
    ['a new group has few requests', { before: usage(0, 0), now: usage(70, 49), days: [] }],
  ])('finds none where %s', (_, input) => {
    expect(computeLeak(input)).toBeUndefined();
  });

  it('finds one where requests grew by just less than 20 %', () => {
    expect(computeLeak({ ...leaking, now: usage(20, 839) })?.kind).toBe('leaking');
  });

  it('calls new what cost nothing before', () => {
    expect(computeLeak({ ...leaking, before: usage(0, 0) })).toEqual({ kind: 'new' });
  });

  it.each([
    ['the last week', { ...leaking, now: usage(10, 700, { unknownCalls: 36 }) }],
    ['the week before', { ...leaking, before: usage(10, 700, { unknownCalls: 36 }) }],
    ['a week before of which no dollar is known', { ...leaking, before: usage(0, 700, { unknownCalls: 700 }) }],
  ])('has no verdict where more than one call in twenty of %s has an unknown cost', (_, input) => {
    expect(computeLeak(input)).toEqual({ kind: 'unknown' });
  });

  it('judges by known dollars where few calls have an unknown cost', () => {
    expect(computeLeak({ ...leaking, now: usage(20, 700, { unknownCalls: 35 }) })?.kind).toBe('leaking');
  });

  it('needs no cost to clear a group whose traffic grew', () => {
    expect(computeLeak({ ...leaking, now: usage(20, 900, { unknownCalls: 900 }) })).toBeUndefined();
  });
});

describe('since', () => {
  const weeks = { before: usage(700, 700), now: usage(2100, 700) }; // $1 and $3 a request: the middle is $2

  it.each([
    ['the first of the last days nearer to the new level', [1, 1, 1, 2.5, 3, 3], 3],
    ['after the last day nearer to the old level', [1, 3, 3, 1.9, 3, 3], 4],
    ['not on a day in the very middle', [1, 2, 3], 2],
    ['across days without a request', [1, 3, null, 3, null], 1],
    ['the first day there is, if all are nearer to the new level', [3, 3], 0],
  ] as const)('is %s', (_, costs, day) => {
    expect(computeLeak({ ...weeks, days: daysOf(costs) })).toEqual({ kind: 'leaking', since: day * DAY });
  });

  it('is unknown where the last day is a normal one again', () => {
    expect(computeLeak({ ...weeks, days: daysOf([1, 3, 3, 1]) })).toEqual({ kind: 'leaking', since: undefined });
  });

  it('passes over days of uncertain cost', () => {
    const [first, second, third] = daysOf([1, 1, 3]) as [ChangeDay, ChangeDay, ChangeDay];
    const days = [
      first,
      { ...third, start: DAY },
      { ...second, start: 2 * DAY, unknownCalls: 6 },
      { ...third, start: 3 * DAY },
    ];
    expect(computeLeak({ ...weeks, days })).toEqual({ kind: 'leaking', since: DAY });
  });
});
