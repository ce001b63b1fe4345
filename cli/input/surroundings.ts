/** The resource that is being read and its scopes, by place. */
export interface Surroundings {
  /**
   * Begins a resource. What is known of the one before is forgotten: a document does not come back to it, and one with a
   * resource for every span (500,000 in 1 GB) would fill the memory with them.
   */
  enter(resourcePlace: string): void;
  set(place: string, value: unknown): void;
  valueAt(place: string): unknown;
  /** Remembers that spans were read with what is known of a place so far. */
  use(place: string): void;
  isUsed(place: string): boolean;
}

/** Holds nothing at first. */
export function currentSurroundings(): Surroundings {
  const values = new Map<string, unknown>();
  const used = new Set<string>();
  let current: string | undefined;
  return {
    enter(resourcePlace) {
      if (resourcePlace !== current) {
        current = resourcePlace;
        values.clear();
        used.clear();
      }
    },
    set: (place, value) => void values.set(place, value),
    valueAt: (place) => values.get(place),
    use: (place) => void used.add(place),
    isUsed: (place) => used.has(place),
  };
}
