import { type DataFrame, type Field, FieldType, createDataFrame } from '@grafana/data';
import { HOUR } from 'core/usage/timeWindow';
import { withBandMeta } from 'frames/bandMeta';
import { isBroken } from './costChart';
import { type CostBandOptions, defaultOptions } from './options';
import { prepare } from './prepare';

const start = Date.parse('2026-09-08T00:00:00Z');
const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const window = { from: start, to: start + 4 * HOUR };

type TestField = Pick<Field, 'name' | 'type' | 'values'> & { labels?: Record<string, string> };

const time = (at: readonly number[]): TestField => ({
  name: 'time',
  type: FieldType.time,
  values: at.map((hour) => start + hour * HOUR),
});
const number = (name: string, values: Array<number | null>, labels?: Record<string, string>): TestField => ({
  name,
  type: FieldType.number,
  values,
  ...(labels && { labels }),
});
const frame = (fields: TestField[], name?: string): DataFrame =>
  createDataFrame({
    refId: 'A',
    ...(name !== undefined && { name }),
    fields: fields.map((field) => ({ config: {}, ...field })),
  });

const draw = (frames: DataFrame[], options: Partial<CostBandOptions> = {}, now = start + 100 * HOUR) =>
  prepare(frames, { options: { ...defaultOptions, ...options }, window, now });

const four = [0, 1, 2, 3];
const chat = frame(
  [time(four), number('cost', [1, 2, 9, 1]), number('expected', [1, 1, 1, 1]), number('upper', [4, 4, 4, null])],
  'chat',
);
const search = frame([time(four), number('cost', [50, 1, 1, 1]), number('upper', [90, 90, 90, 90])], 'search');

