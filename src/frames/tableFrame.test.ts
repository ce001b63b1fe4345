import { type DataFrame, FieldType } from '@grafana/data';
import { noUsage } from 'core/pricing/pricedUsage';
import type { Cell, TableRow } from 'core/table/computeTable';
import type { TableOutcome } from 'core/table/tableOutcome';
import { restGroup } from 'core/usage/topGroups';
import { tableFrame } from './tableFrame';

const cell = (value?: number, before?: number, change?: number, changeRatio?: number): Cell => ({
  value,
  before,
  change,
  changeRatio,
});

const row = (values: readonly string[], cost: Cell, more: Partial<TableRow> = {}): TableRow => ({
  group: { values },
  isRest: false,
  cells: new Map([['cost', cost]]),
  share: undefined,
  cumulativeShare: undefined,
  unknownTokens: 0,
  ...more,
});

const rows = [
  row(['search'], cell(3, 2, 1, 0.5), { share: 0.75, cumulativeShare: 0.75 }),
  row(['chat'], cell(undefined, 2), { unknownTokens: 700 }),
  row([], cell(1, 0, 1), { group: restGroup, isRest: true, share: 0.25, cumulativeShare: 1 }),
];

const completeness = { total: noUsage, unpriced: [], truncated: false };
const options = { refId: 'A', measures: ['cost'], by: ['feature'], compared: false } as const;

function columnsOf({ fields }: DataFrame): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, values }) => [name, values]));
}

describe('tableFrame', () => {
  it('has one row per group, the rest named, and unknown as nothing', () => {
    expect(columnsOf(tableFrame({ rows, completeness }, options))).toEqual({
      feature: ['search', 'chat', 'other'],
      cost: [3, null, 1],
      costShare: [0.75, null, 0.25],
      costCumulativeShare: [0.75, null, 1],
      unknownTokens: [null, 700, null],
    });
  });

  it('has before, change and its ratio where compared', () => {
    expect(columnsOf(tableFrame({ rows, completeness }, { ...options, compared: true }))).toMatchObject({
      costBefore: [2, 2, 0],
      costChange: [1, null, 1],
      costChangeRatio: [0.5, null, null],
    });
  });

  it('has units and names that people read', () => {
    const { fields } = tableFrame({ rows, completeness }, { ...options, compared: true });
    const read = Object.fromEntries(fields.map(({ name, config }) => [name, [config.displayName, config.unit]]));
    expect(read).toMatchObject({
      feature: ['Feature', undefined],
      cost: ['Cost', 'currencyUSD'],
      costChange: ['Cost change', 'currencyUSD'],
      costChangeRatio: ['Cost change %', 'percentunit'],
      costShare: ['Share', 'percentunit'],
      unknownTokens: ['Tokens without a price', 'sishort'],
    });
  });

  it('writes costs to the cent where asked, but no change, saving or price of a part', () => {
    const { fields } = tableFrame(
      { rows, completeness },
      { ...options, measures: ['cost', 'costPerRequest', 'cacheSavings'], compared: true, amounts: 'exact' },
    );
    const forms = Object.fromEntries(fields.map(({ name, config }) => [name, [config.unit, config.decimals]]));
    expect(forms).toMatchObject({
      cost: ['currency:financial:$', 2],
      costBefore: ['currency:financial:$', 2],
      costChange: ['currencyUSD', undefined],
      costPerRequest: ['currencyUSD', undefined],
      cacheSavings: ['currencyUSD', undefined],
    });
  });

  it('puts token classes last, as their groups do', () => {
    const split = [row(['search', 'Output'], cell(1))];
    const frame = tableFrame({ rows: split, completeness }, { ...options, by: ['tokenClass', 'feature'] });
    expect(columnsOf(frame)).toMatchObject({ feature: ['search'], tokenClass: ['Output'] });
    expect(frame.fields.slice(0, 2).map(({ name }) => name)).toEqual(['feature', 'tokenClass']);
  });

  it('has no shares of a quotient and no tokens without a price beside a count', () => {
    const { fields } = tableFrame({ rows, completeness }, { ...options, measures: ['costPer1kTokens'] });
    expect(fields.map(({ name }) => name)).toEqual(['feature', 'costPer1kTokens']);
  });

  it('has the trend of each row as a list of daily values', () => {
    const trend: TableOutcome['trend'] = {
      restMembers: [],
      starts: [10, 20],
      series: rows.map(({ group, isRest }, index) => ({ group, isRest, values: [index, undefined] })),
    };
    const field = tableFrame({ rows, trend, completeness }, options).fields.at(-1);
    expect(field).toMatchObject({ name: 'trend', type: FieldType.other, config: { unit: 'currencyUSD' } });
    expect(field?.values).toEqual([
      [0, null],
      [1, null],
      [2, null],
    ]);
  });

  it('says which groups leak, since which day of the zone, and where nobody knows', () => {
    const since = Date.parse('2026-11-13T23:30:00Z');
    const verdicts = [{ kind: 'leaking', since }, { kind: 'unknown' }, undefined] as const;
    const outcome: TableOutcome = { rows, completeness, leaks: { verdicts, timeZone: 'Europe/Berlin' } };
    expect(columnsOf(tableFrame(outcome, options))['leak']).toEqual(['leaking since Nov 14', 'unknown', null]);
    const others = [{ kind: 'new' }, { kind: 'leaking', since: undefined }, undefined] as const;
    const more: TableOutcome = { rows, completeness, leaks: { verdicts: others, timeZone: 'UTC' } };
    expect(columnsOf(tableFrame(more, options))['leak']).toEqual(['new', 'leaking', null]);
  });

  it('says how groups drift and by how much that is uncertain, or why it cannot', () => {
    const trend = { perWeek: 0.123, uncertainty: 0.03, growth: 0.246, pairs: 7 };
    const of = (drifts: NonNullable<TableOutcome['drifts']>) =>
      columnsOf(tableFrame({ rows, completeness, drifts }, options))['drift'];
    expect(of([{ kind: 'drifting', ...trend }, { kind: 'steady', ...trend, perWeek: -0.05 }, undefined])).toEqual([
      'drifting +12 % ± 3 %',
      '-5 % ± 3 %',
      null,
    ]);
    expect(of([{ kind: 'small' }, { kind: 'too few days' }, { kind: 'unknown' }])).toEqual([
      'small',
      'too few days',
      'unknown',
    ]);
  });
});
