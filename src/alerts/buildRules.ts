import { type BandOptions, historyHours } from 'core/bands/band';
import type { Dimension } from 'core/usage/dimension';
import { HOUR } from 'core/usage/timeWindow';
import { MOMENT_FACTOR, type RuleQueries, type RuleRequest } from 'stores/rule';
import type { Store } from 'stores/store';
import type { StoreFilter, StoreSource } from 'stores/storeRequest';
import { type AlertKind, type AlertRule, type AlertStep, defaultKinds } from './alertRule';
import type { RuleRates } from './ruleRates';
import type { RuleSettings } from './ruleSettings';
import { ruleUid } from './ruleUid';

export interface RuleOptions {
  readonly store: Store;
  readonly source: StoreSource;
  readonly filters: readonly StoreFilter[];
  readonly rates: RuleRates;
  readonly settings: RuleSettings;
  /** Which rules; `defaultKinds` where absent. */
  readonly kinds?: readonly AlertKind[];
  /** Tells apart the rules of several tables in one Grafana: part of uid and title. Empty for the only one. */
  readonly scope: string;
}

/** The runbook of each rule, for people who are woken up: it has to be there without Grafana. */
const RUNBOOKS = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/docs/runbooks';

/**
 * The rules of one table, built once for every way to get them: files, the app's page and the command. Throws where a kind of
 * store has no alerting.
 */
export function buildRules(options: RuleOptions): AlertRule[] {
  return (options.kinds ?? defaultKinds).map((kind) => buildRule(kind, options));
}

function buildRule(kind: AlertKind, options: RuleOptions): AlertRule {
  const { store, rates, settings, scope } = options;
  if (store.planRule === undefined) {
    throw new RangeError(
      `Alert rules cannot be built for ${store.name}: Grafana's server would have to price its calls`,
    );
  }
  const request = requestOf(kind, options);
  const steps = stepsOf(kind, store.planRule(request), settings);
  const text = texts(settings)[kind];
  return {
    uid: ruleUid(kind, scope),
    kind,
    title: scope === '' ? text.title : `${text.title} (${scope})`,
    steps,
    condition: CONDITION,
    pendingFor: text.pendingFor,
    labels: { severity: settings.severity[kind], team: settings.team, alert: kind },
    annotations: {
      summary: whenEvaluated('A', text.summary, 'This rule could not be evaluated'),
      description: text.description,
      runbook_url: `${RUNBOOKS}/${kind}.md`,
      dashboard: text.link,
      ...('rates' in request && { prices: rates.stamp }),
    },
    ...(settings.receiver !== undefined && { receiver: settings.receiver }),
    ...(settings.batching !== undefined && { batching: settings.batching }),
    groupBy: ['alertname', ...text.groupBy],
    request,
  };
}

function requestOf(kind: AlertKind, { source, filters, rates: { cuts, rates }, settings }: RuleOptions): RuleRequest {
  const watched = { source, filters };
  const priced = { ...watched, cuts, rates };
  switch (kind) {
    case 'feature-anomaly':
      return {
        kind: 'band',
        ...priced,
        dimension: 'feature',
        options: settings.band,
        lookBackHours: settings.lookBackHours,
      };
    case 'runaway-user':
      return { kind: 'runaway', ...priced, dimension: 'user', options: settings.runaway };
    case 'unpriced-tokens':
      return { kind: 'unpriced', ...priced, hours: settings.unpriced.hours };
    case 'data-stopped':
      return { kind: 'silence', ...watched, ...settings.silence };
    case 'feature-drifting':
      return { kind: 'drift', ...priced, dimension: 'feature' };
    default:
      return kind satisfies never;
  }
}

const CONDITION = 'C';

/**
 * A is the number that is judged. Where the store tells the moment B as well, the rest is arithmetic for the texts: D dollars,
 * U the most that was expected (of a drift there is none), H the middle of what the linked board shows, in epoch milliseconds.
 */
function stepsOf(kind: AlertKind, { lookBack, value, moment }: RuleQueries, settings: RuleSettings): AlertStep[] {
  const judged: AlertStep[] = [
    { kind: 'query', refId: 'A', query: value, lookBack },
    { kind: 'threshold', refId: CONDITION, of: 'A', above: limitOf(kind, settings) },
  ];
  return moment === undefined
    ? judged
    : [
        ...judged,
        { kind: 'query', refId: 'B', query: moment, lookBack },
        { kind: 'math', refId: 'D', expression: `($B % ${MOMENT_FACTOR}) / 100` },
        ...(kind === 'feature-drifting' ? [] : [{ kind: 'math', refId: 'U', expression: '$D / $A' } as const]),
        { kind: 'math', refId: 'H', expression: `floor($B / ${MOMENT_FACTOR}) * ${HOUR}${middleOf(kind)}` },
      ];
}

/**
 * Where the middle of the board lies beside the hour: the hour that broke a band is in it. Top users and Top features judge as
 * of the end of what they show, as their rules do: the one ends with the hour of the evaluation, the other where it begins,
 * since one hour later the running day could pass for complete.
 */
function middleOf(kind: AlertKind): string {
  if (kind === 'runaway-user') {
    return ` - ${TWO_WEEKS / 2 - HOUR}`;
  }
  return kind === 'feature-drifting' ? ` - ${FOUR_WEEKS / 2}` : '';
}

