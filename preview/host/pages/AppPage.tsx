import { type AppPlugin, type AppPluginMeta, type AppRootProps, PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { type ComponentType, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import { importPlugin } from '../loader';
import { APP_ID } from '../pluginIds';

interface LoadedRoot {
  readonly Root?: ComponentType<AppRootProps>;
  readonly failure?: string;
}

/** The app's own root component, loaded from its built module. */
export function AppPage({ meta }: { readonly meta: AppPluginMeta }) {
  const { pathname, search } = useLocation();
  const [{ Root, failure }, setLoaded] = useState<LoadedRoot>({});
  useEffect(() => {
    importPlugin<AppPlugin>(APP_ID).then(
      (plugin) => setLoaded({ Root: plugin.root, failure: plugin.root ? undefined : 'The app has no root page' }),
      (error: unknown) => setLoaded({ failure: String(error) }),
    );
  }, []);
  if (failure !== undefined) {
    return <Alert title={failure} />;
  }
  if (!Root) {
    return <LoadingPlaceholder text="Loading the app" />;
  }
  return (
    <PluginContextProvider meta={meta}>
      <Root
        meta={meta}
        basename={`/a/${APP_ID}`}
        path={pathname}
        query={locationService.getSearchObject()}
        onNavChanged={() => undefined}
        key={search}
      />
    </PluginContextProvider>
  );
}
