import type { BandHour } from './band';
import type { ValueBand } from './bandOutcome';

/** An hour above its band, and whose it is. */
export interface BrokenHour extends BandHour {
  readonly value: string;
}

/** All hours above their band, the newest first; those of one hour by the dollars above it. */
export function listBrokenHours(values: readonly ValueBand[]): BrokenHour[] {
  return values
    .flatMap(({ value, hours }) => hours.filter(({ broken }) => broken).map((hour) => ({ ...hour, value })))
    .sort((a, b) => b.start - a.start || b.above - a.above);
}

/** What the bands of many values come to. */
export interface BandSummary {
  readonly values: number;
  /** Values with at least one hour above their band. */
  readonly brokenValues: number;
  readonly brokenHours: number;
  /** Dollars above the bands. */
  readonly above: number;
  /** Values whose last hour has no verdict yet; one that has long been silent is not warming up. */
  readonly warmingUp: number;
}

/** Counts the values and the hours above their bands, and adds up the dollars. */
export function summarizeBands(values: readonly ValueBand[]): BandSummary {
  const broken = listBrokenHours(values);
  return {
    values: values.length,
    brokenValues: new Set(broken.map(({ value }) => value)).size,
    brokenHours: broken.length,
    above: broken.reduce((sum, { above }) => sum + above, 0),
    warmingUp: values.filter(({ hours }) => isWarmingUp(hours.at(-1))).length,
  };
}

function isWarmingUp(last: BandHour | undefined): boolean {
  return last !== undefined && last.expected === undefined && last.history + last.calls > 0;
}
