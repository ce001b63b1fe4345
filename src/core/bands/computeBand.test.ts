import fc from 'fast-check';
import { HOUR } from '../usage/timeWindow';
import { type HourlyCost, bandDefaults, historyHours } from './band';
import { computeBand } from './computeBand';

const START = Date.parse('2026-03-01T00:00:00Z');
const DOLLAR = 10n ** 12n;

function hour(index: number, usd: number): HourlyCost {
  const cost = BigInt(Math.round(usd * 1e6)) * 10n ** 6n;
  return { start: START + index * HOUR, cost, costSquared: cost ** 2n / 100n, calls: 1, callsUnknown: 0 };
}

function steady(hours: number, usd: (index: number) => number): HourlyCost[] {
  return Array.from({ length: hours }, (_, index) => hour(index, usd(index)));
}

describe('the trailing band', () => {
  const options = bandDefaults.trailing;

  it('expects the mean of the 168 hours before, without the hour itself', () => {
    const hours = [...steady(168, (index) => (index % 2 === 0 ? 10 : 20)), hour(168, 500)];
    const last = computeBand(hours, START + 169 * HOUR, options).at(-1);
    expect(last?.n).toBe(168);
    expect(last?.expected).toBeCloseTo(15, 12);
    expect(last?.sigma).toBeCloseTo(5 * Math.sqrt(168 / 167), 12);
    expect(last?.upper).toBeCloseTo(15 + 15 * Math.sqrt(168 / 167), 12);
    expect(last).toMatchObject({ broken: true });
    expect(last?.above).toBeCloseTo(500 - 15 - 15 * Math.sqrt(168 / 167), 9);
  });

  it('says nothing before 48 hours of history', () => {
    const verdicts = computeBand(
      steady(60, () => 100),
      START + 60 * HOUR,
      options,
    );
    expect(verdicts.slice(0, 48).every(({ upper, broken }) => upper === undefined && !broken)).toBe(true);
    expect(verdicts[48]?.upper).toBeDefined();
  });

  it('counts hours without a call as hours that cost nothing', () => {
    const hours = [hour(0, 50), hour(99, 10)];
    const last = computeBand(hours, START + 100 * HOUR, options).at(-1);
    expect(last).toMatchObject({ n: 99 });
    expect(last?.expected).toBeCloseTo(50 / 99, 12);
  });

  it('does not call a small step of a constant cost an anomaly', () => {
    const hours = [...steady(168, () => 100), hour(168, 114), hour(169, 116)];
    const [step, jump] = computeBand(hours, START + 170 * HOUR, options).slice(-2);
    expect(step?.broken).toBe(false);
    expect(jump?.broken).toBe(true);
  });

  it('leaves cents alone whatever their band says', () => {
    const hours = [...steady(168, () => 0.01), hour(168, 1), hour(169, 1.01)];
    const [atFloor, above] = computeBand(hours, START + 170 * HOUR, options).slice(-2);
    expect(atFloor).toMatchObject({ broken: false, upper: 1 });
    expect(above).toMatchObject({ broken: true });
  });

  it('forgets a spike that is more than a week ago without a trace', () => {
    const spike = [
      hour(0, 1e9),
      ...steady(400, () => 0)
        .slice(1)
        .map((_, index) => hour(index + 1, 2)),
    ];
    const calm = computeBand(spike, START + 400 * HOUR, options).at(-1);
    expect(calm).toMatchObject({ expected: 2, sigma: 0.1 });
  });

  it('begins anew after a week of silence', () => {
    const hours = [...steady(100, () => 3), hour(300, 3), hour(310, 50)];
    const last = computeBand(hours, START + 311 * HOUR, options).at(-1);
    expect(last).toMatchObject({ history: 10, upper: undefined, broken: false });
  });

  it('agrees with the textbook formula on any series', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 60, maxLength: 400 }), (cents) => {
        const usd = cents.map((value) => value / 100);
        const last = computeBand(
          usd.map((value, index) => hour(index, value)),
          START + usd.length * HOUR,
          options,
        ).at(-1);
        const window = usd.slice(Math.max(0, usd.length - 169), -1);
        const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
        const deviation = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (window.length - 1));
        const upper = Math.max(mean + 3 * Math.max(deviation, 0.05 * mean), 1);
        expect(Math.abs((last?.upper ?? NaN) - upper) / upper).toBeLessThan(1e-9);
        expect(last?.broken).toBe((usd.at(-1) ?? NaN) > (last?.upper ?? NaN));
      }),
    );
  });
});

