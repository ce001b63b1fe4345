/**
 * Colours that can be told apart when stacked, on dark and on light. No grey (that is the rest and what has no name) and
 * no signal red or green, which mean worse and better.
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

/** Remembers which name has which colour, so that a feature keeps its colour on every chart and every board. */
export interface ColorBook {
  /** How many names can have a colour of their own. */
  readonly size: number;
  /** The colours of the series of one chart, by name. */
  readonly assign: (names: readonly string[]) => ReadonlyMap<string, string>;
}

/**
 * The name decides its colour, the same for everybody, unless another name seen before has it: then it moves on to the next
 * free one. Names of a chart are taken in alphabetical order, not by rank, which changes from day to day. Only beyond the
 * end of the palette do two names share a colour.
 */
export function createColorBook(): ColorBook {
  const slots = new Map<string, number>();
  const taken = new Set<number>();
  const slotOf = (name: string): number => {
    let slot = hash(name) % palette.length;
    while (taken.has(slot) && taken.size < palette.length) {
      slot = (slot + 1) % palette.length;
    }
    return slot;
  };
  return {
    size: palette.length,
    assign: (names) =>
      new Map(
        [...names].sort().map((name) => {
          const slot = slots.get(name) ?? slotOf(name);
          slots.set(name, slot);
          taken.add(slot);
          return [name, palette[slot] ?? palette[0]];
        }),
      ),
  };
}

/** FNV-1a, 32 bits: short names that differ in one letter land far apart. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const character of name) {
    value = Math.imul(value ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return value >>> 0;
}
