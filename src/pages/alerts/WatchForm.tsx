import { Combobox, Field, MultiCombobox, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { type AlertKind, alertKinds } from 'alerts/alertRule';
import type { FeatureChoice } from 'alerts/ruleChoices';
import type { RuleSettings } from 'alerts/ruleSettings';
import { type BandKind, bandDefaults } from 'core/bands/band';
import type { AlertsForm } from './alertsForm';
import { NumberField } from './NumberField';
import { RuleCard } from './RuleCard';

interface WatchFormProps {
  readonly form: AlertsForm;
  /** Known names of features. */
  readonly features: readonly string[];
  /** Whether there is history enough for the seasonal band; `undefined` while nobody knows. */
  readonly isSeasonalOffered: boolean | undefined;
  readonly onChange: (part: Partial<AlertsForm>) => void;
}

/** Which rules, over which features, and where each of them begins to fire. */
export function WatchForm({ form, features, isSeasonalOffered, onChange }: WatchFormProps) {
  const { kinds, settings } = form;
  const set = (part: Partial<RuleSettings>) => onChange({ settings: { ...settings, ...part } });
  const card = (kind: AlertKind) => ({
    kind,
    isChosen: kinds.includes(kind),
    severity: settings.severity[kind],
    onChosen: (isChosen: boolean) =>
      onChange({ kinds: alertKinds.filter((each) => (each === kind ? isChosen : kinds.includes(each))) }),
    onSeverity: (severity: string) => set({ severity: { ...settings.severity, [kind]: severity } }),
  });
  const { band, lookBackHours, runaway, unpriced, silence, drift } = settings;
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h4">
        1. What to watch
      </Text>
      <FeatureField choice={form.features} features={features} onChange={(choice) => onChange({ features: choice })} />
      <RuleCard {...card('feature-anomaly')} text="An hour of a feature costs more than its band allows.">
        <Field label="Band" htmlFor="alerts-band" noMargin description={bandText(band.kind, isSeasonalOffered)}>
          <RadioButtonGroup<BandKind>
            id="alerts-band"
            options={[
              { value: 'trailing', label: 'Trailing' },
              { value: 'seasonal', label: 'Seasonal' },
            ]}
            disabledOptions={isSeasonalOffered === true ? [] : ['seasonal']}
            value={band.kind}
            // Each kind has borders of its own: three sigmas of one are not three of the other.
            onChange={(kind) => set({ band: { ...bandDefaults[kind], floorUsd: band.floorUsd } })}
          />
        </Field>
        <NumberField
          key={band.kind}
          id="alerts-sigmas"
          label="Standard deviations"
          unit="σ"
          value={band.sigmas}
          onChange={(sigmas) => set({ band: { ...band, sigmas } })}
        />
        <NumberField
          id="alerts-band-floor"
          label="Never below"
          unit="$ an hour"
          value={band.floorUsd}
          onChange={(floorUsd) => set({ band: { ...band, floorUsd } })}
        />
        <NumberField
          id="alerts-look-back"
          label="Hours judged again"
          unit="h"
          value={lookBackHours}
          onChange={(hours) => set({ lookBackHours: Math.floor(hours) })}
        />
      </RuleCard>
      <RuleCard
        {...card('runaway-user')}
        text="A user costs many times their own daily average of the week before, within 24 hours."
      >
        <NumberField
          id="alerts-times"
          label="Times their average"
          unit="x"
          value={runaway.times}
          onChange={(times) => set({ runaway: { ...runaway, times } })}
        />
        <NumberField
          id="alerts-user-floor"
          label="Never below"
          unit="$ a day"
          value={runaway.floorUsd}
          onChange={(floorUsd) => set({ runaway: { ...runaway, floorUsd } })}
        />
        <NumberField
          id="alerts-new-user"
          label="New users may cost"
          unit="$ a day"
          value={runaway.newUserUsd}
          onChange={(newUserUsd) => set({ runaway: { ...runaway, newUserUsd } })}
        />
      </RuleCard>
      <RuleCard {...card('unpriced-tokens')} text="Tokens arrive that these rules have no price for.">
        <NumberField
          id="alerts-tokens"
          label="More than"
          unit="tokens"
          value={unpriced.tokens}
          onChange={(tokens) => set({ unpriced: { ...unpriced, tokens } })}
        />
        <NumberField
          id="alerts-token-hours"
          label="Within"
          unit="h"
          least={1}
          value={unpriced.hours}
          onChange={(hours) => set({ unpriced: { ...unpriced, hours: Math.ceil(hours) } })}
        />
      </RuleCard>
      <RuleCard {...card('data-stopped')} text="No call arrives at a time of the week that is usually busy.">
        <NumberField
          id="alerts-silent-minutes"
          label="No call for"
          unit="min"
          least={1}
          value={silence.minutes}
          onChange={(minutes) => set({ silence: { ...silence, minutes: Math.ceil(minutes) } })}
        />
        <NumberField
          id="alerts-busy-calls"
          label="Busy from"
          unit="calls"
          least={1}
          value={silence.busyCalls}
          onChange={(busyCalls) => set({ silence: { ...silence, busyCalls: Math.ceil(busyCalls) } })}
        />
      </RuleCard>
      <RuleCard
        {...card('feature-drifting')}
        text="A feature's cost per request rises over two weeks, by more than chance. Top features shows it as well."
      >
        <NumberField
          id="alerts-drift"
          label="Dearer by"
          unit="% in 14 days"
          value={drift.percent}
          onChange={(percent) => set({ drift: { percent } })}
        />
      </RuleCard>
    </Stack>
  );
}

function bandText(kind: BandKind, isOffered: boolean | undefined): string {
  if (isOffered === false) {
    return 'The 7 days before. The seasonal band is offered once there are two weeks of history.';
  }
  return kind === 'trailing' ? 'The mean of the 7 days before.' : 'The same hour of the week, in four weeks.';
}

interface FeatureFieldProps {
  readonly choice: FeatureChoice;
  readonly features: readonly string[];
  readonly onChange: (choice: FeatureChoice) => void;
}

function FeatureField({ choice: { watched, values }, features, onChange }: FeatureFieldProps) {
  const known = [...new Set([...features, ...values])];
  return (
    <Stack gap={2} alignItems="end" wrap="wrap">
      <Field label="Features" htmlFor="alerts-watched" noMargin>
        <Combobox<FeatureChoice['watched']>
          id="alerts-watched"
          width={24}
          options={[
            { value: 'all', label: 'All features' },
            { value: 'in', label: 'Only these' },
            { value: 'not in', label: 'All but these' },
          ]}
          value={watched}
          onChange={({ value }) => onChange({ watched: value, values })}
        />
      </Field>
      {watched !== 'all' && (
        <Field label="Names" htmlFor="alerts-features" noMargin>
          <MultiCombobox
            id="alerts-features"
            width={60}
            options={known.map((value) => ({ value, label: value }))}
            value={[...values]}
            onChange={(options) => onChange({ watched, values: options.map(({ value }) => value) })}
          />
        </Field>
      )}
    </Stack>
  );
}
