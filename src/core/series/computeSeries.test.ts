import { aPricedGroup } from 'testing/aPricedGroup';
import { restGroup } from '../usage/topGroups';
import { computeSeries } from './computeSeries';

const DOLLAR = 10n ** 12n;
const search = aPricedGroup('search', { 10: { known: DOLLAR, calls: 1 }, 30: { known: 3n * DOLLAR, calls: 3 } });
const chat = aPricedGroup('chat', { 20: { known: 5n * DOLLAR, calls: 5 } });
const faq = aPricedGroup('faq', { 20: { known: 7n * DOLLAR, calls: 7 }, 30: { unknownCalls: 1, calls: 1 } });

describe('computeSeries', () => {
  it('returns 0 in buckets without a call for what adds up', () => {
    const { starts, series } = computeSeries({
      measure: 'cost',
      split: { kept: [search], others: [] },
      requests: undefined,
      starts: [10, 20, 30],
    });
    expect(starts).toEqual([10, 20, 30]);
    expect(series).toEqual([{ group: search.group, isRest: false, values: [1, 0, 3] }]);
  });

  it('returns nothing in buckets without a call for quotients', () => {
    const requests = [{ group: search.group, bucket: 10, requests: 2, answered: 2 }];
    const { series } = computeSeries({
      measure: 'costPerRequest',
      split: { kept: [search], others: [] },
      requests,
      starts: [10, 20],
    });
    expect(series[0]?.values).toEqual([0.5, undefined, undefined]);
  });

  it('returns nothing where a bucket has calls of which no dollar is known', () => {
    const { series } = computeSeries({
      measure: 'cost',
      split: { kept: [faq], others: [] },
      requests: undefined,
      starts: [20, 30],
    });
    expect(series[0]?.values).toEqual([7, undefined]);
  });

  it('makes one exact series of the others', () => {
    const { series } = computeSeries({
      measure: 'calls',
      split: { kept: [search], others: [chat, faq] },
      requests: undefined,
      starts: [10, 20, 30],
    });
    expect(series[1]).toEqual({ group: restGroup, isRest: true, values: [0, 12, 1] });
  });

  it('takes the requests of the rest from the rows without values', () => {
    const { series } = computeSeries({
      measure: 'requests',
      split: { kept: [search], others: [chat, faq] },
      requests: [
        { group: { values: ['search'] }, bucket: 10, requests: 1, answered: 1 },
        { group: { values: [] }, bucket: 20, requests: 9, answered: 9 },
      ],
      starts: [10, 20],
    });
    expect(series.map(({ values }) => values.slice(0, 2))).toEqual([
      [1, 0],
      [0, 9],
    ]);
  });

  it('adds buckets that the store has beyond the asked ones, in order', () => {
    const { starts, series } = computeSeries({
      measure: 'cost',
      split: { kept: [search], others: [] },
      requests: undefined,
      starts: [20],
    });
    expect([starts, series[0]?.values]).toEqual([
      [10, 20, 30],
      [1, 0, 3],
    ]);
  });
});
