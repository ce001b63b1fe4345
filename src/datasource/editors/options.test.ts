import { measureNames } from 'core/usage/measure';
import { measureOptions, timeZoneOptions } from './options';

describe('measureOptions', () => {
  it('offers every measure once', () => {
    expect(measureOptions.map(({ value }) => value).sort()).toEqual([...measureNames].sort());
  });
});

describe('timeZoneOptions', () => {
  it('offers zones once, UTC first', () => {
    const zones = timeZoneOptions.map(({ value }) => value);
    expect(zones[0]).toBe('UTC');
    expect(zones).toContain('Europe/Berlin');
    expect(new Set(zones).size).toBe(zones.length);
  });
});
