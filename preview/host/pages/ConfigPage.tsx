import type {
  DataSourcePlugin,
  DataSourceApi,
  DataSourceInstanceSettings,
  DataSourceJsonData,
  DataSourcePluginOptionsEditorProps,
  DataSourceSettings,
} from '@grafana/data';
import { Alert, Button, Field, Input, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { type ComponentType, useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import type { PreviewDataSourceSrv } from '../dataSourceSrv';
import { importPlugin } from '../loader';
import { DATA_SOURCE_ID } from '../pluginIds';

type Settings = DataSourceSettings<DataSourceJsonData>;
type Editor = ComponentType<DataSourcePluginOptionsEditorProps<DataSourceJsonData>>;

interface TestResult {
  readonly severity: 'success' | 'error';
  readonly message: string;
  readonly details?: string;
}

/** The settings page of a data source: the plugin's own editor, and Grafana's "Save & test" under it. */
export function ConfigPage({ dataSources }: { readonly dataSources: PreviewDataSourceSrv }) {
  const { uid = '' } = useParams();
  const stored = dataSources.getInstanceSettings(uid);
  if (!stored) {
    return <Alert title={`Data source ${uid} was not found`} />;
  }
  if (stored.type !== DATA_SOURCE_ID) {
    return <Alert severity="info" title={`${stored.name} is a stand-in of the preview and has no settings`} />;
  }
  return <ConfigForm key={uid} stored={stored} dataSources={dataSources} />;
}

interface ConfigFormProps {
  readonly stored: DataSourceInstanceSettings;
  readonly dataSources: PreviewDataSourceSrv;
}

function ConfigForm({ stored, dataSources }: ConfigFormProps) {
  const [settings, setSettings] = useState(() => toSettings(stored));
  const [result, setResult] = useState<TestResult>();
  const [isTesting, setTesting] = useState(false);
  const Editor = useEditor();

  const saveAndTest = async () => {
    setTesting(true);
    setResult(undefined);
    dataSources.save(settings.uid, { name: settings.name, jsonData: settings.jsonData });
    setResult(await testDataSource(await dataSources.get(settings.uid)));
    setTesting(false);
  };

  return (
    <Stack direction="column" gap={3}>
      <Text element="h1">{settings.name}</Text>
      <Field label="Name" noMargin>
        <Input
          width={60}
          value={settings.name}
          onChange={({ currentTarget }) => setSettings({ ...settings, name: currentTarget.value })}
        />
      </Field>
      {Editor ? (
        <Editor options={settings} onOptionsChange={setSettings} />
      ) : (
        <LoadingPlaceholder text="Loading the editor" />
      )}
      {result && (
        <Alert severity={result.severity} title={result.message}>
          {result.details}
        </Alert>
      )}
      <div>
        <Button
          disabled={isTesting}
          onClick={() => void saveAndTest()}
          data-testid="data-testid Data source settings page Save and Test button"
        >
          Save &amp; test
        </Button>
      </div>
    </Stack>
  );
}

function useEditor(): Editor | undefined {
  const [editor, setEditor] = useState<{ readonly Editor: Editor }>();
  useEffect(() => {
    void importPlugin<DataSourcePlugin<DataSourceApi>>(DATA_SOURCE_ID).then(({ components }) => {
      // A plugin's editor is typed by its own settings; what is stored is one shape to Grafana.
      const Editor = components.ConfigEditor as Editor | undefined;
      setEditor(Editor && { Editor });
    });
  }, []);
  return editor?.Editor;
}

function toSettings({
  id,
  uid,
  name,
  type,
  jsonData,
  readOnly,
  isDefault,
  meta,
}: DataSourceInstanceSettings): Settings {
  return {
    id: id ?? 0,
    uid,
    name,
    type,
    jsonData,
    readOnly,
    isDefault: isDefault ?? false,
    orgId: 1,
    typeName: meta.name,
    typeLogoUrl: meta.info.logos.small,
    access: 'proxy',
    url: '',
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    secureJsonFields: {},
    withCredentials: false,
  };
}

/** Success and failure as Grafana reads them: a result with a status, or whatever the test rejects with. */
async function testDataSource(dataSource: DataSourceApi): Promise<TestResult> {
  try {
    const result = (await dataSource.testDatasource()) as {
      status?: string;
      message?: string;
      details?: { message?: string };
    };
    const isSuccess = result.status?.toLowerCase() === 'success';
    return {
      severity: isSuccess ? 'success' : 'error',
      message: result.message ?? '',
      details: result.details?.message,
    };
  } catch (error) {
    const { message, statusText, data, details } = error as {
      message?: string;
      statusText?: string;
      data?: { message?: string };
      details?: { message?: string };
    };
    return {
      severity: 'error',
      message: message ?? data?.message ?? statusText ?? 'The test failed',
      details: details?.message,
    };
  }
}
