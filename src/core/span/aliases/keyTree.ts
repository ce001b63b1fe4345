import type { RankedAlias } from './alias';

/** The keys that lead to facts inside an object, level by level, so that each is looked up once for all of its facts. */
export interface KeyTree {
  readonly branches: readonly KeyBranch[];
  /** Fits any text that may hold one of the outermost keys; text that it does not fit need not be parsed. */
  readonly spelled: RegExp;
}

export interface KeyBranch {
  readonly key: string;
  /** The facts that the value under the key itself is. */
  readonly aliases: readonly RankedAlias[];
  readonly branches: readonly KeyBranch[];
}

interface GrowingBranch extends KeyBranch {
  readonly aliases: RankedAlias[];
  readonly branches: GrowingBranch[];
}

/** Arranges facts by their paths; a dot separates keys, and positions in a list are keys. */
export function buildKeyTree(rows: readonly { readonly path: string; readonly alias: RankedAlias }[]): KeyTree {
  const trunk: GrowingBranch[] = [];
  for (const { path, alias } of rows) {
    let branches = trunk;
    let branch: GrowingBranch | undefined;
    for (const key of path.split('.')) {
      branch = branches.find((known) => known.key === key);
      if (branch === undefined) {
        branch = { key, aliases: [], branches: [] };
        branches.push(branch);
      }
      branches = branch.branches;
    }
    branch?.aliases.push(alias);
  }
  return { branches: trunk, spelled: spellingOf(trunk) };
}

/**
 * A key stands between quotes, which backslashes precede where JSON is kept inside JSON. Any other escape than of a quote,
 * a backslash, a slash or a blank may spell a letter of a key and fits as well.
 */
function spellingOf(trunk: readonly KeyBranch[]): RegExp {
  const keys = trunk.map(({ key }) => key).join('|');
  return new RegExp(`["'](?:${keys})\\\\*["']|\\\\[^"'\\\\/nrt]`);
}
