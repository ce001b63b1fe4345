/** Round marks of an axis that begins at 0, about `count` of them; the last one is not below `highest`. */
export function valueTicks(highest: number, count: number): number[] {
  if (!(highest > 0) || !Number.isFinite(highest)) {
    return [0];
  }
  const rough = highest / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (([1, 2, 5, 10] as const).find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const marks = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: marks + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
