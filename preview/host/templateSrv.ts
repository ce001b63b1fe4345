import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { type SceneObject, type VariableCustomFormatterFn, sceneGraph } from '@grafana/scenes';

/**
 * Grafana's `getTemplateSrv()`. As on Grafana's own dashboards the scene does the work: the one that a query's scoped
 * variables name, else the one on the screen. A custom format function gets the raw value, an array where it is multi.
 */
export const templateSrv: TemplateSrv = {
  getVariables: () => {
    const variables = sceneOf(undefined) && sceneGraph.getVariables(sceneOf(undefined) as SceneObject).state.variables;
    // A scene's variable state carries the fields of the model that plugins read: name, type, label, current value.
    return (variables ?? []).map((variable) => variable.state as unknown as TypedVariableModel);
  },
  containsTemplate: (text) => text !== undefined && /\$\w|\[\[|\$\{/.test(text),
  updateTimeRange: () => undefined,
  replace: (text, scopedVars, format) => {
    const scene = sceneOf(scopedVars);
    if (text === undefined || text === '') {
      return text ?? '';
    }
    return scene
      ? sceneGraph.interpolate(scene, text, scopedVars, format as string | VariableCustomFormatterFn | undefined)
      : text;
  },
};

function sceneOf(scopedVars: ScopedVars | undefined): SceneObject | undefined {
  const scoped = scopedVars?.__sceneObject?.value as { valueOf(): unknown } | undefined;
  const onScreen = (window as { __grafanaSceneContext?: SceneObject }).__grafanaSceneContext;
  return (scoped?.valueOf() as SceneObject | undefined) ?? onScreen;
}
