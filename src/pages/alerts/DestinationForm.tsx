import { Combobox, Field, Input, Stack, Text } from '@grafana/ui';
import type { Folder } from './alertingApi';
import type { AlertsForm } from './alertsForm';
import { NumberField } from './NumberField';

interface DestinationFormProps {
  readonly form: AlertsForm;
  readonly folders: readonly Folder[];
  readonly contactPoints: readonly string[];
  readonly onChange: (part: Partial<AlertsForm>) => void;
}

/** Who is told, and where the rules lie in Grafana. */
export function DestinationForm({ form, folders, contactPoints, onChange }: DestinationFormProps) {
  const { settings, folderUid, newFolder, group, intervalMinutes } = form;
  const { receiver, ...withoutReceiver } = settings;
  const receivers = [...new Set([...contactPoints, ...(receiver === undefined ? [] : [receiver])])];
  const known = folders.some(({ uid }) => uid === folderUid) || folderUid === '';
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h4">
        3. Who is told
      </Text>
      <Stack gap={2} wrap="wrap" alignItems="start">
        <Field
          label="Receiver"
          htmlFor="alerts-receiver"
          noMargin
          description="A contact point, or whom your policies choose by labels."
        >
          <Combobox
            id="alerts-receiver"
            width={44}
            options={[
              { value: '', label: 'none: your notification policies decide' },
              ...receivers.map((name) => ({ value: name, label: name })),
            ]}
            value={receiver ?? ''}
            onChange={({ value }) =>
              onChange({ settings: value === '' ? withoutReceiver : { ...withoutReceiver, receiver: value } })
            }
          />
        </Field>
        <Field label="Team" htmlFor="alerts-team" noMargin description="A label, for your policies.">
          <Input
            id="alerts-team"
            width={20}
            value={settings.team}
            onChange={({ currentTarget }) => onChange({ settings: { ...settings, team: currentTarget.value } })}
          />
        </Field>
      </Stack>
      <Stack gap={2} wrap="wrap" alignItems="end">
        <Field label="Folder" htmlFor="alerts-folder" noMargin>
          <Combobox
            id="alerts-folder"
            width={30}
            options={[
              { value: '', label: 'a new folder' },
              ...folders.map(({ uid, title }) => ({ value: uid, label: title })),
              ...(known ? [] : [{ value: folderUid, label: `where they are (${folderUid})` }]),
            ]}
            value={folderUid}
            onChange={({ value }) => onChange({ folderUid: value })}
          />
        </Field>
        {folderUid === '' && (
          <Field label="Name of the new folder" htmlFor="alerts-new-folder" noMargin>
            <Input
              id="alerts-new-folder"
              width={24}
              value={newFolder}
              onChange={({ currentTarget }) => onChange({ newFolder: currentTarget.value })}
            />
          </Field>
        )}
        <Field label="Group" htmlFor="alerts-group" noMargin>
          <Input
            id="alerts-group"
            width={20}
            value={group}
            onChange={({ currentTarget }) => onChange({ group: currentTarget.value })}
          />
        </Field>
        <NumberField
          id="alerts-interval"
          label="Evaluated every"
          unit="min"
          least={1 / 6}
          value={intervalMinutes}
          // Grafana takes multiples of ten seconds.
          onChange={(minutes) => onChange({ intervalMinutes: Math.round(minutes * 6) / 6 })}
        />
      </Stack>
    </Stack>
  );
}
