import type { DataFrame } from '@grafana/data';
import { type BandHour, bandDefaults } from 'core/bands/band';
import type { BandOutcome } from 'core/bands/bandOutcome';
import { noUsage } from 'core/pricing/pricedUsage';
import { HOUR } from 'core/usage/timeWindow';
import { bandFrames, bandSummaryFrame, brokenHoursFrame, noBandFrame } from './bandFrames';
import { readBandMeta } from './bandMeta';
import { bandNotices } from './bandNotices';
import { createColorBook } from './seriesColor';

const inside: BandHour = {
  start: HOUR,
  cost: 2,
  calls: 5,
  callsUnknown: 0,
  history: 60,
  n: 60,
  expected: 1.5,
  sigma: 0.5,
  upper: 3,
  broken: false,
  above: 0,
};
const broken: BandHour = { ...inside, start: 2 * HOUR, cost: 7, broken: true, above: 4, callsUnknown: 1 };
const warming: BandHour = { ...inside, history: 20, n: 20, expected: undefined, sigma: undefined, upper: undefined };

const outcome: BandOutcome = {
  options: bandDefaults.trailing,
  values: [
    { value: 'chat', hours: [inside, broken] },
    { value: '(none)', hours: [warming] },
  ],
  ofValues: 5,
  runningHour: 2 * HOUR,
  callsUnknownBefore: 0,
  hasFutureCalls: false,
  completeness: { total: noUsage, unpriced: [], truncated: false },
};
const filters = [{ dimension: 'model', operator: 'in', values: ['gpt-4o'] }] as const;
const options = { refId: 'A', dataSource: 'costs', dimension: 'feature', filters, colors: createColorBook() } as const;

const columns = ({ fields }: DataFrame) => Object.fromEntries(fields.map(({ name, values }) => [name, values]));

describe('bandFrames', () => {
  const [chat, nameless] = bandFrames(outcome, options);

  it('is a frame per value, every number labelled with it', () => {
    expect([chat?.name, nameless?.name]).toEqual(['chat', '(none)']);
    const [time, ...numbers] = chat?.fields ?? [];
    expect(time?.labels).toBeUndefined();
    expect(numbers.map(({ labels }) => labels)).toEqual(numbers.map(() => ({ feature: 'chat' })));
  });

  it('has dollars above the band in broken hours only', () => {
    expect(chat && columns(chat)).toEqual({
      time: [HOUR, 2 * HOUR],
      cost: [2, 7],
      expected: [1.5, 1.5],
      upper: [3, 3],
      sigma: [0.5, 0.5],
      above: [null, 4],
      n: [60, 60],
      history: [60, 60],
      calls: [5, 5],
      callsUnknown: [0, 1],
    });
  });

  it('has no band while it warms up, but says how far it is', () => {
    expect(nameless && columns(nameless)).toMatchObject({
      expected: [null],
      upper: [null],
      sigma: [null],
      history: [20],
    });
  });

  it('names the definition, the running hour and the calls asked for', () => {
    expect(chat && readBandMeta(chat)).toEqual({
      kind: 'trailing',
      sigmas: 3,
      floorUsd: 1,
      warmUpHours: 48,
      historyHours: 168,
      runningHour: 2 * HOUR,
      dataSource: 'costs',
      dimension: 'feature',
      filters,
    });
  });

  it('is written in dollars under the value’s own name and colour; what has no name is grey', () => {
    const cost = (frame: DataFrame | undefined) => frame?.fields.find(({ name }) => name === 'cost')?.config;
    const upper = chat?.fields.find(({ name }) => name === 'upper')?.config;
    const fixedColor = createColorBook().assign(['chat']).get('chat');
    expect(cost(chat)).toMatchObject({
      unit: 'currencyUSD',
      displayNameFromDS: 'chat',
      color: { mode: 'fixed', fixedColor },
    });
    expect(upper).toMatchObject({ unit: 'currencyUSD', displayNameFromDS: 'chat: Upper border' });
    expect(cost(nameless)).toMatchObject({ color: { fixedColor: '#A0A0A0' } });
  });

  it('keeps its definition where there is no value', () => {
    const frame = noBandFrame({ ...outcome, values: [] }, options);
    expect(frame.length).toBe(0);
    expect(readBandMeta(frame)?.kind).toBe('trailing');
  });
});

describe('brokenHoursFrame', () => {
  it('has a row per hour above its band, with both ends of the hour', () => {
    expect(columns(brokenHoursFrame(outcome, options))).toMatchObject({
      callsUnknown: [1],
      time: [2 * HOUR],
      feature: ['chat'],
      cost: [7],
      above: [4],
      end: [3 * HOUR],
    });
  });
});

it('leaves the cell empty where the cost of every call is known', () => {
  const values = [{ value: 'chat', hours: [{ ...broken, callsUnknown: 0 }] }];
  expect(columns(brokenHoursFrame({ ...outcome, values }, options))).toMatchObject({ callsUnknown: [null] });
});

describe('bandSummaryFrame', () => {
  it('is one row of numbers', () => {
    expect(columns(bandSummaryFrame(outcome, options))).toEqual({
      brokenValues: [1],
      brokenHours: [1],
      above: [4],
      warmingUp: [1],
      values: [2],
      leftOut: [3],
    });
  });

  it('has no row where there is nothing to judge', () => {
    expect(bandSummaryFrame({ ...outcome, values: [], ofValues: 0 }, options).length).toBe(0);
  });
});

describe('bandNotices', () => {
  const texts = (over: Partial<BandOutcome>) => bandNotices({ ...outcome, ...over }).map(({ text }) => text);

  it('says how many values are left out', () => {
    expect(texts({})).toEqual([expect.stringContaining('the 2 dearest of 5')]);
  });

  it('says that calls of unknown cost lower a band', () => {
    expect(texts({ ofValues: 2, callsUnknownBefore: 12 })).toEqual([expect.stringContaining('12 calls')]);
  });

  it('says that calls begin in the future, and nothing where all is well', () => {
    expect(texts({ ofValues: 2, hasFutureCalls: true })).toEqual([expect.stringContaining('begin in the future')]);
    expect(texts({ ofValues: 2 })).toEqual([]);
  });
});
