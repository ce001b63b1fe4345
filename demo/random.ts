import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random draws that its keys alone decide. */
export interface Random {
  /** A number in [0, 1) with 32 bits. */
  uniform(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  chance(probability: number): boolean;
  /** Standard normal (Box-Muller). */
  normal(): number;
  /** Lognormal by its median; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
  poisson(mean: number): number;
  /** Lower-case hexadecimal digits, a multiple of eight of them. */
  hex(digits: number): string;
}

type Key = string | number;

/**
 * The stream of a seed and of what it is for, such as a feature and an hour. Every cell has a stream of its own, so that an
 * incident in one hour changes no other: this is what makes "the same seed without the incident" an exact comparison.
 */
export function randomStream(seed: number, ...keys: readonly Key[]): Random {
  const generator = xoroshiro128plus(keys.reduce<number>(mixKey, mixNumber(0x811c9dc5, seed)));
  // The first outputs are sums of the seed words: four are dropped before the state is mixed.
  for (let skipped = 0; skipped < 4; skipped++) {
    generator.next();
  }

  const uniform = () => (generator.next() >>> 0) / 4294967296;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  return {
    uniform,
    normal,
    below: (bound) => Math.floor(uniform() * bound),
    chance: (probability) => uniform() < probability,
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
    poisson: (mean) =>
      mean > 40 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : countPoisson(mean, uniform),
    hex(digits) {
      let text = '';
      while (text.length < digits) {
        text += (generator.next() >>> 0).toString(16).padStart(8, '0');
      }
      return text;
    },
  };
}

function mixKey(state: number, key: Key): number {
  if (typeof key === 'number') {
    return mixNumber(state, key);
  }
  let mixed = state;
  for (let at = 0; at < key.length; at++) {
    mixed = mixNumber(mixed, key.charCodeAt(at));
  }
  return mixed;
}

/** MurmurHash3's finaliser over the state and the key: neighbouring keys end far apart. */
function mixNumber(state: number, key: number): number {
  let mixed = Math.imul(state ^ key, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Knuth's multiplication method: exact, and quick where the mean is small. */
function countPoisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) {
    count++;
  }
  return count;
}
