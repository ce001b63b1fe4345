import {
  AdHocFiltersVariable,
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  QueryVariable,
  type SceneVariable,
  TextBoxVariable,
} from '@grafana/scenes';
import type { ClassicVariable } from './classicBoard';

/** A variable of Classic JSON as scenes runs it. */
export function boardVariable(variable: ClassicVariable): SceneVariable {
  const { name, label, description, hide, skipUrlSync, multi, includeAll, allValue, allowCustomValue, regex } =
    variable;
  const base = { name, label, description, hide, skipUrlSync };
  const current = { value: variable.current?.value ?? '', text: variable.current?.text ?? '' };
  const choice = {
    ...base,
    ...current,
    isMulti: multi,
    includeAll,
    allValue,
    allowCustomValue,
    defaultToAll: includeAll,
  };
  const query = typeof variable.query === 'string' ? variable.query : '';
  switch (variable.type) {
    case 'custom':
      return new CustomVariable({ ...choice, query });
    case 'datasource':
      return new DataSourceVariable({ ...choice, pluginId: query, regex });
    case 'query':
      return new QueryVariable({
        ...choice,
        // The query of a data source's own variable support is an object, whose shape only that data source knows.
        query: variable.query as string,
        datasource: variable.datasource,
        sort: variable.sort,
        refresh: variable.refresh,
        regex,
      });
    case 'adhoc':
      // Grafana's own settings for the filters of a classic board, as far as they matter to a data source.
      return new AdHocFiltersVariable({
        ...base,
        datasource: variable.datasource ?? null,
        filters: [...(variable.filters ?? [])],
        applyMode: 'auto',
        supportsMultiValueOperators: true,
      });
    case 'constant':
      return new ConstantVariable({ ...base, value: query });
    case 'textbox':
      return new TextBoxVariable({ ...base, value: [current.value].flat()[0] || query });
    default:
      throw new Error(`variable "${name}": the preview has no variables of type "${variable.type}"`);
  }
}
