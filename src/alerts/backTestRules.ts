import { findIncidents } from 'core/bands/backTest';
import type { BandHour } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { findRunawayHours } from 'core/bands/runawayBackTest';
import { findSilentHours } from 'core/bands/silenceBackTest';
import type { ModelKey } from 'core/pricing/rateSheet';
import { NAMELESS_LABEL } from 'core/usage/dimension';
import { HOUR, type TimeWindow, WEEK } from 'core/usage/timeWindow';
import type { HourlyCosts } from 'stores/storeRows';
import { type AlertKind } from './alertRule';
import type { RuleSettings } from './ruleSettings';

/** One alert that would have been sent. Instants in epoch ms, amounts in dollars. */
export interface Firing {
  readonly kind: AlertKind;
  /** The feature or the user; absent where a rule has one instance only. */
  readonly subject?: string;
  readonly from: number;
  readonly to: number;
  /** Hours that broke the rule. */
  readonly hours: number;
  /** What these hours cost, for a user the most of any 24 hours, and what of it was more than allowed. */
  readonly cost?: number;
  readonly above?: number;
  /** Calls of unknown cost among them: it may have been more. */
  readonly callsUnknown: number;
}

/** What the back-test is made from. The hours of features and users begin before `window`, with their history. */
export interface BackTestData {
  readonly window: TimeWindow;
  readonly features: HourlyCosts;
  readonly users: HourlyCosts;
  /** Models of the window without a rate. */
  readonly unpriced: readonly ModelKey[];
}

/** What one rule would have done. `firings` is absent where these data cannot tell: tokens without a price and drifts have no hours. */
export interface RuleBackTest {
  readonly kind: AlertKind;
  readonly firings?: readonly Firing[];
  readonly perWeek?: number;
  /** Dollars above what was allowed. */
  readonly above?: number;
}

/** Judges the past by the settings of a rule, oldest alert first. It asks nobody: other settings need no other data. */
export function backTestRule(kind: AlertKind, data: BackTestData, settings: RuleSettings): RuleBackTest {
  switch (kind) {
    case 'feature-anomaly':
      return summarize(kind, featureFirings(data, settings), data.window);
    case 'runaway-user':
      return summarize(kind, userFirings(data, settings), data.window);
    case 'data-stopped':
      return summarize(kind, silenceFirings(data, settings), data.window);
    case 'unpriced-tokens':
    case 'feature-drifting':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function summarize(kind: AlertKind, firings: readonly Firing[], { from, to }: TimeWindow): RuleBackTest {
  return {
    kind,
    firings: [...firings].sort((one, other) => one.from - other.from),
    perWeek: (firings.length * WEEK) / (to - from),
    above: firings.reduce((sum, { above = 0 }) => sum + above, 0),
  };
}

function featureFirings({ features, window }: BackTestData, { band, lookBackHours }: RuleSettings): Firing[] {
  return features.values.flatMap(({ value, hours }) => {
    const judged = computeBand(hours, window.to, band).filter(({ start }) => start >= window.from);
    return findIncidents(judged, lookBackHours).map((incident) => {
      const broken = judged.filter(({ start, broken: is }) => is && start >= incident.from && start < incident.to);
      return {
        kind: 'feature-anomaly' as const,
        subject: value,
        ...incident,
        cost: broken.reduce((sum, { cost }) => sum + cost, 0),
        callsUnknown: unknownOf(broken),
      };
    });
  });
}

function unknownOf(hours: readonly BandHour[]): number {
  return hours.reduce((sum, { callsUnknown }) => sum + callsUnknown, 0);
}

/** Calls that name no user are nobody's, as in the rule. */
function userFirings({ users, window }: BackTestData, { runaway }: RuleSettings): Firing[] {
  return users.values
    .filter(({ value }) => value !== NAMELESS_LABEL)
    .flatMap(({ value, hours }) =>
      joinHours(findRunawayHours(hours, window, runaway), ({ at }) => at).map((spell) => ({
        kind: 'runaway-user' as const,
        subject: value,
        ...spanOf(spell.map(({ at }) => at)),
        cost: Math.max(...spell.map(({ spent }) => spent)),
        above: Math.max(...spell.map(({ above }) => above)),
        callsUnknown: Math.max(...spell.map(({ callsUnknown }) => callsUnknown)),
      })),
    );
}

function silenceFirings({ features, window }: BackTestData, { silence }: RuleSettings): Firing[] {
  const calls = new Map<number, number>();
  for (const { start, calls: count } of features.values.flatMap(({ hours }) => hours)) {
    calls.set(start, (calls.get(start) ?? 0) + count);
  }
  const counted = [...calls].map(([start, count]) => ({ start, calls: count }));
  return joinHours(findSilentHours(counted, window, silence), (at) => at).map((spell) => ({
    kind: 'data-stopped' as const,
    ...spanOf(spell),
    callsUnknown: 0,
  }));
}

/** Evaluations one hour apart are one alert. */
function joinHours<Evaluation>(
  evaluations: readonly Evaluation[],
  instantOf: (evaluation: Evaluation) => number,
): Evaluation[][] {
  const spells: Evaluation[][] = [];
  for (const evaluation of evaluations) {
    const last = spells.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && instantOf(evaluation) - instantOf(previous) <= HOUR) {
      last.push(evaluation);
    } else {
      spells.push([evaluation]);
    }
  }
  return spells;
}

/** The hours before the evaluations. */
function spanOf(evaluations: readonly number[]): Pick<Firing, 'from' | 'to' | 'hours'> {
  const from = Math.min(...evaluations) - HOUR;
  return { from, to: Math.max(...evaluations), hours: evaluations.length };
}
