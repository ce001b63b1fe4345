import { type AlertKind, type NotificationBatching, alertKinds, defaultKinds } from 'alerts/alertRule';
import { type RuleSettings, ruleDefaults } from 'alerts/ruleSettings';
import { type BandOptions, bandDefaults, bandKinds } from 'core/bands/band';
import { type GivenOptions, onlyValue } from '../parseOptions';
import { UsageError } from '../usageError';

/** What changes when a rule fires and whom it tells. */
export const settingNames = [
  '--rules',
  '--band',
  '--sigmas',
  '--floor',
  '--warm-up',
  '--look-back',
  '--runaway-times',
  '--runaway-floor',
  '--runaway-new-user',
  '--unpriced-tokens',
  '--unpriced-hours',
  '--silence-minutes',
  '--silence-calls',
  '--drift-percent',
  '--severity',
  '--team',
  '--receiver',
  '--group-wait',
  '--group-interval',
  '--repeat-interval',
] as const;
type SettingName = (typeof settingNames)[number];
type Options = GivenOptions<SettingName>;

const { runaway, unpriced, silence, drift, lookBackHours, severity, team } = ruleDefaults;

export const settingsHelp = `  --rules NAMES            which, with commas: ${alertKinds.join(', ')};
                           without it all but feature-drifting
  --band NAME              feature-anomaly: trailing (default; 7 days) or seasonal (the same hour of 4 weeks)
  --sigmas N               standard deviations above what is expected (trailing ${bandDefaults.trailing.sigmas}, seasonal ${bandDefaults.seasonal.sigmas})
  --floor USD              an hour that costs no more never fires (${bandDefaults.trailing.floorUsd})
  --warm-up HOURS          history before a feature is judged (trailing ${bandDefaults.trailing.warmUpHours}, seasonal ${bandDefaults.seasonal.warmUpHours})
  --look-back HOURS        closed hours that are judged again for late spans (${lookBackHours}); an alert lasts as long after its hour
  --runaway-times N        runaway-user: times their own daily average (${runaway.times})
  --runaway-floor USD      nobody who cost less in 24 hours (${runaway.floorUsd})
  --runaway-new-user USD   what a user without three days of history may cost in 24 hours (${runaway.newUserUsd})
  --unpriced-tokens N      more tokens without a price than this (${unpriced.tokens}) ...
  --unpriced-hours N       ... within so many hours (${unpriced.hours})
  --silence-minutes N      data-stopped: minutes without a call (${silence.minutes}) ...
  --silence-calls N        ... where one week ago at least so many came (${silence.busyCalls})
  --drift-percent N        feature-drifting: cost per request rose by so many per cent over 14 days (${drift.percent})
  --severity NAME=VALUE    label severity of a rule, repeatable (${alertKinds.map((kind) => `${kind}=${severity[kind]}`).join(', ')})
  --team NAME              label team (${team})
  --receiver NAME          contact point to notify; without it the notification policies decide by the labels
  --group-wait 30s, --group-interval 5m, --repeat-interval 4h
                           with --receiver: how long notifications are gathered (Grafana's own where left out)
`;

/** The rules that are asked for, in their own order. */
export function parseKinds(options: Options): readonly AlertKind[] {
  const text = onlyValue(options, '--rules');
  if (text === undefined) {
    return defaultKinds;
  }
  const named = text.split(',').map((name) => parseKind('--rules', name.trim()));
  return alertKinds.filter((kind) => named.includes(kind));
}

function parseKind(option: string, name: string): AlertKind {
  const kind = alertKinds.find((known) => known === name);
  if (kind === undefined) {
    throw new UsageError(`${option}: "${name}" is no rule. Rules: ${alertKinds.join(', ')}.`);
  }
  return kind;
}

