import { randomStream } from './random';

describe('randomStream', () => {
  it('repeats itself for the same seed and keys', () => {
    expect(draw(randomStream(1, 'hour', 5), 20)).toEqual(draw(randomStream(1, 'hour', 5), 20));
  });

  it.each([
    ['seed', randomStream(2, 'hour', 5)],
    ['text key', randomStream(1, 'day', 5)],
    ['number key', randomStream(1, 'hour', 6)],
  ])('differs by %s', (_, other) => {
    expect(draw(other, 3)).not.toEqual(draw(randomStream(1, 'hour', 5), 3));
  });

  it('spreads the first draws of neighbouring hours evenly', () => {
    const firsts = Array.from({ length: 4000 }, (_, hour) => randomStream(1, 'hour', hour).uniform());
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => firsts.filter((value) => Math.floor(value * 10) === tenth).length,
    );
    // Binomial with n = 4000, p = 0.1: five standard deviations are 95.
    expect(Math.min(...tenths)).toBeGreaterThan(305);
    expect(Math.max(...tenths)).toBeLessThan(495);
  });

  it.each([3, 120])('counts %d events on average', (mean) => {
    const random = randomStream(7);
    const counts = Array.from({ length: 4000 }, () => random.poisson(mean));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length));
  });

  it('has a lognormal whose median is the one given', () => {
    const random = randomStream(7);
    const below = Array.from({ length: 4000 }, () => random.logNormal(2600, 0.6)).filter(
      (value) => value < 2600,
    ).length;
    expect(Math.abs(below - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  });
});

function draw(random: ReturnType<typeof randomStream>, count: number): number[] {
  return Array.from({ length: count }, () => random.uniform());
}
