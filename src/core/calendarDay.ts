/** Whether a text begins with a day that exists, such as `2026-01-31`; the engine itself reads 31 February as 3 March. */
export function startsWithDay(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
