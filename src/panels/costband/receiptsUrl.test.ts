import type { BandMeta } from 'frames/bandMeta';
import { receiptsUrl } from './receiptsUrl';

const meta: BandMeta = {
  kind: 'trailing',
  sigmas: 3,
  floorUsd: 1,
  warmUpHours: 48,
  historyHours: 168,
  runningHour: null,
  dataSource: 'costs',
  dimension: 'feature',
  filters: [],
};
const search = (filters: BandMeta['filters'], value = 'chat') =>
  new URL(receiptsUrl({ ...meta, filters }, { value, from: 1000, to: 2000 }), 'http://localhost').searchParams;

describe('receiptsUrl', () => {
  it('leads to the calls of the hour and of the value', () => {
    expect(receiptsUrl(meta, { value: 'a & b', from: 1000, to: 2000 })).toBe(
      '/a/llmops-tokencost-app/receipts?var-datasource=costs&from=1000&to=2000&var-feature=a+%26+b',
    );
  });

  it('keeps the other filters of the query', () => {
    const kept = search([
      { dimension: 'model', operator: 'in', values: ['gpt-4o', 'o3'] },
      { dimension: 'user', operator: 'not in', values: ['a|b,c#d'] },
    ]);
    expect(kept.getAll('var-model')).toEqual(['gpt-4o', 'o3']);
    expect(kept.getAll('var-filters')).toEqual(['user|!=|a__gfp__b__gfc__c__gfh__d']);
  });

  it('narrows a filter on the same dimension to the value', () => {
    const kept = search([{ dimension: 'feature', operator: 'in', values: ['chat', 'search'] }]);
    expect(kept.getAll('var-feature')).toEqual(['chat']);
  });
});
