import { type OwnPrice, matchesOf } from './ownPrice';

/** What is wrong with the dates of entries for the same calls: each problem names both entries and the days between. */
export function checkValidity(entries: readonly OwnPrice[]): string[] {
  const byMatch = new Map<string, OwnPrice[]>();
  for (const entry of entries) {
    for (const match of matchesOf(entry)) {
      byMatch.set(match, [...(byMatch.get(match) ?? []), entry]);
    }
  }
  const problems = [...byMatch.values()].flatMap((same) => {
    const ordered = same.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    return ordered.slice(1).flatMap((entry, index) => {
      const before = ordered[index];
      return before === undefined ? [] : describeBorder(before, entry);
    });
  });
  return [...new Set(problems)];
}

function describeBorder(before: OwnPrice, after: OwnPrice): string[] {
  const end = before.to ?? Infinity;
  const start = startOf(after);
  if (end === start) {
    return [];
  }
  const pair = `${before.name} (to ${describe(before.to)}) and ${after.name} (from ${describe(after.from)})`;
  return [
    end > start
      ? `entries for the same calls overlap: ${pair}`
      : `entries for the same calls leave a gap, in which the price below would hold: ${pair}`,
  ];
}

function startOf({ from }: OwnPrice): number {
  return from ?? -Infinity;
}

function describe(instant: number | null): string {
  return instant === null ? 'open' : new Date(instant).toISOString();
}
