import type { BackTestData } from 'alerts/backTestRules';
import type { RuleSettings } from 'alerts/ruleSettings';
import { formatCount, formatUsd } from 'core/format';
import { usdFromPico } from 'core/pricing/picoUsd';
import { DAY, HOUR } from 'core/usage/timeWindow';

/** Two weeks of history: less says too little about hours of the week. */
const SEASONAL_DAYS = 14;

/** Whole days between the first call that is known and the end of the window; `undefined` without a call. */
export function daysOfHistory({ features, window }: BackTestData): number | undefined {
  const starts = features.values.flatMap(({ hours: [first] }) => (first === undefined ? [] : [first.start]));
  return starts.length === 0 ? undefined : Math.floor((window.to - Math.min(...starts)) / DAY);
}

export function isSeasonalOffered(data: BackTestData): boolean {
  return (daysOfHistory(data) ?? 0) >= SEASONAL_DAYS;
}

/** What the back-test leaves out of these data, each as a sentence; empty where nothing is. */
export function leftOut(data: BackTestData, { runaway, band }: RuleSettings): string[] {
  const { features, users, window } = data;
  const warmingUp = (daysOfHistory(data) ?? 0) * DAY - (window.to - window.from) - band.warmUpHours * HOUR;
  const hiddenFeatures = features.ofValues - features.values.length;
  const hiddenUsers = users.ofValues - users.values.length;
  return [
    ...(warmingUp < 0
      ? [
          `For the first ${formatCount(Math.ceil(-warmingUp / DAY))} of these days the band was warming up and judged no feature: expect more alerts a week than here.`,
        ]
      : []),
    ...(hiddenFeatures > 0
      ? [
          `Judged are the ${formatCount(features.values.length)} dearest of ${formatCount(features.ofValues)} features; the rules watch all of them.`,
        ]
      : []),
    // Whoever spent less than the floor in all these days spent less in 24 hours of them too.
    ...(hiddenUsers > 0 && cheapestListed(data) >= runaway.floorUsd
      ? [
          `Judged are the ${formatCount(users.values.length)} dearest of ${formatCount(users.ofValues)} users; some of the others may have spent ${formatUsd(runaway.floorUsd)} in a day too.`,
        ]
      : []),
  ];
}

/** Dollars that the cheapest of the listed users spent within the window and the day before. */
function cheapestListed({ users, window }: BackTestData): number {
  const last = users.values.at(-1);
  const hours = last?.hours.filter(({ start }) => start >= window.from - DAY) ?? [];
  return usdFromPico(hours.reduce((sum, { cost }) => sum + cost, 0n));
}

/** What no back-test of this kind can know. */
export const limitsOfBackTest: readonly string[] = [
  'Spans that arrived late are judged with hindsight: at the time, an hour may still have looked cheaper.',
  'Users and silences are judged at full hours, a silence from the end of the hour of its last call; the rules judge at every evaluation.',
  'The cost of a user is the most of any 24 hours.',
  'Costs are priced with today’s price book, as the rules would be. Calls of unknown cost count as far as their cost is known.',
  'Models without a price are those of all features, whichever are watched.',
  'Answers of response caches are no calls here; the rule on stopped data counts them as arriving.',
];
