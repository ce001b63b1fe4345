import { HOUR, WEEK } from '../usage/timeWindow';
import type { BandHour } from './band';
import { LOOK_BACK_HOURS } from './ruleValue';

/** Broken hours that a person on call would see as one incident. */
export interface Incident {
  readonly from: number; // start of the first broken hour, epoch ms
  readonly to: number; // end of the last one
  readonly hours: number;
  /** Dollars above the band. */
  readonly above: number;
}

/** Joins broken hours into incidents, oldest first: with fewer quiet hours between them than the rule looks back, it goes on firing. */
export function findIncidents(hours: readonly BandHour[], lookBackHours = LOOK_BACK_HOURS): Incident[] {
  const incidents: Incident[] = [];
  for (const { start, broken, above } of hours) {
    if (!broken) {
      continue;
    }
    const last = incidents.at(-1);
    const end = start + HOUR;
    if (last !== undefined && start - last.to < lookBackHours * HOUR) {
      incidents[incidents.length - 1] = { from: last.from, to: end, hours: last.hours + 1, above: last.above + above };
    } else {
      incidents.push({ from: start, to: end, hours: 1, above });
    }
  }
  return incidents;
}

/** What a rule would have done to the people on call. */
export interface BackTest {
  readonly incidents: number;
  readonly brokenHours: number;
  readonly pagesPerWeek: number;
  /** Dollars above the band. */
  readonly above: number;
}

/** Sums up the incidents of all features within a window of `length` milliseconds. */
export function summarizeBackTest(incidents: readonly Incident[], length: number): BackTest {
  return {
    incidents: incidents.length,
    brokenHours: incidents.reduce((sum, { hours }) => sum + hours, 0),
    pagesPerWeek: (incidents.length * WEEK) / length,
    above: incidents.reduce((sum, { above }) => sum + above, 0),
  };
}
