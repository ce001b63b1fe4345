import { type BandOptions, bandDefaults } from 'core/bands/band';
import { LOOK_BACK_HOURS } from 'core/bands/ruleValue';
import { type RunawayOptions, runawayDefaults } from 'core/bands/runawayUser';
import type { AlertKind } from './alertRule';

/** What one can choose about the rules; every field has a default. */
export interface RuleSettings {
  readonly band: BandOptions;
  /** Closed hours judged again at every evaluation, for spans that arrive late; an alert lasts as long after its hour. */
  readonly lookBackHours: number;
  readonly runaway: RunawayOptions;
  /** How many hours back tokens without a price are looked for, and how many of them are too many. */
  readonly unpriced: { readonly hours: number; readonly tokens: number };
  /** Minutes without a call at an hour that usually has at least `busyCalls` within as many minutes. */
  readonly silence: { readonly minutes: number; readonly busyCalls: number };
  /** `page` wakes somebody up, `ticket` waits for the morning. Notification policies match these labels. */
  readonly severity: Readonly<Record<AlertKind, string>>;
  readonly team: string;
  /** A contact point by name; the notification policies of the organisation decide where absent. */
  readonly receiver?: string;
}

export const ruleDefaults: RuleSettings = {
  band: bandDefaults.trailing,
  lookBackHours: LOOK_BACK_HOURS,
  runaway: runawayDefaults,
  unpriced: { hours: 1, tokens: 1000 },
  silence: { minutes: 60, busyCalls: 20 },
  severity: {
    'feature-anomaly': 'page',
    'runaway-user': 'page',
    'unpriced-tokens': 'ticket',
    'data-stopped': 'ticket',
  },
  team: 'llm',
};
