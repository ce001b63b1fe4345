import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';
import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
// The host is Grafana's side of the border: it serves this to plugins, and core's own table is in it.
// eslint-disable-next-line no-restricted-imports
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import lodash from 'lodash';
import moment from 'moment';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as router from 'react-router-dom-v5-compat';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

// As Grafana shares CommonJS packages: their exports are the default export as well.
const withDefault = (module: object) => ({ ...module, default: module, __useDefault: true });

/** The global that the loader's script defines, as far as it is used. */
declare const System: {
  addImportMap(map: { readonly imports: Readonly<Record<string, string>> }): void;
  set(id: string, module: object): void;
  import(id: string): Promise<unknown>;
};

/** What Grafana shares with plugins, of that which ours lists as external. */
const sharedModules: Readonly<Record<string, object>> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  i18next: withDefault(i18next),
  lodash: withDefault(lodash),
  moment: withDefault(moment),
  react,
  'react-dom': reactDom,
  // Grafana serves version 6 under the name of version 5's package.
  'react-router': router,
  'react/jsx-dev-runtime': jsxRuntime,
  'react/jsx-runtime': jsxRuntime,
  rxjs,
  'rxjs/operators': rxjsOperators,
};

let areShared = false;

/** Hands the shared modules to the loader: late, because it copies what they export, and services replace some of it. */
function shareModules(): void {
  const names = Object.keys(sharedModules);
  System.addImportMap({ imports: Object.fromEntries(names.map((name) => [name, `package:${name}`])) });
  for (const name of names) {
    System.set(`package:${name}`, sharedModules[name] ?? {});
  }
  areShared = true;
}

/** Loads a built plugin's `module.js` as Grafana does, and answers its `plugin` export. */
export async function importPlugin<Plugin>(id: string): Promise<Plugin> {
  if (!areShared) {
    shareModules();
  }
  const module = (await System.import(`/public/plugins/${id}/module.js`)) as { plugin?: Plugin };
  if (!module.plugin) {
    throw new Error(`/public/plugins/${id}/module.js exports no "plugin"`);
  }
  return module.plugin;
}
