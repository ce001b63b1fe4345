import type { AdHocVariableFilter, DataTransformerConfig, FieldConfigSource } from '@grafana/data';
import type { DataQuery, DataSourceRef } from '@grafana/schema';

/** The parts of Classic dashboard JSON that the preview reads. */
export interface ClassicBoard {
  readonly uid: string;
  readonly title: string;
  readonly timezone?: string;
  readonly graphTooltip?: number;
  readonly panels: readonly ClassicPanel[];
  readonly links?: readonly ClassicLink[];
  readonly templating?: { readonly list: readonly ClassicVariable[] };
}

export interface ClassicPanel {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly transparent?: boolean;
  readonly collapsed?: boolean;
  readonly panels?: readonly ClassicPanel[];
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly options?: Record<string, unknown>;
  readonly fieldConfig?: FieldConfigSource;
  readonly datasource?: DataSourceRef;
  readonly targets?: DataQuery[];
  readonly transformations?: DataTransformerConfig[];
  readonly maxDataPoints?: number;
  readonly interval?: string;
}

export interface ClassicLink {
  readonly title: string;
  readonly type: string;
  readonly url?: string;
  readonly tooltip?: string;
  readonly targetBlank?: boolean;
  readonly includeVars?: boolean;
  readonly keepTime?: boolean;
}

export interface ClassicVariable {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly description?: string;
  readonly hide?: number;
  readonly skipUrlSync?: boolean;
  readonly query?: unknown;
  readonly datasource?: DataSourceRef;
  readonly current?: { readonly text?: string | string[]; readonly value?: string | string[] };
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
  readonly allowCustomValue?: boolean;
  readonly regex?: string;
  readonly sort?: number;
  readonly refresh?: number;
  readonly filters?: readonly AdHocVariableFilter[];
}
