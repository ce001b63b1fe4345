import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Badge, Icon, useStyles2 } from '@grafana/ui';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom-v5-compat';
import { boot } from './boot';
import { AppPage } from './pages/AppPage';
import { BoardPage } from './pages/BoardPage';
import { ConfigPage } from './pages/ConfigPage';
import { ExplorePage } from './pages/ExplorePage';
import { APP_ID, DATA_SOURCE_ID } from './pluginIds';
import type { PreviewServices } from './services';

interface NavItem {
  readonly title: string;
  readonly path: string;
  readonly icon: IconName;
}

function navItems(): readonly NavItem[] {
  const { boards, dataSources } = boot();
  const source = dataSources.find(({ type }) => type === DATA_SOURCE_ID);
  return [
    ...boards.map(({ uid, title }): NavItem => ({ title, path: `/d/${uid}`, icon: 'apps' })),
    { title: 'Set up', path: `/a/${APP_ID}`, icon: 'rocket' },
    { title: 'Receipts', path: `/a/${APP_ID}/receipts`, icon: 'file-alt' },
    { title: 'Alerts', path: `/a/${APP_ID}/alerts`, icon: 'bell' },
    { title: 'Data source', path: `/connections/datasources/edit/${source?.uid ?? ''}`, icon: 'database' },
    { title: 'Explore', path: '/explore', icon: 'compass' },
  ];
}

/** The frame around every page: top bar, a slim menu, and a badge that says where one is. */
export function Shell({ services }: { readonly services: PreviewServices }) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const items = navItems();
  // The longest path, because the set-up page's is the beginning of the other pages' of the app.
  const [here] = items
    .filter(({ path }) => pathname.startsWith(path))
    .sort((one, other) => other.path.length - one.path.length);
  const firstBoard = boot().boards[0];
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <span className={styles.crumb}>LLM Token Cost</span>
        <Icon name="angle-right" />
        <span>{here?.title ?? 'Preview'}</span>
        <span className={styles.spacer} />
        <span className={styles.dataset}>{boot().datasetName}</span>
        <Badge
          color="orange"
          icon="exclamation-triangle"
          text="preview host — not Grafana"
          data-testid="preview badge"
        />
      </header>
      <nav className={styles.nav} aria-label="Preview">
        {items.map(({ title, path, icon }) => (
          <a key={path} href={path} className={styles.item} aria-current={path === here?.path ? 'page' : undefined}>
            <Icon name={icon} />
            {title}
          </a>
        ))}
      </nav>
      <main className={styles.page}>
        <Routes>
          <Route path="/d/:uid/*" element={<BoardPage />} />
          <Route path={`/a/${APP_ID}/*`} element={<AppPage meta={services.appMeta} />} />
          <Route
            path="/connections/datasources/edit/:uid"
            element={<ConfigPage dataSources={services.dataSources} />}
          />
          <Route path="/explore" element={<ExplorePage />} />
          <Route path="/" element={<Navigate to={firstBoard ? `/d/${firstBoard.uid}` : `/a/${APP_ID}`} replace />} />
          <Route path="*" element={<p>The preview has no page {pathname}.</p>} />
        </Routes>
      </main>
    </div>
  );
}

const BAR_HEIGHT = 40;
const NAV_WIDTH = 152;

function getStyles(theme: GrafanaTheme2) {
  const border = `1px solid ${theme.colors.border.weak}`;
  return {
    frame: css({
      minHeight: '100vh',
      background: theme.colors.background.canvas,
      paddingTop: BAR_HEIGHT,
      paddingLeft: NAV_WIDTH,
    }),
    bar: css({
      position: 'fixed',
      top: 0,
      left: 0,
      right: 0,
      height: BAR_HEIGHT,
      zIndex: theme.zIndex.navbarFixed,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0, 2),
      background: theme.colors.background.primary,
      borderBottom: border,
    }),
    crumb: css({ color: theme.colors.text.secondary }),
    spacer: css({ flex: 1 }),
    dataset: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    nav: css({
      position: 'fixed',
      top: BAR_HEIGHT,
      left: 0,
      bottom: 0,
      width: NAV_WIDTH,
      padding: theme.spacing(1),
      background: theme.colors.background.primary,
      borderRight: border,
    }),
    item: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 1),
      borderRadius: theme.shape.radius.default,
      color: theme.colors.text.secondary,
      '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
      '&[aria-current]': { background: theme.colors.action.selected, color: theme.colors.text.primary },
    }),
    page: css({ padding: theme.spacing(2) }),
  };
}
