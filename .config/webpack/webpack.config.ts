import path from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { buildCopyPatterns } from './copyPatterns';
import { externals } from './externals';
import { type PluginFolder, findPluginFolders } from './pluginFolders';

// By the convention of @grafana/create-plugin: webpack, AMD, `module.js` beside each plugin.json. It differs in one point:
// one compilation per plugin.json, because Grafana serves a nested plugin from public/plugins/<its own id>/, and a chunk
// that both plugins share would lie in the folder of only one of them.

const repositoryRoot = path.resolve(__dirname, '../..');
const sourceRoot = path.join(repositoryRoot, 'src');
const dist = path.join(repositoryRoot, 'dist');
const rings = ['core', 'stores', 'alerts', 'execution', 'frames', 'datasource', 'panels', 'pages'];

interface Environment {
  readonly production?: boolean;
}

/** One webpack configuration per plugin under `src`; `--env production` minifies and puts content hashes on chunks. */
export default function webpackConfig(environment: Environment): Configuration[] {
  const plugins = findPluginFolders(sourceRoot);
  const nested = plugins.map(({ folder }) => folder).filter((folder) => folder !== '');
  return plugins.map((plugin) => configurePlugin(plugin, nested, environment.production === true));
}

function configurePlugin(plugin: PluginFolder, nested: readonly string[], production: boolean): Configuration {
  return {
    name: plugin.id,
    context: repositoryRoot,
    mode: production ? 'production' : 'development',
    target: ['web', 'es2022'],
    devtool: 'source-map',
    entry: { module: [path.join(__dirname, 'publicPath.ts'), plugin.modulePath] },
    externals,
    externalsType: 'amd',
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      alias: Object.fromEntries(rings.map((ring) => [ring, path.join(sourceRoot, ring)])),
    },
    module: {
      rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: swcOptions } }],
    },
    output: {
      path: path.join(dist, plugin.folder),
      filename: '[name].js',
      chunkFilename: production ? '[name].js?_cache=[contenthash]' : '[name].js',
      library: { type: 'amd' },
      publicPath: `public/plugins/${plugin.id}/`,
      uniqueName: plugin.id,
      crossOriginLoading: 'anonymous',
      // The folders of nested plugins lie inside the root's and are cleaned by their own compilation.
      clean: { keep: (file) => plugin.folder === '' && nested.some((folder) => file.startsWith(`${folder}/`)) },
    },
    plugins: [
      new webpack.DefinePlugin({ PLUGIN_ID: JSON.stringify(plugin.id) }),
      new CopyWebpackPlugin({ patterns: buildCopyPatterns(repositoryRoot, plugin) }),
    ],
    // A test of `dist` holds the sizes, by their gzip length.
    performance: false,
    stats: 'errors-warnings',
  };
}

const swcOptions = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};
