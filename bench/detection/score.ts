import { type LabelledSeries, SERIES_HOURS, WARM_UP_HOURS, WEEK_HOURS } from './labelledSeries';

/** The hours of an incident, indices into the scores. */
export type IncidentHours = Pick<LabelledSeries, 'from' | 'to'>;

/** How far above its expectation each hour of a series was, in the detector's own deviations. */
export type Scores = Float64Array;

/** Broken hours this close are one alarm. */
const JOINED_WITHIN = 2;

/** Alarms per week on series without an incident, broken hours that lie close counted once. */
export function falseAlarmsPerWeek(scores: readonly Scores[], sigmas: number): number {
  const weeks = (scores.length * (SERIES_HOURS - WARM_UP_HOURS)) / WEEK_HOURS;
  return scores.reduce((sum, each) => sum + countAlarms(each, sigmas), 0) / weeks;
}

function countAlarms(scores: Scores, sigmas: number): number {
  let alarms = 0;
  let last = -Infinity;
  for (let hour = WARM_UP_HOURS; hour < SERIES_HOURS; hour++) {
    if ((scores[hour] as number) > sigmas) {
      alarms += hour - last > JOINED_WITHIN ? 1 : 0;
      last = hour;
    }
  }
  return alarms;
}

export interface Detection {
  /** Share of the incidents that broke the band while they lasted. */
  readonly recall: number;
  /** Hours from the beginning to the end of the first broken hour, the median of those found; NaN where none was. */
  readonly medianDelay: number;
}

export function detect(series: readonly IncidentHours[], scores: readonly Scores[], sigmas: number): Detection {
  const delays = series.flatMap(({ from, to }, index) => {
    for (let hour = from; hour < to; hour++) {
      if ((scores[index]?.[hour] as number) > sigmas) {
        return [hour - from + 1];
      }
    }
    return [];
  });
  delays.sort((a, b) => a - b);
  return { recall: delays.length / series.length, medianDelay: delays[Math.floor(delays.length / 2)] ?? NaN };
}

/** Hours after an incident in which an alarm would be about what is over. */
const AFTERMATH = 24;

/** Share of the incidents that are followed by an alarm within a day of their end, its first hour left out. */
export function shareWithAftermath(
  series: readonly IncidentHours[],
  scores: readonly Scores[],
  sigmas: number,
): number {
  const followed = series.filter(({ to }, index) =>
    scores[index]?.slice(to + 1, to + AFTERMATH).some((score) => score > sigmas),
  );
  return followed.length / series.length;
}

/** The smallest number of sigmas at which a detector stays at or below a rate of false alarms. */
export function sigmasFor(scores: readonly Scores[], target: number): number {
  let low = 0.5;
  let high = 60;
  for (let step = 0; step < 22; step++) {
    const middle = (low + high) / 2;
    if (falseAlarmsPerWeek(scores, middle) <= target) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