describe('the seasonal band', () => {
  const options = bandDefaults.seasonal;
  /** A working day that is dear, a night that is not. */
  const officeHours = (index: number) =>
    index % 24 >= 9 && index % 24 < 18 && Math.floor(index / 24) % 7 < 5 ? 100 : 2;

  it('expects of each hour what the same hour of the week cost', () => {
    const hours = steady(6 * 168, officeHours);
    const week = computeBand(hours, START + 6 * 168 * HOUR, options).slice(-168);
    expect(week.every(({ broken }) => !broken)).toBe(true);
    expect(week[12]?.expected).toBeCloseTo(100, 9);
    expect(week[2]?.expected).toBeCloseTo(2, 9);
  });

  it('sees a dear night that the trailing band lets pass', () => {
    const hours = [...steady(5 * 168, officeHours), ...steady(3, () => 0).map((_, index) => hour(840 + index, 40))];
    const until = START + 843 * HOUR;
    expect(computeBand(hours, until, options).at(-1)).toMatchObject({ broken: true, n: 12 });
    expect(computeBand(hours, until, bandDefaults.trailing).at(-1)).toMatchObject({ broken: false });
  });

  it('warms up for two weeks', () => {
    const verdicts = computeBand(steady(400, officeHours), START + 400 * HOUR, options);
    expect(verdicts[335]?.upper).toBeUndefined();
    expect(verdicts[336]).toMatchObject({ n: 5 });
  });

  it('puts the border where the Wilson-Hilferty z is the number of sigmas', () => {
    const last = computeBand(steady(6 * 168, officeHours), START + 6 * 168 * HOUR, options).at(-1);
    const { expected = NaN, sigma = NaN, upper = NaN } = last ?? {};
    const shape = (expected / sigma) ** 2;
    expect(3 * Math.sqrt(shape) * (Math.cbrt(upper / expected) - 1 + 1 / (9 * shape))).toBeCloseTo(4, 9);
  });

  describe('over 24 hours', () => {
    /** Five quiet weeks at $100 an hour, then hours at `times` as much. */
    const after = (times: readonly number[]) => [
      ...steady(840, () => 100),
      ...times.map((each, index) => hour(840 + index, 100 * each)),
    ];
    const judge = (times: readonly number[]) =>
      computeBand(after(times), START + (840 + times.length) * HOUR, options).slice(840);
    const day = Array.from({ length: 24 }, () => 1.65);

    it('sees a day that is dear all along, though none of its hours is dear enough', () => {
      const broken = judge(day).map((each) => each.broken);
      expect(broken.slice(0, 12)).not.toContain(true);
      expect(broken.at(-1)).toBe(true);
    });

    it('puts the border where the z of the last 24 hours is the number of sigmas', () => {
      const { upper = NaN } = judge(Array.from({ length: 24 }, (_, index) => (index < 23 ? 1.55 : 3))).at(-1) ?? {};
      // Of the 695 hours before it, 672 cost $100 and 23 cost $155; `hour` gives each a hundredth of its square.
      const phi = (672 * 100 ** 2 + 23 * 155 ** 2) / 100 / (672 * 100 + 23 * 155);
      const [expected, relative] = [2400, Math.sqrt(phi / 2400 + 0.12 ** 2)];
      const z = (3 / relative) * (Math.cbrt((23 * 155 + upper) / expected) - 1 + relative ** 2 / 9);
      expect(z).toBeCloseTo(4, 9);
    });

    it('is calm as soon as an incident is over, though its hours are among the 24', () => {
      expect(judge([10, 10, 10, 1, 1.3, 1.3]).map(({ broken }) => broken)).toEqual([
        true,
        true,
        true,
        false,
        false,
        false,
      ]);
    });

    it('needs two weeks to compare the 24 hours with', () => {
      const early = (weeks: number) => {
        const before = weeks * 168 + 22;
        const hours = [...steady(before, () => 100), ...day.map((times, index) => hour(before + index, 100 * times))];
        return computeBand(hours, START + (before + 24) * HOUR, { ...options, warmUpHours: 168 }).at(-1)?.broken;
      };
      expect([early(1), early(2)]).toEqual([false, true]);
    });
  });

  it('does not judge a feature of few and dear calls more strictly than one of a narrower spread', () => {
    const few = (squaredPerHour: bigint) =>
      steady(400, () => 1).map((each) => ({ ...each, costSquared: DOLLAR ** 2n * squaredPerHour }));
    const [wide, wider] = [few(200n), few(2000n)].map(
      (hours) => computeBand([...hours, hour(400, 9)], START + 401 * HOUR, options).at(-1)?.upper,
    );
    expect(wide).toBeCloseTo(125, 9);
    expect(wider).toBeCloseTo(125, 9);
  });

  it('puts the border of a feature that never cost anything at the floor', () => {
    const last = computeBand([...steady(400, () => 0), hour(400, 2)], START + 401 * HOUR, options).at(-1);
    expect(last).toMatchObject({ expected: 0, upper: 1, broken: true });
  });

  it('refuses hours without squared costs', () => {
    const hours = [{ start: START, cost: DOLLAR, calls: 1, callsUnknown: 0 }];
    expect(() => computeBand(hours, START + 2 * HOUR, options)).toThrow(/squared costs of the hour 2026-03-01T00:00/);
  });
});

describe.each(['trailing', 'seasonal'] as const)('the %s band', (kind) => {
  it('comes to the same verdict from the hours it looks back at as from all of them', () => {
    const mostlyQuiet = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 900_000 }));
    fc.assert(
      fc.property(fc.array(mostlyQuiet, { minLength: 700, maxLength: 760 }), (cents) => {
        const hours = cents.flatMap((value, index) => (value === 0 ? [] : [hour(index, value / 100)]));
        const until = START + cents.length * HOUR;
        const needed = hours.filter(({ start }) => start >= until - (historyHours[kind] + 1) * HOUR);
        const last = computeBand(hours, until, bandDefaults[kind]).at(-1);
        expect(computeBand(needed, until, bandDefaults[kind]).at(-1)).toEqual(last);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the grid of hours', () => {
  it('refuses an hour that is given twice, and one that begins at half past', () => {
    expect(() => computeBand([hour(0, 1), hour(0, 2)], START + HOUR, bandDefaults.trailing)).toThrow(/given twice/);
    expect(() =>
      computeBand([{ ...hour(0, 1), start: START + HOUR / 2 }], START + HOUR, bandDefaults.trailing),
    ).toThrow(/full hour/);
  });

  it('is empty for a feature without a call', () => {
    expect(computeBand([], START, bandDefaults.trailing)).toEqual([]);
  });
});
