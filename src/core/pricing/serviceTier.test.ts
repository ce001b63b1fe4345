import { isStandardTier, normalTier } from './serviceTier';

describe('normalTier', () => {
  it.each([null, undefined, '', ' ', 'default', 'Standard', 'AUTO', 'on_demand', 'standard_only', 'unspecified'])(
    'takes %j for the standard tier',
    (serviceTier) => {
      expect(normalTier(serviceTier)).toBe('standard');
      expect(isStandardTier(serviceTier)).toBe(true);
    },
  );

  it.each([
    ['Batch', 'batch'],
    ['batches', 'batch'],
    ['batch_api', 'batch'],
    [' FLEX ', 'flex'],
    ['priority', 'priority'],
    ['scale', 'scale'],
  ])('takes %s for %s, which is not standard', (serviceTier, tier) => {
    expect(normalTier(serviceTier)).toBe(tier);
    expect(isStandardTier(serviceTier)).toBe(false);
  });
});
