import { filterParameter, parseSelection, rangeOf, rangeParameters } from './receiptsSelection';

describe('parseSelection', () => {
  it('is the last seven days of everything where the address says nothing', () => {
    expect(parseSelection('')).toEqual({ dataSource: '', from: 'now-7d', to: 'now', filters: [], adHoc: [] });
  });

  it('reads the variables of a board, several values of one too', () => {
    const search =
      'var-datasource=cost&from=1700000000000&to=now&var-feature=a%26b&var-feature=c&var-errorClass=timeout';
    expect(parseSelection(search)).toEqual({
      dataSource: 'cost',
      from: '1700000000000',
      to: 'now',
      filters: [
        { dimension: 'feature', operator: 'in', values: ['a&b', 'c'] },
        { dimension: 'errorClass', operator: 'in', values: ['timeout'] },
      ],
      adHoc: [],
    });
  });

  it.each(['$__all', '__all', 'All', ''])('takes "%s" for no filter', (value) => {
    expect(parseSelection(`var-feature=${value}&var-user=`).filters).toEqual([]);
  });

  it('reads ad hoc filters as Grafana writes them', () => {
    const texts = ['tenant|=|a__gfp__b__gfc__c', 'tenant|=__gfp__|x|y,the label of y', 'service|!=|web'];
    const search = new URLSearchParams(texts.map((text) => ['var-filters', text])).toString();
    expect(parseSelection(search).adHoc).toEqual([
      { key: 'tenant', operator: '=', value: 'a|b,c' },
      { key: 'tenant', operator: '=|', value: 'x', values: ['x', 'y'] },
      { key: 'service', operator: '!=', value: 'web' },
    ]);
  });

  it.each(['var-filters=', 'var-filters=tenant', 'var-filters=tenant|%3D'])(
    'takes %s for no ad hoc filter',
    (search) => {
      expect(parseSelection(search).adHoc).toEqual([]);
    },
  );
});

describe('filterParameter', () => {
  it('is the name under which the filter is read', () => {
    const [filter] = parseSelection('var-model=gpt-4o').filters;
    expect(filter && filterParameter(filter)).toBe('var-model');
  });
});

describe('rangeOf', () => {
  it('reads epoch milliseconds and words, and writes them back', () => {
    const range = rangeOf({ from: '1700000000000', to: '1700003600000' });
    expect([range.from.valueOf(), range.to.valueOf()]).toEqual([1_700_000_000_000, 1_700_003_600_000]);
    expect(rangeParameters(range)).toEqual({ from: '1700000000000', to: '1700003600000' });
    expect(rangeParameters(rangeOf({ from: 'now-6h', to: 'now' }))).toEqual({ from: 'now-6h', to: 'now' });
  });
});
