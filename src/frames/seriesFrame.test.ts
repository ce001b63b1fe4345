import { FieldType } from '@grafana/data';
import { noUsage } from 'core/pricing/pricedUsage';
import type { SeriesOutcome } from 'core/series/seriesOutcome';
import type { Measure } from 'core/usage/measure';
import { restGroup } from 'core/usage/topGroups';
import { createColorBook } from './seriesColor';
import { seriesFrame } from './seriesFrame';

const outcome: SeriesOutcome = {
  restMembers: [],
  starts: [10, 20],
  series: [
    { group: { values: ['search', 'gpt-4o'] }, isRest: false, values: [1.5, undefined] },
    { group: restGroup, isRest: true, values: [0, 2] },
  ],
  completeness: { total: noUsage, unpriced: [], truncated: false },
};

const frameOf = (
  more: Partial<SeriesOutcome> = {},
  by: Parameters<typeof seriesFrame>[1]['by'] = ['feature', 'model'],
) => seriesFrame({ ...outcome, ...more }, { refId: 'A', measure: 'cost', by, colors: createColorBook() });

describe('seriesFrame', () => {
  it('is wide: the time, then one field per series', () => {
    const { refId, fields, length } = frameOf();
    expect([refId, length]).toEqual(['A', 2]);
    expect(fields.map(({ name, type, values }) => [name, type, values])).toEqual([
      ['time', FieldType.time, [10, 20]],
      ['search · gpt-4o', FieldType.number, [1.5, null]],
      ['other', FieldType.number, [0, 2]],
    ]);
  });

  it('has the unit on every number, and a word for what is unknown', () => {
    const [, ...numbers] = frameOf().fields;
    expect(numbers.map(({ config }) => [config.unit, config.noValue])).toEqual([
      ['currencyUSD', 'unknown'],
      ['currencyUSD', 'unknown'],
    ]);
  });

  it('has every cent where asked, and of the total compared with too', () => {
    const more = { ...outcome, comparison: { label: '1 week before', values: [1, 2] } };
    const asked = { refId: 'A', by: [], colors: createColorBook(), amounts: 'exact' } as const;
    const formsOf = (measure: Measure) =>
      seriesFrame(more, { ...asked, measure })
        .fields.slice(1)
        .map(({ config }) => [config.unit, config.decimals]);
    expect(formsOf('cost')).toEqual([1, 2, 3].map(() => ['currency:financial:$', 2]));
    expect(formsOf('costPerRequest')).toEqual([1, 2, 3].map(() => ['currencyUSD', undefined]));
    expect(formsOf('tokens')).toEqual([1, 2, 3].map(() => ['sishort', undefined]));
  });

  it('labels a series with its values under their breakdowns, token classes last, and the rest with none', () => {
    expect(frameOf().fields.map(({ labels }) => labels)).toEqual([
      undefined,
      { feature: 'search', model: 'gpt-4o' },
      undefined,
    ]);
    const byClass = [{ group: { values: ['search', 'Output'] }, isRest: false, values: [1, 2] }];
    expect(frameOf({ series: byClass }, ['tokenClass', 'feature']).fields[1]?.labels).toEqual({
      feature: 'search',
      tokenClass: 'Output',
    });
  });

  it('names the one series of a question without breakdowns after the measure', () => {
    const series = [{ group: { values: [] }, isRest: false, values: [1, 2] }];
    expect(frameOf({ series }, []).fields[1]).toMatchObject({ name: 'Cost', config: { displayName: 'Cost' } });
  });

  it('has the total compared with as a field of its own', () => {
    const comparison = { label: '1 week before', values: [3, undefined] };
    expect(frameOf({ comparison }).fields.at(-1)).toMatchObject({ name: '1 week before', values: [3, null] });
  });
});

describe('seriesFrame colours', () => {
  const named = (name: string) => ({ group: { values: [name] }, isRest: false, values: [1, 2] });
  const colorsOf = (more: Partial<SeriesOutcome>, by: Parameters<typeof frameOf>[1] = ['feature']) =>
    Object.fromEntries(frameOf(more, by).fields.map(({ name, config }) => [name, config.color?.fixedColor]));

  it('keep a name its colour whether others are shown by themselves or within the rest', () => {
    const all = colorsOf({ series: ['a', 'b', 'c'].map(named), restMembers: [] });
    const cut = colorsOf({ series: ['b'].map(named), restMembers: [{ values: ['a'] }, { values: ['c'] }] });
    expect(cut['b']).toBe(all['b']);
  });

  it('are grey for the rest and for what has no name', () => {
    const rest = { group: restGroup, isRest: true, values: [1, 2] };
    expect(colorsOf({ series: [named('(none)'), rest] })).toEqual({
      time: undefined,
      '(none)': '#A0A0A0',
      other: '#808080',
    });
  });

  it('are left to the board for token classes', () => {
    expect(colorsOf({ series: [named('Output')] }, ['tokenClass'])).toEqual({ time: undefined, Output: undefined });
  });
});
