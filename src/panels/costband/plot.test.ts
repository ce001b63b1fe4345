import { createDataFrame } from '@grafana/data';
import { HOUR } from 'core/usage/timeWindow';
import type { ChartHour, CostChart } from './costChart';
import { bandPath, barsPath, buildPlot, hourAt, stepsPath, warmUpSpans } from './plot';
import { timeTicks } from './timeTicks';
import { valueTicks } from './valueTicks';

const blank: Omit<ChartHour, 'start'> = {
  cost: 1,
  expected: 1,
  upper: 2,
  sigma: 1,
  n: 60,
  history: 60,
  calls: 1,
  callsUnknown: 0,
  above: 0,
  isRunning: false,
  row: 0,
};
const hour = (index: number, over: Partial<ChartHour> = {}): ChartHour => ({ ...blank, start: index * HOUR, ...over });
const noBand = { expected: undefined, upper: undefined, sigma: undefined, above: undefined };
const chart = (hours: readonly ChartHour[]): CostChart => ({
  name: 'chat',
  frame: createDataFrame({ fields: [] }),
  costField: createDataFrame({ fields: [{ name: 'cost', values: [] }] }).fields[0]!,
  hours,
  step: HOUR,
  cost: 0,
  above: 0,
  brokenHours: 0,
  band: undefined,
  meta: undefined,
  warmingUp: undefined,
});
const plot = buildPlot({ width: 158, height: 130 }, { from: 0, to: 10 * HOUR }, 4);

describe('buildPlot', () => {
  it('puts the range between the margins and 0 on the axis', () => {
    expect([plot.x(0), plot.x(10 * HOUR), plot.x(20 * HOUR)]).toEqual([52, 152, 152]);
    expect([plot.y(0), plot.y(plot.ticks.at(-1) ?? 0)]).toEqual([plot.bottom, plot.top]);
  });

  it('finds the instant under the pointer, never outside of the range', () => {
    expect([plot.instantAt(62), plot.instantAt(0), plot.instantAt(500)]).toEqual([HOUR, 0, 10 * HOUR]);
  });
});

describe('paths', () => {
  it('have no bar for an hour of unknown cost and at least a pixel for any other', () => {
    expect(barsPath([hour(0, { cost: undefined }), hour(1, { cost: 0 })], HOUR, plot)).toBe('');
    expect(barsPath([hour(0, { cost: 1e-9 })], HOUR, plot)).toBe(
      `M52 ${plot.bottom}V${plot.bottom - 1}h9V${plot.bottom}z`,
    );
  });

  it('break a line where there is no amount', () => {
    const line = stepsPath([hour(0), hour(1), hour(2, noBand), hour(3)], ({ upper }) => upper, { step: HOUR, plot });
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line.match(/L/g)).toHaveLength(1);
  });

  it('draw the band from the axis to its upper border, and none while it warms up', () => {
    expect(bandPath([hour(0, noBand)], HOUR, plot)).toBe('');
    expect(bandPath([hour(0)], HOUR, plot)).toContain(`M52 ${plot.bottom}V${plot.y(2)}`);
    const split = bandPath([hour(0), hour(1), hour(2, noBand), hour(3)], HOUR, plot);
    expect([split.match(/M/g)?.length, split.match(/z/g)?.length]).toEqual([2, 2]);
  });
});

describe('warmUpSpans', () => {
  it('joins neighbouring hours that have a history and no band', () => {
    const warming = { ...noBand, history: 3 };
    expect(warmUpSpans(chart([hour(0, warming), hour(1, warming), hour(2), hour(3, warming)]))).toEqual([
      { from: 0, to: 2 * HOUR },
      { from: 3 * HOUR, to: 4 * HOUR },
    ]);
  });

  it('knows nothing of a band that a foreign frame does not bring', () => {
    expect(warmUpSpans(chart([hour(0, { ...noBand, history: undefined })]))).toEqual([]);
  });
});

describe('hourAt', () => {
  it('finds the hour that an instant lies in, and none in a gap', () => {
    const drawn = chart([hour(0), hour(2)]);
    expect(hourAt(drawn, 0.9 * HOUR)?.start).toBe(0);
    expect(hourAt(drawn, 1.5 * HOUR)).toBeUndefined();
  });
});

describe('valueTicks', () => {
  it.each([
    [7, 3, [0, 5, 10]],
    [1, 4, [0, 0.5, 1]],
    [0.0042, 2, [0, 0.005]],
    [0, 3, [0]],
    [1000, 5, [0, 200, 400, 600, 800, 1000]],
  ])('are round up to %d in about %d steps', (highest, count, ticks) => {
    expect(valueTicks(highest, count)).toEqual(ticks);
  });
});

describe('timeTicks', () => {
  const range = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
  const texts = (...asked: Parameters<typeof timeTicks>) => timeTicks(...asked).map(({ text }) => text);

  it('stand at midnight by the clock of the zone, on the day that has 25 hours too', () => {
    const week = range('2026-10-24T00:00:00Z', '2026-10-28T00:00:00Z');
    expect(texts(week, 'Europe/Berlin', 4)).toEqual(['10/25', '10/26', '10/27', '10/28']);
    expect(timeTicks(week, 'Europe/Berlin', 4).map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
      '2026-10-27T23:00:00.000Z',
    ]);
  });

  it('say the hour within a day', () => {
    expect(texts(range('2026-09-08T00:00:00Z', '2026-09-08T13:00:00Z'), 'utc', 5)).toEqual([
      '09/08',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
    ]);
  });

  it('are no more than there is room for', () => {
    expect(timeTicks(range('2026-09-01T00:00:00Z', '2026-12-01T00:00:00Z'), 'utc', 4).length).toBeLessThanOrEqual(4);
  });
});
