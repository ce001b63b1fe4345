import type { TimeRange } from '@grafana/data';
import { Button, Combobox, IconButton, MultiCombobox, RadioButtonGroup, Stack } from '@grafana/ui';
import { dimensions } from 'core/usage/dimension';
import { useId } from 'react';
import type { TokenCostDataSource } from '../datasource';
import { fetchValues } from '../fetchValues';
import type { QueryFilter } from '../query';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { dimensionOptions } from './options';

interface FilterRowProps {
  readonly filters: readonly QueryFilter[];
  readonly datasource: TokenCostDataSource;
  readonly range: TimeRange | undefined;
  readonly onChange: (filters: QueryFilter[]) => void;
}

/** Which calls count: every filter has to hold. */
export function FilterRow({ filters, datasource, range, onChange }: FilterRowProps) {
  const replace = (index: number, filter: QueryFilter) =>
    onChange(filters.map((each, at) => (at === index ? filter : each)));
  return (
    <EditorRow>
      {filters.map((filter, index) => (
        <FilterFields
          key={`${index}-${filter.dimension}`}
          filter={filter}
          datasource={datasource}
          range={range}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange(filters.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        variant="secondary"
        icon="plus"
        onClick={() => onChange([...filters, { dimension: 'feature', operator: 'in', values: [] }])}
      >
        Add filter
      </Button>
    </EditorRow>
  );
}

interface FilterFieldsProps {
  readonly filter: QueryFilter;
  readonly datasource: TokenCostDataSource;
  readonly range: TimeRange | undefined;
  readonly onChange: (filter: QueryFilter) => void;
  readonly onRemove: () => void;
}

const operatorOptions = [
  { value: 'in' as const, label: 'is' },
  { value: 'not in' as const, label: 'is not' },
];

function FilterFields({ filter, datasource, range, onChange, onRemove }: FilterFieldsProps) {
  const id = useId();
  const loadValues = async (typed: string) => {
    const values = range === undefined ? [] : await fetchValues(datasource, filter.dimension, range);
    const wanted = typed.toLowerCase();
    return [...values, ...datasource.variableNames()]
      .filter((value) => value.toLowerCase().includes(wanted))
      .map((value) => ({ value, label: value }));
  };
  return (
    <Stack direction="row" gap={0.5} alignItems="flex-end">
      <EditorField label="Filter" htmlFor={`${id}-dimension`}>
        <Combobox
          id={`${id}-dimension`}
          width={20}
          options={dimensionOptions}
          value={filter.dimension}
          onChange={({ value }) => onChange({ ...filter, dimension: value, values: [] })}
        />
      </EditorField>
      <RadioButtonGroup
        aria-label="Operator"
        options={operatorOptions}
        value={filter.operator}
        onChange={(operator) => onChange({ ...filter, operator })}
      />
      <MultiCombobox
        aria-labelledby={`${id}-dimension`}
        width={36}
        placeholder="All values"
        options={loadValues}
        value={filter.values.map((value) => ({ value, label: value }))}
        createCustomValue
        onChange={(chosen) => onChange({ ...filter, values: chosen.map(({ value }) => value) })}
      />
      <IconButton
        name="times"
        size="md"
        tooltip={`Remove the filter on ${dimensions[filter.dimension].label.toLowerCase()}`}
        onClick={onRemove}
      />
    </Stack>
  );
}
