import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import { countLimits } from '../parse/queryDefaults';
import type { SeriesQuery } from '../query';
import { AmountsField } from './AmountsField';
import { BreakdownField } from './BreakdownField';
import { CountField } from './CountField';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { LegendField } from './LegendField';
import { measureOptions, stepOptions, withVariables } from './options';

interface SeriesRowProps {
  readonly query: SeriesQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: SeriesQuery) => void;
}

/** What a query over time asks for. */
export function SeriesRow({ query, variables, onChange }: SeriesRowProps) {
  const id = useId();
  return (
    <EditorRow>
      <EditorField label="Measure" htmlFor={`${id}-measure`}>
        <Combobox
          id={`${id}-measure`}
          width={32}
          options={withVariables(measureOptions, variables, [query.measure])}
          value={query.measure}
          onChange={({ value }) => onChange({ ...query, measure: value })}
        />
      </EditorField>
      <BreakdownField
        id={`${id}-by`}
        by={query.by}
        variables={variables}
        onChange={(by) => onChange({ ...query, by })}
      />
      <CountField
        id={`${id}-top`}
        label="Top"
        value={query.top}
        most={countLimits.top}
        onChange={(top) => onChange({ ...query, top })}
      />
      <EditorField label="Step" htmlFor={`${id}-step`}>
        <Combobox
          id={`${id}-step`}
          width={36}
          options={withVariables(stepOptions, variables, [query.step])}
          value={query.step}
          onChange={({ value }) => onChange({ ...query, step: value })}
        />
      </EditorField>
      <AmountsField
        id={`${id}-amounts`}
        value={query.amounts}
        onChange={(amounts) => onChange({ ...query, amounts })}
      />
      <LegendField
        id={`${id}-legend`}
        value={query.legend ?? ''}
        onChange={(legend) => onChange(withLegend(query, legend))}
      />
    </EditorRow>
  );
}

function withLegend({ legend: _, ...query }: SeriesQuery, legend: string): SeriesQuery {
  return legend === '' ? query : { ...query, legend };
}
