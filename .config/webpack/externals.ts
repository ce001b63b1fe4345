import type { Configuration } from 'webpack';

/**
 * What Grafana 12.3 and later shares with plugins, by the list of @grafana/create-plugin 7: these are never bundled.
 * A bundled `react/jsx-runtime` reads internals that React 19 renamed, and the plugin then fails to load.
 * `@grafana/schema` and `@grafana/i18n` are not shared, so they are bundled.
 */
export const externals: Configuration['externals'] = [
  // The loader's own module object: its `uri` says where this plugin is served from (see publicPath.ts).
  { 'amd-module': 'module' },
  'lodash',
  'jquery',
  'moment',
  'slate',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'prismjs',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'i18next',
  'react-router',
  'd3',
  'angular',
  /^@grafana\/(ui|runtime|data)/i,
];
