import { ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { LocationServiceProvider, config, locationService } from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import { ErrorBoundaryAlert, GlobalStyles, PortalContainer } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { Router } from 'react-router-dom';
import { CompatRouter } from 'react-router-dom-v5-compat';
import { followLinksInPage } from './followLinksInPage';
import { type PreviewServices, startServices } from './services';
import { Shell } from './Shell';

/** Shows the preview in #root; needs the boot data on the window. */
export async function start(): Promise<void> {
  await initPluginTranslations('grafana-scenes', [loadResources]);
  const services = await startServices();
  const element = document.getElementById('root');
  if (element) {
    followLinksInPage();
    createRoot(element).render(<Preview services={services} />);
  }
}

function Preview({ services }: { readonly services: PreviewServices }) {
  return (
    <LocationServiceProvider service={locationService}>
      {/* The history's own types are not installed; it goes from one of their packages to another. */}
      <Router history={locationService.getHistory() as unknown}>
        <CompatRouter>
          <ThemeContext.Provider value={config.theme2}>
            <GlobalStyles />
            <ErrorBoundaryAlert style="page">
              <Shell services={services} />
            </ErrorBoundaryAlert>
            <PortalContainer />
          </ThemeContext.Provider>
        </CompatRouter>
      </Router>
    </LocationServiceProvider>
  );
}