describe('prepare', () => {
  it('draws the band that a frame brings', () => {
    const [chart] = draw([chat]).charts;
    expect(chart?.hours.map(({ above }) => above)).toEqual([0, 0, 5, undefined]);
    expect(chart).toMatchObject({ name: 'chat', brokenHours: 1, above: 5, cost: 13, band: undefined });
  });

  it('takes the dollars above from the frame where it has them', () => {
    const given = frame([time([0]), number('cost', [9]), number('upper', [4]), number('above', [4.5])]);
    expect(draw([given]).charts[0]?.above).toBe(4.5);
  });

  it.each([
    ['broken', ['chat', 'search']],
    ['cost', ['search', 'chat']],
    ['name', ['chat', 'search']],
  ] as const)('orders by %s', (sort, names) => {
    expect(draw([search, chat], { sort }).charts.map(({ name }) => name)).toEqual(names);
  });

  it('tells series of one frame apart by their labels', () => {
    const wide = frame([
      time(four),
      number('cost', [1, 1, 1, 1], { feature: 'a' }),
      number('upper', [2, 2, 2, 2], { feature: 'a' }),
      number('cost', [5, 1, 1, 1], { feature: 'b' }),
      number('upper', [2, 2, 2, 2], { feature: 'b' }),
    ]);
    expect(draw([wide]).charts.map(({ name, above }) => [name, above])).toEqual([
      ['b', 3],
      ['a', 0],
    ]);
  });

  it('takes every number of a frame without a "cost" for the cost of a series', () => {
    const wide = frame([time(four), number('alpha', [1, 1, 1, 1]), number('beta', [2, 2, 2, 2])]);
    expect(draw([wide]).charts.map(({ name }) => name)).toEqual(['beta', 'alpha']);
  });

  it('splits a long frame by its text column, nothing by the name of nothing', () => {
    const long = frame([
      time([0, 0, 1, 1]),
      { name: 'feature', type: FieldType.string, values: ['a', null, 'a', null] },
      number('cost', [1, 5, 2, 6]),
      number('upper', [3, 3, 3, 3]),
    ]);
    const { charts, problems } = draw([long]);
    expect(charts.map(({ name, cost, above }) => [name, cost, above])).toEqual([
      ['(none)', 11, 5],
      ['a', 3, 0],
    ]);
    expect(problems).toEqual([]);
  });

  it('computes the trailing band itself from hours before the range, and draws only the range', () => {
    const at = hours(-60, 4);
    const steady = frame(
      [
        time(at),
        number(
          'value',
          at.map((hour) => (hour === 2 ? 10 : 1)),
        ),
      ],
      'calls',
    );
    const [chart] = draw([steady]).charts;
    expect(chart?.hours).toHaveLength(4);
    expect(chart?.hours.map(isBroken)).toEqual([false, false, true, false]);
    expect(chart?.hours[2]).toMatchObject({ expected: 1, n: 62, history: 62 });
    expect(chart?.hours[2]?.upper).toBeCloseTo(1.15, 12);
    expect(chart?.band).toMatchObject({ kind: 'trailing', sigmas: 3 });
  });

  it('judges its own band as strictly as the options say', () => {
    const at = hours(-60, 4);
    const noisy = frame([
      time(at),
      number(
        'cost',
        at.map((hour) => (hour === 2 ? 1.5 : 1)),
      ),
    ]);
    expect(draw([noisy]).charts[0]?.brokenHours).toBe(1);
    expect(draw([noisy], { sigmas: 20 }).charts[0]?.brokenHours).toBe(0);
    expect(draw([noisy], { floorUsd: 2 }).charts[0]?.brokenHours).toBe(0);
  });

  it('has no verdict while its own band warms up', () => {
    const young = frame([time(hours(-16, 4)), number('cost', Array<number>(20).fill(1))]);
    expect(draw([young]).charts[0]).toMatchObject({ warmingUp: 19, brokenHours: 0 });
  });

  it('adds no cost to an hour without a value, which stays unknown', () => {
    const at = hours(-60, 4);
    const gaps = frame([
      time(at),
      number(
        'cost',
        at.map((hour) => (hour === 1 ? null : 1)),
      ),
    ]);
    const [chart] = draw([gaps]).charts;
    expect(chart?.hours[1]).toMatchObject({ cost: undefined, above: undefined });
    expect(chart?.cost).toBe(3);
  });

  it('computes the seasonal band only with squared costs, and says so', () => {
    const at = hours(-700, 4);
    const costs = number(
      'cost',
      at.map(() => 1),
    );
    const without = draw([frame([time(at), costs], 'chat')], { kind: 'seasonal' });
    expect(without.charts[0]?.hours[0]).toMatchObject({ cost: 1, expected: undefined });
    expect(without.problems).toEqual([expect.stringMatching(/^chat lacks the field "costSquared".*trailing band/)]);
    const squares = number(
      'costSquared',
      at.map(() => 0.1),
    );
    const [chart] = draw([frame([time(at), costs, squares])], { kind: 'seasonal' }).charts;
    expect(chart?.hours[0]).toMatchObject({ expected: 1, n: 12 });
    expect(chart?.hours[0]?.sigma).toBeCloseTo(Math.sqrt(0.1 + 0.18 ** 2), 12);
  });

  it('marks the running hour, by the meta where our data source says which it is', () => {
    const running = (frames: DataFrame[], now: number) =>
      draw(frames, {}, now).charts[0]?.hours.map(({ isRunning }) => isRunning);
    expect(running([chat], start + 2.5 * HOUR)).toEqual([false, false, true, false]);
    const meta = {
      kind: 'trailing',
      sigmas: 3,
      floorUsd: 1,
      warmUpHours: 48,
      historyHours: 168,
      runningHour: start + 3 * HOUR,
      dataSource: 'costs',
      dimension: 'feature',
      filters: [],
    } as const;
    expect(running([withBandMeta(chat, meta)], start + 2.5 * HOUR)).toEqual([false, false, false, true]);
  });

  it.each([
    ['no time', frame([number('cost', [1])], 'chat'), /^chat has no time field/],
    [
      'no number',
      frame([time([0]), { name: 'x', type: FieldType.string, values: ['a'] }]),
      /^The answer to query A has no number/,
    ],
    ['a band without a cost', frame([time([0]), number('upper', [1])], 'chat'), /^chat has "upper" but no "cost"/],
    [
      'an hour twice',
      frame([time([0, 0]), number('cost', [1, 2])], 'chat'),
      /^chat has more than one row for 2026-09-08/,
    ],
    ['half hours', frame([time([0.5, 1.5]), number('cost', [1, 2])], 'chat'), /^chat has a row at .*full hours UTC/],
    [
      'steps of two hours',
      frame([time([0, 2]), number('cost', [1, 2])], 'chat'),
      /^chat has steps of more than an hour/,
    ],
  ])('says what it cannot read, and what to do: %s', (_, unreadable, problem) => {
    expect(draw([unreadable]).problems).toEqual([expect.stringMatching(problem)]);
  });

  it('draws what it can beside what it cannot', () => {
    const { charts, problems } = draw([chat, frame([number('cost', [1])], 'broken')]);
    expect([charts.length, problems.length]).toEqual([1, 1]);
  });

  it('warns of two series with one name, which nobody could tell apart', () => {
    expect(draw([chat, chat]).problems).toEqual([expect.stringContaining('More than one series is called "chat"')]);
  });

  it('has nothing to say of frames without rows', () => {
    expect(draw([frame([]), frame([time([])])])).toEqual({ charts: [], problems: [] });
  });
});