export function parseSettings(options: Options): RuleSettings {
  const receiver = onlyValue(options, '--receiver');
  const batching = parseBatching(options);
  if (receiver === undefined && Object.keys(batching).length > 0) {
    throw new UsageError(
      '--group-wait, --group-interval and --repeat-interval need --receiver: without it the policies decide.',
    );
  }
  return {
    band: parseBand(options),
    lookBackHours: count(options, '--look-back', { fallback: lookBackHours, from: 0, to: 24 }),
    runaway: {
      times: amount(options, '--runaway-times', runaway.times),
      floorUsd: amount(options, '--runaway-floor', runaway.floorUsd),
      newUserUsd: amount(options, '--runaway-new-user', runaway.newUserUsd),
    },
    unpriced: {
      tokens: count(options, '--unpriced-tokens', { fallback: unpriced.tokens, from: 0 }),
      hours: count(options, '--unpriced-hours', { fallback: unpriced.hours, from: 1, to: 168 }),
    },
    silence: {
      minutes: count(options, '--silence-minutes', { fallback: silence.minutes, from: 1, to: 1440 }),
      busyCalls: count(options, '--silence-calls', { fallback: silence.busyCalls, from: 1 }),
    },
    drift: { percent: amount(options, '--drift-percent', drift.percent) },
    severity: { ...severity, ...parseSeverity(options) },
    team: onlyValue(options, '--team') ?? team,
    ...(receiver !== undefined && { receiver, batching }),
  };
}

function parseBand(options: Options): BandOptions {
  const name = onlyValue(options, '--band') ?? 'trailing';
  const kind = bandKinds.find((known) => known === name);
  if (kind === undefined) {
    throw new UsageError(`--band is ${bandKinds.join(' or ')}; got "${name}".`);
  }
  const { sigmas, floorUsd, warmUpHours } = bandDefaults[kind];
  return {
    kind,
    sigmas: amount(options, '--sigmas', sigmas),
    floorUsd: amount(options, '--floor', floorUsd),
    warmUpHours: count(options, '--warm-up', { fallback: warmUpHours, from: 2, to: 672 }),
  };
}

function parseSeverity(options: Options): Partial<Record<AlertKind, string>> {
  const entries = (options.given.get('--severity') ?? []).map((text): [AlertKind, string] => {
    const [name = '', value = ''] = text.split(/=(.*)/s);
    if (value === '') {
      throw new UsageError(`--severity takes a rule and its label, such as data-stopped=page; got "${text}".`);
    }
    return [parseKind('--severity', name), value];
  });
  return Object.fromEntries(entries);
}

function parseBatching(options: Options): NotificationBatching {
  const wait = onlyDuration(options, '--group-wait');
  const interval = onlyDuration(options, '--group-interval');
  const repeat = onlyDuration(options, '--repeat-interval');
  return {
    ...(wait !== undefined && { wait }),
    ...(interval !== undefined && { interval }),
    ...(repeat !== undefined && { repeat }),
  };
}

function onlyDuration(options: Options, name: SettingName): string | undefined {
  const text = onlyValue(options, name);
  return text === undefined ? undefined : parseDuration(name, text);
}

/** `30s`, `5m` or `4h`, as Grafana writes them. */
export function parseDuration(name: string, text: string): string {
  if (!/^[1-9]\d{0,4}[smh]$/.test(text)) {
    throw new UsageError(`${name} takes a duration such as 30s, 5m or 4h; got "${text}".`);
  }
  return text;
}

/** Dollars or a factor, above zero: a limit of zero would fire at everything and divide by nothing. */
function amount(options: Options, name: SettingName, fallback: number): number {
  const text = onlyValue(options, name);
  const value = text === undefined ? fallback : /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  if (!(value > 0)) {
    throw new UsageError(`${name} takes a number above 0, such as 2.5; got "${text}".`);
  }
  return value;
}

interface CountRange {
  readonly fallback: number;
  readonly from: number;
  readonly to?: number;
}

function count(options: Options, name: SettingName, { fallback, from, to = 1e12 }: CountRange): number {
  const text = onlyValue(options, name);
  const value = text === undefined ? fallback : /^\d{1,13}$/.test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to)) {
    const range = to === 1e12 ? `${from} or more` : `from ${from} to ${to}`;
    throw new UsageError(`${name} takes a whole number, ${range}; got "${text}".`);
  }
  return value;
}
