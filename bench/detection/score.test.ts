import { SERIES_HOURS, WARM_UP_HOURS } from './labelledSeries';
import { type IncidentHours, type Scores, detect, falseAlarmsPerWeek, shareWithAftermath, sigmasFor } from './score';

/** Zero in every hour but those given, which are counted from the end of the warm-up. */
function scoresAt(hours: Readonly<Record<number, number>>): Scores {
  const scores = new Float64Array(SERIES_HOURS);
  for (const [hour, score] of Object.entries(hours)) {
    scores[WARM_UP_HOURS + Number(hour)] = score;
  }
  return scores;
}

/** An incident from one hour after the warm-up up to another. */
function incidentIn(from: number, to: number): IncidentHours {
  return { from: WARM_UP_HOURS + from, to: WARM_UP_HOURS + to };
}

describe('falseAlarmsPerWeek', () => {
  it('counts broken hours that lie within two hours as one alarm', () => {
    // Four weeks are judged: hours 10, 11, 13 are one alarm, 16 is a second.
    expect(falseAlarmsPerWeek([scoresAt({ 10: 5, 11: 5, 13: 5, 16: 5 })], 4)).toBe(2 / 4);
  });

  it('is the mean over the series', () => {
    expect(falseAlarmsPerWeek([scoresAt({ 1: 5 }), scoresAt({}), scoresAt({ 1: 5, 500: 5 })], 4)).toBe(3 / 12);
  });

  it('counts neither the warm-up nor what is no more than the sigmas', () => {
    expect(falseAlarmsPerWeek([scoresAt({ [-1]: 9, 10: 4 })], 4)).toBe(0);
  });
});

describe('detect', () => {
  const series = [incidentIn(10, 14), incidentIn(10, 14), incidentIn(10, 14), incidentIn(10, 14)];

  it('counts an incident that breaks the band while it lasts, up to the end of the first broken hour', () => {
    const scores = [
      scoresAt({ 10: 5 }), // after 1 hour
      scoresAt({ 12: 5, 13: 9 }), // after 3
      scoresAt({ 13: 5 }), // after 4
      scoresAt({ 9: 5, 14: 5 }), // before and after it
    ];
    expect(detect(series, scores, 4)).toEqual({ recall: 3 / 4, medianDelay: 3 });
  });

  it('finds nothing at more sigmas, and has no delay then', () => {
    expect(
      detect(
        series,
        [1, 2, 3, 4].map(() => scoresAt({ 10: 5 })),
        5,
      ),
    ).toEqual({ recall: 0, medianDelay: NaN });
  });
});

describe('shareWithAftermath', () => {
  it('counts alarms of the day after an incident, not in its last or first hour', () => {
    const series = [incidentIn(10, 14), incidentIn(10, 14), incidentIn(10, 14), incidentIn(10, 14)];
    const scores = [scoresAt({ 15: 5 }), scoresAt({ 13: 5, 14: 5 }), scoresAt({ 37: 5 }), scoresAt({ 38: 5 })];
    expect(shareWithAftermath(series, scores, 4)).toBe(2 / 4);
  });
});

describe('sigmasFor', () => {
  it('is the smallest number of sigmas with no more than that many false alarms', () => {
    const scores = [scoresAt({ 10: 5, 100: 6, 200: 7 })];
    expect(sigmasFor(scores, 2 / 4)).toBeCloseTo(5, 4);
    expect(falseAlarmsPerWeek(scores, sigmasFor(scores, 2 / 4))).toBe(2 / 4);
    expect(sigmasFor(scores, 0)).toBeCloseTo(7, 4);
  });
});
