import { type CostParts, addParts, noParts, subtractPart, totalHits } from './costParts';

const part = (known: bigint, unknownCalls: number) => ({ known, unknownCalls });
const parts: CostParts = {
  failed: part(1n, 2),
  retries: part(3n, 4),
  fallbackPremium: part(-5n, 6),
  cacheReads: part(7n, 8),
  cacheWrites: part(9n, 10),
  avoided: part(11n, 12),
  hits: { exact: 1, semantic: 20, unspecified: 300 },
  misses: 13,
};

describe('addParts', () => {
  it('adds every part to its own', () => {
    expect(addParts(parts, parts)).toEqual({
      failed: part(2n, 4),
      retries: part(6n, 8),
      fallbackPremium: part(-10n, 12),
      cacheReads: part(14n, 16),
      cacheWrites: part(18n, 20),
      avoided: part(22n, 24),
      hits: { exact: 2, semantic: 40, unspecified: 600 },
      misses: 26,
    });
    expect(addParts(parts, noParts)).toEqual(parts);
  });
});

describe('subtractPart', () => {
  it('takes dollars away, and keeps unknown what is unknown in either', () => {
    expect(subtractPart(part(10n, 1), part(3n, 2))).toEqual(part(7n, 3));
  });
});

describe('totalHits', () => {
  it('counts the hits of caches of every kind', () => {
    expect(totalHits(parts)).toBe(321);
  });
});
