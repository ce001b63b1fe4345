import { config } from '@grafana/runtime';
import { Alert, Button, ConfirmModal, LinkButton, Stack, Text, TextLink } from '@grafana/ui';
import { alertKinds } from 'alerts/alertRule';
import { type RuleComparison, compareRule } from 'alerts/compareRule';
import type { RuleRates } from 'alerts/ruleRates';
import { ruleUid } from 'alerts/ruleUid';
import type { StoredRule } from 'alerts/storedRule';
import { useMemo, useState } from 'react';
import { deleteRule } from './alertingApi';
import { type AlertsForm, rulesByKind, whyNotSaved } from './alertsForm';
import { explainAlertingError } from './explainAlertingError';
import type { Alerting, WatchedTable } from './loadAlerts';
import { mayWriteRules } from './mayWriteRules';
import { RuleList } from './RuleList';
import { type SaveOutcome, saveRules } from './saveRules';
import { wantedRules } from './wantedRules';

const ON_CALL = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/docs/on-call.md';

interface RulesSectionProps {
  readonly table: WatchedTable;
  readonly form: AlertsForm;
  readonly alerting: Alerting;
  /** Absent until the models in use are known. */
  readonly rates: RuleRates | undefined;
  readonly onSaved: (folderUid: string) => Promise<void>;
  readonly onDeleted: () => Promise<void>;
}

/** The rules that Grafana has, how they stand to what is chosen, and the way from one to the other. */
export function RulesSection({ table, form, alerting, rates, onSaved, onDeleted }: RulesSectionProps) {
  const { rules, scope } = alerting;
  const orgId = config.bootData.user.orgId;
  const existing = rulesByKind(rules, scope);
  const { folderUid } = form;
  const wanted = useMemo(
    () => (rates === undefined ? [] : wantedRules(form, { table, rates, scope, orgId, folderUid })),
    [form, table, rates, scope, orgId, folderUid],
  );
  const comparisons = new Map<string, RuleComparison>(
    wanted.map((body) => [
      body.uid,
      compareRule(
        rules.find(({ uid }) => uid === body.uid),
        body,
      ),
    ]),
  );
  const writable = wanted.filter(({ uid }) => !['same', 'provisioned'].includes(comparisons.get(uid)?.state ?? ''));
  const updated = writable.filter(({ uid }) => comparisons.get(uid)?.state !== 'absent');
  const [asked, setAsked] = useState<'update' | StoredRule>();
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [isBusy, setBusy] = useState(false);
  const blocked = whyNotSaved(form);
  const mayWrite = mayWriteRules();
  const interval = Math.round(form.intervalMinutes * 60);
  // A rule that is as wanted may still be evaluated at another pace.
  const isPaceChanged = alerting.interval !== undefined && alerting.interval !== interval && wanted.length > 0;

  const run = async (work: () => Promise<SaveOutcome>, after: () => Promise<void>) => {
    setAsked(undefined);
    setBusy(true);
    setOutcome(await work());
    await after();
    setBusy(false);
  };
  const save = () => {
    let savedIn = folderUid;
    const bodiesIn = (folder: string) => {
      savedIn = folder;
      return writable.map((body) => ({ ...body, folderUID: folder }));
    };
    return run(
      () =>
        saveRules({
          folderUid,
          newFolder: form.newFolder,
          group: form.group.trim(),
          interval,
          ownUids: alertKinds.map((kind) => ruleUid(kind, scope)),
          existing: new Set(rules.map(({ uid }) => uid)),
          bodiesIn,
        }),
      () => onSaved(savedIn),
    );
  };
  const remove = ({ uid, title }: StoredRule) =>
    run(
      () =>
        deleteRule(uid).then(
          () => ({ saved: [], failures: [], notes: [`The rule “${title}” is deleted.`] }),
          (reason: unknown) => ({
            saved: [],
            failures: [explainAlertingError(reason, `delete the rule “${title}”`)],
            notes: [],
          }),
        ),
      onDeleted,
    );

  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h4">
        4. The rules in Grafana
      </Text>
      <RuleList
        existing={existing}
        comparisons={rates && comparisons}
        scope={scope}
        onDelete={mayWrite ? setAsked : undefined}
      />
      <OnlyLooking isShown={!mayWrite} />
      {blocked !== undefined && <Text color="warning">{blocked}</Text>}
      <Stack gap={2} alignItems="center">
        <Button
          disabled={(writable.length === 0 && !isPaceChanged) || blocked !== undefined || isBusy || !mayWrite}
          onClick={() => (updated.length > 0 ? setAsked('update') : void save())}
        >
          {saveText({ created: writable.length - updated.length, updated: updated.length, isPaceChanged })}
        </Button>
        <Text color="secondary">
          Rules made here can be edited in Grafana. Your notification policies are never touched.
        </Text>
      </Stack>
      {outcome !== undefined && <Outcome outcome={outcome} />}
      <ConfirmModal
        isOpen={asked === 'update'}
        title="Update rules"
        body={`${updated.map(({ title }) => `“${title}”`).join(', ')} will be replaced by what is chosen here. What somebody changed in Grafana by hand is lost.`}
        confirmText="Update"
        confirmButtonVariant="primary"
        onConfirm={() => void save()}
        onDismiss={() => setAsked(undefined)}
      />
      <ConfirmModal
        isOpen={typeof asked === 'object'}
        title="Delete a rule"
        body={`“${typeof asked === 'object' ? asked.title : ''}” will be deleted from Grafana, and nobody is told by it any more.`}
        confirmText="Delete"
        onConfirm={() => (typeof asked === 'object' ? void remove(asked) : undefined)}
        onDismiss={() => setAsked(undefined)}
      />
    </Stack>
  );
}

function OnlyLooking({ isShown }: { readonly isShown: boolean }) {
  return isShown ? (
    <Alert title="You can look at these rules, but not change them" severity="info">
      Grafana lets editors and admins write alert rules. Ask one of them, or an admin for the right to do so.
    </Alert>
  ) : null;
}

interface SaveCounts {
  readonly created: number;
  readonly updated: number;
  readonly isPaceChanged: boolean;
}

function saveText({ created, updated, isPaceChanged }: SaveCounts): string {
  const rules = (count: number) => (count === 1 ? '1 rule' : `${count} rules`);
  if (created + updated === 0) {
    return isPaceChanged ? 'Change how often' : 'Nothing to save';
  }
  if (created > 0 && updated > 0) {
    return `Create ${rules(created)}, update ${updated}`;
  }
  return updated > 0 ? `Update ${rules(updated)}` : `Create ${rules(created)}`;
}

function Outcome({ outcome: { saved, failures, notes } }: { readonly outcome: SaveOutcome }) {
  return (
    <Stack direction="column" gap={1}>
      {failures.map((failure) => (
        <Alert key={failure} title="Not done" severity="error">
          {failure}
        </Alert>
      ))}
      {notes.map((note) => (
        <Alert key={note} title={note} severity="info" />
      ))}
      {saved.length > 0 && (
        <Alert title={`Saved ${saved.length === 1 ? '1 rule' : `${saved.length} rules`}`} severity="success">
          <Stack direction="column" gap={0.5} alignItems="start">
            {saved.map(({ uid, title }) => (
              <LinkButton key={uid} href={`/alerting/grafana/${uid}/view`} size="sm" fill="text">
                {title}
              </LinkButton>
            ))}
            <TextLink href={ON_CALL} external>
              How they reach the person on call
            </TextLink>
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