function limitOf(kind: AlertKind, { unpriced, silence, drift }: RuleSettings): number {
  switch (kind) {
    case 'feature-anomaly':
    case 'runaway-user':
      return 1;
    case 'unpriced-tokens':
      return unpriced.tokens;
    case 'data-stopped':
      return silence.minutes;
    case 'feature-drifting':
      return drift.percent / 100;
    default:
      return kind satisfies never;
  }
}

interface RuleText {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly link: string;
  readonly pendingFor: string;
  readonly groupBy: readonly Dimension[];
}

const dollars = (refId: string) => `{{ printf "$%.2f" $values.${refId}.Value }}`;
const times = '{{ printf "%.1f" $values.A.Value }}';

/** Grafana also notifies, with these annotations, where it could not ask: there are no values then, nor labels of theirs. */
function whenEvaluated(refId: string, text: string, otherwise?: string): string {
  const instead = otherwise === undefined ? '' : `{{ else }}${otherwise}`;
  return `{{ if $values.${refId} }}${text}${instead}{{ end }}`;
}

/** A board at the time that the alert is about, narrowed to the value of the label. */
function boardLink(uid: string, dimension: Dimension, windowMs: number): string {
  return `{{ externalURL }}d/${uid}${whenEvaluated('H', momentOf(dimension, windowMs))}`;
}

function momentOf(dimension: Dimension, windowMs: number): string {
  return `?var-${dimension}={{ $labels.${dimension} | urlquery }}&time={{ printf "%.0f" $values.H.Value }}&time.window=${windowMs}`;
}

const TWO_DAYS = 172_800_000;
const TWO_WEEKS = 1_209_600_000;
const FOUR_WEEKS = 2 * TWO_WEEKS;

function texts({ band, runaway, unpriced, silence, drift }: RuleSettings): Readonly<Record<AlertKind, RuleText>> {
  return {
    'feature-anomaly': {
      title: 'Feature cost anomaly',
      summary: `{{ $labels.feature }} cost ${dollars('D')} in an hour, ${times} times the ${dollars('U')} that its band allows at most`,
      description: describeBand(band),
      link: boardLink('llmops-anomaly-bands', 'feature', TWO_DAYS),
      pendingFor: '0s',
      groupBy: ['feature'],
    },
    'runaway-user': {
      title: 'Runaway user',
      summary: `{{ $labels.user }} cost ${dollars('D')} in 24 hours, ${times} times the ${dollars('U')} that is still usual for them`,
      description: `Within 24 hours one user cost more than ${runaway.times} times their daily average of the 7 days before, and at least $${runaway.floorUsd}. A user with less than three days of history may cost $${runaway.newUserUsd}.`,
      link: boardLink('llmops-top-users', 'user', TWO_WEEKS),
      pendingFor: '0s',
      groupBy: ['user'],
    },
    'unpriced-tokens': {
      title: 'Tokens without a price',
      summary: `{{ humanize $values.A.Value }} tokens of {{ $labels.model }} ({{ $labels.provider }}) have no price in this rule`,
      description: `More than ${unpriced.tokens} tokens within ${hoursText(unpriced.hours)} that the other rules cannot price: they see these calls as free. Either nobody has published a price for the model, or it is newer than these rules: create them again.`,
      link: '{{ externalURL }}d/llmops-data-coverage?from=now-24h&to=now',
      pendingFor: '0s',
      groupBy: ['model'],
    },
    'data-stopped': {
      title: 'Calls stopped arriving',
      summary: 'No call for {{ printf "%.0f" $values.A.Value }} minutes',
      description: `No call for more than ${silence.minutes} minutes, although one week ago at least ${silence.busyCalls} calls began within as many minutes up to the same time. While no calls arrive, no other rule can fire.`,
      link: '{{ externalURL }}d/llmops-data-coverage?from=now-24h&to=now',
      pendingFor: '0s',
      groupBy: [],
    },
    'feature-drifting': {
      title: 'Feature drifting',
      summary: `A request of {{ $labels.feature }} became {{ humanizePercentage $values.A.Value }} dearer within two weeks; the second week cost ${dollars('D')}`,
      description: `Cost per request of one feature rose by more than ${drift.percent} % over the last 14 complete days (UTC), and by more than two standard errors of that. Weekdays are compared with each other; features below $1 a day or 50 requests a week are left out.`,
      link: boardLink('llmops-top-features', 'feature', FOUR_WEEKS),
      pendingFor: '0s',
      groupBy: ['feature'],
    },
  };
}

function describeBand({ kind, sigmas, floorUsd, warmUpHours }: BandOptions): string {
  const expected =
    kind === 'trailing'
      ? `the mean of the ${historyHours.trailing / 24} days before plus ${sigmas} standard deviations`
      : `what the same hour of the week cost in the four weeks before, plus ${sigmas} standard deviations, or brought the last 24 hours as far above the same 24 of these weeks`;
  return `An hour of one feature cost more than ${expected}; and more than $${floorUsd}. A feature is judged once it has ${warmUpHours} hours of history.`;
}

function hoursText(hours: number): string {
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
