import { type BandOptions, bandDefaults, bandKinds } from 'core/bands/band';
import type { StoreFilter } from 'stores/storeRequest';
import { type AlertKind, alertKinds } from './alertRule';
import { type RuleSettings, ruleDefaults } from './ruleSettings';
import type { StoredRule } from './storedRule';

/** Which features the rules watch; `values` counts only where not all are watched. */
export interface FeatureChoice {
  readonly watched: 'all' | 'in' | 'not in';
  readonly values: readonly string[];
}

/** What was chosen on the page for rules that exist. */
export interface RuleChoices {
  readonly settings: RuleSettings;
  readonly features: FeatureChoice;
}

export const allFeatures: FeatureChoice = { watched: 'all', values: [] };

export function featureFilters({ watched, values }: FeatureChoice): StoreFilter[] {
  return watched === 'all' || values.length === 0 ? [] : [{ dimension: 'feature', operator: watched, values }];
}

/**
 * An annotation in which a rule keeps the choices that it was made from, so that creating it again from newer prices keeps
 * them. Grafana leaves annotations with such a name out of notifications.
 */
export const CHOICES_ANNOTATION = '__llmops_choices__';

/** The choices behind one rule, as text. Receiver, severity and team stand in the rule itself. */
export function writeChoices(kind: AlertKind, { settings, features }: RuleChoices): string {
  const { band, lookBackHours, runaway, unpriced, silence, drift } = settings;
  const own = {
    'feature-anomaly': { band, lookBackHours },
    'runaway-user': { runaway },
    'unpriced-tokens': { unpriced },
    'data-stopped': { silence },
    'feature-drifting': { drift },
  }[kind];
  // Grafana takes annotations for templates. Only a name of a feature can hold two braces in a row.
  return JSON.stringify({ features, ...own }).replaceAll('{{', '{\\u007b');
}

/** The choices that existing rules were made from, by kind; the defaults where they do not say, or say it in a way nobody wrote. */
export function readChoices(rules: Readonly<Partial<Record<AlertKind, StoredRule>>>): RuleChoices {
  const written = alertKinds.map((kind) => parse(rules[kind]?.annotations[CHOICES_ANNOTATION]));
  const fields = Object.assign({}, ...written) as Readonly<Record<string, unknown>>;
  const present = alertKinds.flatMap((kind) => rules[kind] ?? []);
  const receiver = present.find((rule) => rule.receiver !== undefined)?.receiver;
  const team = present.find(({ labels }) => labels['team'] !== undefined)?.labels['team'];
  return {
    settings: {
      band: bandOf(fields['band']),
      lookBackHours: numbersOf({ hours: ruleDefaults.lookBackHours }, { hours: fields['lookBackHours'] }).hours,
      runaway: numbersOf({ ...ruleDefaults.runaway }, fields['runaway']),
      unpriced: numbersOf({ ...ruleDefaults.unpriced }, fields['unpriced']),
      silence: numbersOf({ ...ruleDefaults.silence }, fields['silence']),
      drift: numbersOf({ ...ruleDefaults.drift }, fields['drift']),
      severity: {
        ...ruleDefaults.severity,
        ...Object.fromEntries(
          alertKinds.flatMap((kind) => {
            const severity = rules[kind]?.labels['severity'];
            return severity === undefined ? [] : [[kind, severity]];
          }),
        ),
      },
      team: team ?? ruleDefaults.team,
      ...(receiver !== undefined && { receiver }),
    },
    features: featuresOf(fields['features']),
  };
}

function parse(text: string | undefined): object {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function bandOf(written: unknown): BandOptions {
  const kind = recordOf(written)['kind'];
  const known = bandKinds.find((each) => each === kind);
  const { kind: own, ...numbers } = known === undefined ? ruleDefaults.band : bandDefaults[known];
  return { kind: own, ...numbersOf({ ...numbers }, written) };
}

/** The defaults, but for those that are written as positive numbers. */
function numbersOf<Numbers extends Record<string, number>>(defaults: Numbers, written: unknown): Numbers {
  const fields = recordOf(written);
  const given = Object.keys(defaults).flatMap((name) => {
    const value = fields[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? [[name, value]] : [];
  });
  return { ...defaults, ...(Object.fromEntries(given) as Partial<Numbers>) };
}

function featuresOf(written: unknown): FeatureChoice {
  const { watched, values } = recordOf(written);
  return (watched === 'in' || watched === 'not in') && Array.isArray(values)
    ? { watched, values: values.filter((value) => typeof value === 'string') }
    : allFeatures;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
