import { valuesFrame } from './valuesFrame';

describe('valuesFrame', () => {
  it('shows what is filtered by, in the order given', () => {
    const frame = valuesFrame(['b', 'a'], 'V');
    expect(frame.refId).toBe('V');
    expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
      ['text', ['b', 'a']],
      ['value', ['b', 'a']],
    ]);
  });
});
