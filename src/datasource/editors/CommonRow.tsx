import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import type { PanelQuery } from './changeAnalysis';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { comparisonOptions, priceBasisOptions, timeZoneOptions, withVariables } from './options';

interface CommonRowProps {
  readonly query: PanelQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: PanelQuery) => void;
}

/** Against what, at which prices, by whose clock: shown where it makes a difference. */
export function CommonRow({ query, variables, onChange }: CommonRowProps) {
  const id = useId();
  const overTime = query.analysis === 'series' || query.analysis === 'table';
  if (!overTime && query.analysis !== 'distribution' && query.analysis !== 'band') {
    return null;
  }
  return (
    <EditorRow>
      {overTime && (
        <EditorField label="Compare with" htmlFor={`${id}-compare`}>
          <Combobox
            id={`${id}-compare`}
            width={40}
            options={withVariables(comparisonOptions, variables, [query.compare])}
            value={query.compare}
            onChange={({ value }) => onChange({ ...query, compare: value })}
          />
        </EditorField>
      )}
      <EditorField label="Prices" htmlFor={`${id}-prices`}>
        <Combobox
          id={`${id}-prices`}
          width={32}
          options={withVariables(priceBasisOptions, variables, [query.priceBasis])}
          value={query.priceBasis}
          onChange={({ value }) => onChange({ ...query, priceBasis: value })}
        />
      </EditorField>
      {overTime && (
        <EditorField label="Time zone" htmlFor={`${id}-zone`}>
          <Combobox
            id={`${id}-zone`}
            width={28}
            isClearable
            placeholder="Of the data source"
            options={withVariables(timeZoneOptions, variables, query.timeZone === undefined ? [] : [query.timeZone])}
            value={query.timeZone ?? null}
            onChange={(option) => onChange(inZone(query, option?.value))}
          />
        </EditorField>
      )}
    </EditorRow>
  );
}

function inZone(query: PanelQuery, timeZone: string | undefined): PanelQuery {
  const { timeZone: _, ...rest } = query;
  return timeZone === undefined ? rest : { ...rest, timeZone };
}
