import { historyHours } from 'core/bands/band';
import { HOUR, type TimeWindow } from 'core/usage/timeWindow';
import type { BandQuestion, Question } from './question';

/** The whole UTC hours that a window touches: part of an hour cannot be held against what an hour should cost. */
export function bandWindow({ window }: Pick<Question, 'window'>): TimeWindow {
  return { from: Math.floor(window.from / HOUR) * HOUR, to: Math.ceil(window.to / HOUR) * HOUR };
}

/** The same with the hours that the first verdict looks back at. */
export function bandHistoryWindow(question: Pick<BandQuestion, 'window' | 'band'>): TimeWindow {
  const { from, to } = bandWindow(question);
  return { from: from - historyHours[question.band.kind] * HOUR, to };
}
