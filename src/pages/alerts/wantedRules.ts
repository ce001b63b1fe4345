import { buildRules } from 'alerts/buildRules';
import { type RuleBody, ruleBody } from 'alerts/ruleBody';
import { CHOICES_ANNOTATION, featureFilters, writeChoices } from 'alerts/ruleChoices';
import type { RuleRates } from 'alerts/ruleRates';
import type { AlertsForm } from './alertsForm';
import type { WatchedTable } from './loadAlerts';

interface WantedOptions {
  readonly table: WatchedTable;
  readonly rates: RuleRates;
  readonly scope: string;
  readonly orgId: number;
  readonly folderUid: string;
}

/** The chosen rules as they are sent to Grafana, each with the choices it was made from. */
export function wantedRules(form: AlertsForm, { table, rates, scope, orgId, folderUid }: WantedOptions): RuleBody[] {
  const { connection, source } = table;
  const { kinds, settings, features, group } = form;
  const rules = buildRules({
    store: connection.store,
    source,
    filters: featureFilters(features),
    rates,
    settings,
    kinds,
    scope,
  });
  return rules.map((rule) => {
    const body = ruleBody(rule, { datasourceUid: connection.dataSource.uid, orgId, folderUid, group: group.trim() });
    const choices = { [CHOICES_ANNOTATION]: writeChoices(rule.kind, { settings, features }) };
    return { ...body, annotations: { ...body.annotations, ...choices } };
  });
}
