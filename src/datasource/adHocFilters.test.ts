import { adHocKeys, parseAdHocFilters } from './adHocFilters';

describe('parseAdHocFilters', () => {
  it.each([
    ['=', 'in', ['search']],
    ['!=', 'not in', ['search']],
    ['=|', 'in', ['search', 'chat, and "more"']],
    ['!=|', 'not in', ['search', 'chat, and "more"']],
  ] as const)('reads %s as %s', (operator, expected, values) => {
    const filter = { key: 'feature', operator, value: 'search', values: [...values] };
    expect(parseAdHocFilters([filter])).toEqual([{ dimension: 'feature', operator: expected, values }]);
  });

  it('reads a list operator with one value only', () => {
    expect(parseAdHocFilters([{ key: 'model', operator: '=|', value: 'gpt-4o' }])).toEqual([
      { dimension: 'model', operator: 'in', values: ['gpt-4o'] },
    ]);
  });

  it('names a key that is no dimension and lists those that are', () => {
    expect(() => parseAdHocFilters([{ key: 'job', operator: '=', value: 'x' }])).toThrow(
      /"job" is nothing.*feature, user/,
    );
  });

  it('says which operators can be answered', () => {
    expect(() => parseAdHocFilters([{ key: 'user', operator: '=~', value: 'a.*' }])).toThrow(
      /=~ cannot be answered. Use =/,
    );
  });

  it('has none where the dashboard has none', () => {
    expect(parseAdHocFilters(undefined)).toEqual([]);
  });
});

describe('adHocKeys', () => {
  it('offers every dimension under its label', () => {
    expect(adHocKeys()).toContainEqual({ text: 'Error class', value: 'errorClass' });
  });
});
