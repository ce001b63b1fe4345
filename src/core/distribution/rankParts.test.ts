import { rankParts } from './rankParts';

const DOLLAR = 10n ** 12n;

describe('rankParts', () => {
  it('says how much of a part the dearest 1 % make', () => {
    const parts = [{ value: 'chat', cost: 4n * DOLLAR, costOfTopPercent: DOLLAR, callsUnknown: 9 }];
    expect(rankParts(parts, 5)).toEqual([{ value: 'chat', cost: 4, costOfTopPercent: 1, topPercentShare: 0.25 }]);
  });

  it('knows nothing of a part without a known dollar, and of a free one that it is free', () => {
    const none = { cost: 0n, costOfTopPercent: 0n };
    const parts = [
      { value: 'free', ...none, callsUnknown: 0 },
      { value: 'unknown', ...none, callsUnknown: 1 },
    ];
    expect(rankParts(parts, 5).map(({ cost, topPercentShare }) => [cost, topPercentShare])).toEqual([
      [0, undefined],
      [undefined, undefined],
    ]);
  });

  it('stops at the limit', () => {
    const part = { value: 'chat', cost: DOLLAR, costOfTopPercent: 0n, callsUnknown: 0 };
    expect(rankParts([part, part, part], 2)).toHaveLength(2);
  });
});
