import amdModule from 'amd-module';

/** The `id` of the plugin.json that is being built, put in by webpack's DefinePlugin. */
declare const PLUGIN_ID: string;

// Grafana serves every plugin, nested ones too, from a folder of its own id, behind a sub-path or a CDN. Without this the
// lazy chunks would be looked for beside the page instead of beside module.js.
const uri = amdModule?.uri;
__webpack_public_path__ = uri ? uri.slice(0, uri.lastIndexOf('/') + 1) : `public/plugins/${PLUGIN_ID}/`;
