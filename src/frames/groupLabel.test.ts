import { REST_LABEL, groupLabel } from './groupLabel';

describe('groupLabel', () => {
  it.each([
    [['search'], false, 'search'],
    [['search', 'gpt-4o'], false, 'search · gpt-4o'],
    [[], false, 'Cost'],
    [[], true, REST_LABEL],
  ])('names %j, rest %s, as "%s"', (values, isRest, label) => {
    expect(groupLabel({ values }, isRest, 'Cost')).toBe(label);
  });
});
