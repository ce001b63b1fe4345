import { Alert, LoadingPlaceholder, Stack } from '@grafana/ui';
import { useCallback, useEffect, useState } from 'react';
import { type AlertsForm, initialForm, rulesByKind } from './alertsForm';
import { isSeasonalOffered } from './backTestNotes';
import { BackTestSection } from './BackTestSection';
import { DestinationForm } from './DestinationForm';
import { type Alerting, type WatchedTable, loadAlerting } from './loadAlerts';
import { RulesSection } from './RulesSection';
import { useBackTest } from './useBackTest';
import { WatchForm } from './WatchForm';

/** The page for one table, once Grafana has said what rules there are. */
export function AlertsEditor({ table }: { readonly table: WatchedTable }) {
  const [alerting, setAlerting] = useState<Alerting>();
  const reload = useCallback(() => loadAlerting(table).then(setAlerting), [table]);
  useEffect(() => void reload(), [reload]);
  return alerting === undefined ? (
    <LoadingPlaceholder text="Looking for alert rules" />
  ) : (
    <LoadedEditor table={table} alerting={alerting} onChanged={reload} />
  );
}

interface LoadedEditorProps {
  readonly table: WatchedTable;
  readonly alerting: Alerting;
  readonly onChanged: () => Promise<void>;
}

function LoadedEditor({ table, alerting, onChanged }: LoadedEditorProps) {
  const { rules, scope, folders, contactPoints, problems } = alerting;
  const [form, setForm] = useState<AlertsForm>(() => initialForm(rulesByKind(rules, scope), alerting));
  const change = (part: Partial<AlertsForm>) => setForm((current) => ({ ...current, ...part }));
  const backTest = useBackTest(table, form.features, form.settings.band.kind);
  const fetched = backTest.state === 'ready' ? backTest.fetched : undefined;
  return (
    <Stack direction="column" gap={4}>
      {problems.map((problem) => (
        <Alert key={problem} title="Grafana’s alerting is not open to you in full" severity="warning">
          {problem}
        </Alert>
      ))}
      <WatchForm
        form={form}
        features={table.features}
        isSeasonalOffered={fetched && isSeasonalOffered(fetched.data)}
        onChange={change}
      />
      <BackTestSection table={table} form={form} backTest={backTest} />
      <DestinationForm form={form} folders={folders} contactPoints={contactPoints} onChange={change} />
      <RulesSection
        table={table}
        form={form}
        alerting={alerting}
        rates={fetched?.rates}
        onSaved={(folderUid) => {
          change({ folderUid });
          return onChanged();
        }}
        onDeleted={onChanged}
      />
    </Stack>
  );
}
