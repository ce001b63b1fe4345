import {
  type DataSourceApi,
  DataSourcePluginContextProvider,
  FieldType,
  LoadingState,
  type QueryEditorProps,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneTimePicker,
  SceneTimeRange,
  VizPanel,
} from '@grafana/scenes';
import type { DataQuery } from '@grafana/schema';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import { type ComponentType, useEffect, useState } from 'react';
import { boot } from '../boot';
import { PanelNotices } from '../PanelNotices';
import { DATA_SOURCE_ID } from '../pluginIds';

type Editor = ComponentType<QueryEditorProps<DataSourceApi, DataQuery>>;

/** The plugin's query editor over its own result: a graph where there is time, and always a table. */
export function ExplorePage() {
  const [dataSource, setDataSource] = useState<DataSourceApi>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const settings = getDataSourceSrv().getList({ pluginId: DATA_SOURCE_ID })[0];
    getDataSourceSrv()
      .get(settings?.uid)
      .then(setDataSource, (error: unknown) => setFailure(String(error)));
  }, []);
  if (failure !== undefined) {
    return <Alert title={failure} />;
  }
  return dataSource ? <Explore dataSource={dataSource} /> : <LoadingPlaceholder text="Loading the data source" />;
}

function Explore({ dataSource }: { readonly dataSource: DataSourceApi }) {
  const [{ runner, scene }] = useState(() => exploreScene(dataSource));
  const [query, setQuery] = useState<DataQuery>(() => runner.state.queries[0] as DataQuery);
  const { data } = runner.useState();
  const { queries } = runner.useState();
  // A plugin's editor is typed by its own query; to Grafana it is any DataQuery.
  const QueryEditor = dataSource.components?.QueryEditor as Editor | undefined;
  const settings = getDataSourceSrv().getInstanceSettings(dataSource.uid);

  useEffect(() => {
    const hasTime = data?.series.some(({ fields }) => fields.some(({ type }) => type === FieldType.time)) ?? false;
    if (data?.state === LoadingState.Done) {
      (scene.state.body as SceneFlexLayout).setState({ children: resultPanels(hasTime) });
    }
  }, [data, scene]);

  const change = (changed: DataQuery) => {
    setQuery(changed);
    runner.setState({ queries: [changed] });
  };
  if (!QueryEditor || !settings) {
    return <Alert title="The data source has no query editor" />;
  }
  return (
    <Stack direction="column" gap={2}>
      <DataSourcePluginContextProvider instanceSettings={settings}>
        <QueryEditor
          datasource={dataSource}
          query={query}
          queries={queries}
          data={data}
          range={data?.timeRange}
          onChange={change}
          onRunQuery={() => runner.runQueries()}
        />
      </DataSourcePluginContextProvider>
      <div>
        <Button icon="play" onClick={() => runner.runQueries()}>
          Run query
        </Button>
      </div>
      <scene.Component model={scene} />
    </Stack>
  );
}

function exploreScene(dataSource: DataSourceApi) {
  const { from, to } = boot().range;
  const query: DataQuery = {
    refId: 'A',
    datasource: dataSource.getRef(),
    ...dataSource.getDefaultQuery?.('explore' as never),
  };
  const runner = new SceneQueryRunner({ datasource: dataSource.getRef(), queries: [query] });
  const scene = new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
    $data: runner,
    controls: [new SceneControlsSpacer(), new SceneTimePicker({ isOnCanvas: true })],
    body: new SceneFlexLayout({ direction: 'column', children: resultPanels(false) }),
  });
  return { runner, scene };
}

function resultPanels(hasTime: boolean): SceneFlexItem[] {
  return [...(hasTime ? ['timeseries'] : []), 'table'].map(
    (pluginId) =>
      new SceneFlexItem({
        minHeight: 320,
        body: new VizPanel({
          title: pluginId === 'table' ? 'Table' : 'Graph',
          pluginId,
          options: {},
          fieldConfig: { defaults: {}, overrides: [] },
          titleItems: [new PanelNotices({ key: 'notices' })],
        }),
      }),
  );
}
