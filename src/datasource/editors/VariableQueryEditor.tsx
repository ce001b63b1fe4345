import type { QueryEditorProps } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import type { TokenCostDataSource } from '../datasource';
import { QUERY_VERSION, type TokenCostQuery, type VariableQuery } from '../query';
import type { TokenCostJsonData } from '../settings';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { dimensionOptions } from './options';

type Props = QueryEditorProps<TokenCostDataSource, TokenCostQuery, TokenCostJsonData, VariableQuery>;

/** The editor of a dashboard variable: which dimension's values it offers. */
export function VariableQueryEditor({ query, onChange }: Props) {
  const id = useId();
  return (
    <EditorRow>
      <EditorField
        label="Values of"
        htmlFor={`${id}-dimension`}
        description="in the time range, the most frequent first"
      >
        <Combobox
          id={`${id}-dimension`}
          width={32}
          options={dimensionOptions}
          value={query.dimension ?? null}
          onChange={({ value: dimension }) =>
            onChange({
              refId: query.refId ?? 'variable',
              version: QUERY_VERSION,
              analysis: 'variable',
              dimension,
              filters: query.filters ?? [],
              compare: 'none',
              priceBasis: 'then',
            })
          }
        />
      </EditorField>
    </EditorRow>
  );
}
