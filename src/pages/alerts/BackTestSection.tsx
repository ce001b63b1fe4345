import { Alert, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { type RuleBackTest, backTestRule } from 'alerts/backTestRules';
import { formatCount, formatUsd } from 'core/format';
import type { ModelKey } from 'core/pricing/rateSheet';
import { NAMELESS_LABEL } from 'core/usage/dimension';
import { useMemo } from 'react';
import { type AlertsForm, ruleNames } from './alertsForm';
import { daysOfHistory, leftOut, limitsOfBackTest } from './backTestNotes';
import { BACK_TEST_DAYS, type FetchedBackTest } from './fetchBackTest';
import { FiringTable } from './FiringTable';
import { IncidentTimeline } from './IncidentTimeline';
import type { WatchedTable } from './loadAlerts';
import type { BackTestState } from './useBackTest';

interface BackTestSectionProps {
  readonly table: WatchedTable;
  readonly form: AlertsForm;
  readonly backTest: BackTestState;
}

/** What the chosen rules would have done to the people on call. */
export function BackTestSection({ backTest, ...shown }: BackTestSectionProps) {
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h4">
        {`2. What they would have done in the last ${BACK_TEST_DAYS} days`}
      </Text>
      <BackTestAnswer backTest={backTest} {...shown} />
    </Stack>
  );
}

function BackTestAnswer({ table, form, backTest }: BackTestSectionProps) {
  switch (backTest.state) {
    case 'loading':
      return <LoadingPlaceholder text="Asking for the hours of the last weeks" />;
    case 'failed':
      return (
        <Alert title="The last weeks could not be read" severity="error">
          {`${backTest.message} Rules can be created once their queries can be answered.`}
        </Alert>
      );
    case 'ready':
      return <BackTestView table={table} form={form} fetched={backTest.fetched} />;
    default:
      return backTest satisfies never;
  }
}

interface BackTestViewProps extends Pick<BackTestSectionProps, 'table' | 'form'> {
  readonly fetched: FetchedBackTest;
}

function BackTestView({ table, form, fetched }: BackTestViewProps) {
  const { data, rates, isCut } = fetched;
  const { kinds, settings } = form;
  const rules = useMemo(() => kinds.map((kind) => backTestRule(kind, data, settings)), [kinds, data, settings]);
  const firings = useMemo(() => rules.flatMap(({ firings: own = [] }) => own), [rules]);
  const days = daysOfHistory(data);
  if (days === undefined) {
    return (
      <Alert title="No calls to judge" severity="info">
        No call of the features that are watched lies in the last weeks. The rules can be created nevertheless.
      </Alert>
    );
  }
  const { timeZone } = table.source;
  const notes = [
    ...(table.isOtherCurrency ? ['Rules and this page are in US dollars, unlike the boards.'] : []),
    ...(isCut ? ['The data source gave fewer rows than there are, so that hours are missing here.'] : []),
    ...leftOut(data, settings),
  ];
  return (
    <>
      <Text variant="h5" element="p">
        {summaryText(rules, form)}
      </Text>
      {notes.map((note) => (
        <Alert key={note} title={note} severity="info" />
      ))}
      <IncidentTimeline
        window={data.window}
        // Tokens without a price have no hours to show.
        rules={rules.filter((rule) => rule.firings !== undefined)}
        timeZone={timeZone}
      />
      <Stack direction="column" gap={0.5}>
        {rules.map((rule) => (
          <Text key={rule.kind} color="secondary">
            {ruleText(rule, rates.unpriced)}
          </Text>
        ))}
      </Stack>
      {firings.length > 0 && <FiringTable firings={firings} dataSource={table.uid} timeZone={timeZone} />}
      <Stack direction="column" gap={0.5}>
        <Text color="secondary">What a back-test cannot know:</Text>
        {limitsOfBackTest.map((limit) => (
          <Text key={limit} color="secondary" variant="bodySmall">
            {`• ${limit}`}
          </Text>
        ))}
      </Stack>
    </>
  );
}

/** How often somebody would have been paged, and how often told by day. */
function summaryText(rules: readonly RuleBackTest[], { settings }: AlertsForm): string {
  const perWeek = (isPage: boolean) =>
    rules
      .filter(({ kind }) => (settings.severity[kind] === 'page') === isPage)
      .reduce((sum, { perWeek: own = 0 }) => sum + own, 0);
  const above = rules.reduce((sum, { above: own = 0 }) => sum + own, 0);
  return `${capitalized(rateText(perWeek(true)))} pages and ${rateText(perWeek(false))} other alerts a week, ${formatUsd(above)} above what is allowed`;
}

function rateText(perWeek: number): string {
  return perWeek === 0 ? 'no' : perWeek.toFixed(perWeek < 10 ? 1 : 0);
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function ruleText({ kind, firings, perWeek, above }: RuleBackTest, unpriced: readonly ModelKey[]): string {
  if (firings === undefined || perWeek === undefined) {
    return `${ruleNames[kind]}: ${kind === 'feature-drifting' ? driftText : unpricedText(unpriced)}`;
  }
  if (firings.length === 0) {
    return `${ruleNames[kind]}: no alert`;
  }
  const alerts = firings.length === 1 ? '1 alert' : `${formatCount(firings.length)} alerts`;
  const dollars = above === undefined || above === 0 ? '' : `, ${formatUsd(above)} above what is allowed`;
  return `${ruleNames[kind]}: ${alerts}, ${rateText(perWeek)} a week${dollars}`;
}

const driftText = 'tried by no back-test. The board Top features says which features drift now.';

function unpricedText(models: readonly ModelKey[]): string {
  return models.length === 0
    ? 'every model of these days has a price, so it would have been silent.'
    : `no price for ${models.map(modelText).join(', ')}: it fires whenever more tokens of these arrive than are allowed. How often is not known here.`;
}

function modelText({ provider, model, serviceTier }: ModelKey): string {
  return `${model ?? NAMELESS_LABEL} (${[provider ?? NAMELESS_LABEL, ...(serviceTier === null ? [] : [serviceTier])].join(', ')})`;
}
