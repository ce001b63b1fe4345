/**
 * Colours that can be told apart when stacked, on dark and on light. No grey (that is the rest and
 * what has no name) and no signal red or green, which mean worse and better.
 */
const palette = [
  '#5794F2',
  '#FF9830',
  '#B877D9',
  '#FADE2A',
  '#37B5B6',
  '#E57FB0',
  '#C15C17',
  '#8AD4FF',
  '#6650A4',
  '#A3C644',
  '#C9A26B',
  '#7C9EB2',
  '#C2418B',
  '#2F5FA8',
] as const;

/**
 * A colour for every name: decided by the name, so that a feature keeps it on every board, and moved on where another name
 * of the same chart already has it. Names are taken in alphabetical order, not by rank, which changes from day to day.
 */
export function assignColors(names: readonly string[]): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  const taken = new Set<number>();
  for (const name of [...new Set(names)].sort()) {
    let slot = hash(name) % palette.length;
    while (taken.has(slot) && taken.size < palette.length) {
      slot = (slot + 1) % palette.length;
    }
    taken.add(slot);
    colors.set(name, palette[slot] ?? palette[0]);
  }
  return colors;
}

/** FNV-1a, 32 bits: short names that differ in one letter land far apart. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const character of name) {
    value = Math.imul(value ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return value >>> 0;
}
