const units = [
  ['y', 365 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

const millisecondsOf: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Milliseconds as Grafana writes an interval: in the largest unit that fits at least once, cut to whole units. */
export function formatInterval(milliseconds: number): string {
  const unit = units.find(([, length]) => milliseconds >= length);
  return unit ? `${Math.floor(milliseconds / unit[1])}${unit[0]}` : `${Math.max(1, Math.floor(milliseconds))}ms`;
}

/** Milliseconds of an interval such as `1h` or `'5m'`; undefined where it is none. */
export function parseInterval(text: string): number | undefined {
  const match = /^'?(\d+)(ms|[smhdwMy])'?$/.exec(text.trim());
  const unit = match?.[2] === undefined ? undefined : millisecondsOf[match[2]];
  return unit === undefined ? undefined : Number(match?.[1]) * unit;
}
