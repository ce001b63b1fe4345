import { isJsonObject } from './jsonObject';

describe('isJsonObject', () => {
  it.each([[{}], [{ key: null }], [Object.create(null)]])('is true for %j', (value) => {
    expect(isJsonObject(value)).toBe(true);
  });

  it.each([[null], [undefined], [[]], ['{}'], [1], [true], [() => ({})]])('is false for %p', (value) => {
    expect(isJsonObject(value)).toBe(false);
  });
});
