import { PluginPage, locationService } from '@grafana/runtime';
import { Alert, Combobox, Field, LoadingPlaceholder, Stack } from '@grafana/ui';
import { messageOf } from 'execution/delegate';
import { useEffect, useState } from 'react';
import { NoSource } from '../NoSource';
import { useSources } from '../useSources';
import { AlertsEditor } from './AlertsEditor';
import { type WatchedTable, openTable } from './loadAlerts';

/** Alert rules on cost: chosen, tried on the last 30 days, and written into Grafana. `search` is that of the address. */
export function AlertsPage({ search }: { readonly search: string }) {
  const sources = useSources();
  const [first] = sources.state === 'listed' ? sources.sources : [];
  const uid = new URLSearchParams(search).get('var-datasource') || (first?.uid ?? '');
  return (
    <PluginPage subTitle="Who gets told when calls cost more than they should, tried on the last 30 days before anybody is.">
      <Stack direction="column" gap={3}>
        {sources.state === 'listed' && sources.sources.length > 0 && (
          <Field label="Data source" htmlFor="alerts-source" noMargin>
            <Combobox
              id="alerts-source"
              width={32}
              options={sources.sources.map(({ uid: value, name }) => ({ value, label: name }))}
              value={uid}
              onChange={({ value }) => locationService.partial({ 'var-datasource': value })}
            />
          </Field>
        )}
        {uid === '' ? (
          <NoSource sources={sources} purpose="Rules watch the calls that it reads." />
        ) : (
          <TableOf key={uid} uid={uid} />
        )}
      </Stack>
    </PluginPage>
  );
}

function TableOf({ uid }: { readonly uid: string }) {
  const opened = useTable(uid);
  if (opened === undefined) {
    return <LoadingPlaceholder text="Opening the table" />;
  }
  return typeof opened === 'string' ? (
    <Alert title="Rules cannot watch this data source" severity="error">
      {opened}
    </Alert>
  ) : (
    <AlertsEditor table={opened} />
  );
}

/** The table of a data source, the reason why there is none, or nothing yet. */
function useTable(uid: string): WatchedTable | string | undefined {
  const [opened, setOpened] = useState<WatchedTable | string>();
  useEffect(() => {
    let isShown = true;
    const show = (result: WatchedTable | string) => {
      if (isShown) {
        setOpened(result);
      }
    };
    openTable(uid, Date.now()).then(show, (reason: unknown) => show(messageOf(reason)));
    return () => {
      isShown = false;
    };
  }, [uid]);
  return opened;
}
