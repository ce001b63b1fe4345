import type { Random } from './random';

export const USER_COUNT = 5000;

/** Weight of rank r is 1 / r: the first 1 % of users make about half of the requests. */
const cumulativeWeights = buildCumulativeWeights(USER_COUNT);

/** A user of the demo's 5,000, with a heavy tail. */
export function drawUser(random: Random): string {
  const total = cumulativeWeights[USER_COUNT - 1] ?? 0;
  const target = random.uniform() * total;
  let low = 0;
  let high = USER_COUNT - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulativeWeights[middle] ?? 0) > target) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return userOfRank(low + 1);
}

/** The user who is the `rank`-th busiest (1 to 5,000). 2887 and 5000 share no factor: every rank has a name of its own. */
export function userOfRank(rank: number): string {
  return `user-${String((rank * 2887) % USER_COUNT).padStart(4, '0')}`;
}

/** The tenant a user belongs to: 40 of them, the first ones with the most users. */
export function tenantOf(user: string): string {
  const share = (Number(user.slice('user-'.length)) % 97) / 97;
  return `tenant-${String(1 + Math.floor(40 * share * share)).padStart(2, '0')}`;
}

function buildCumulativeWeights(count: number): Float64Array {
  const weights = new Float64Array(count);
  let total = 0;
  for (let rank = 1; rank <= count; rank++) {
    total += 1 / rank;
    weights[rank - 1] = total;
  }
  return weights;
}
