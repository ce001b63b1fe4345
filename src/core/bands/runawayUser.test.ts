import { runawayDefaults, runawayValue } from './runawayUser';

const usd = (dollars: number) => BigInt(dollars * 100) * 10n ** 10n;

describe('runawayValue', () => {
  it('relates 24 hours to ten times the daily average of the week before', () => {
    const spend = { recent: usd(60), baseline: usd(35), baselineDays: 7 };
    expect(runawayValue(spend, runawayDefaults)).toBe(1.2);
  });

  it('has no verdict on less than the floor', () => {
    expect(runawayValue({ recent: usd(4.99), baseline: usd(0.01), baselineDays: 7 }, runawayDefaults)).toBeUndefined();
    expect(runawayValue({ recent: usd(5), baseline: usd(0.01), baselineDays: 7 }, runawayDefaults)).toBeGreaterThan(1);
  });

  it('holds a user without three days of history to a fixed amount', () => {
    expect(runawayValue({ recent: usd(50), baseline: usd(0.1), baselineDays: 2 }, runawayDefaults)).toBe(2);
    expect(runawayValue({ recent: usd(20), baseline: 0n, baselineDays: 0 }, runawayDefaults)).toBe(0.8);
  });

  it('holds a user whose days cost nothing to that amount too', () => {
    expect(runawayValue({ recent: usd(50), baseline: 0n, baselineDays: 7 }, runawayDefaults)).toBe(2);
  });
});
