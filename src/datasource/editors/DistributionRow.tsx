import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import { countLimits } from '../parse/queryDefaults';
import type { DistributionQuery, DistributionShow } from '../query';
import { AmountsField } from './AmountsField';
import { ChoiceField } from './ChoiceField';
import { CountField } from './CountField';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { dimensionOptions, withVariables } from './options';

interface DistributionRowProps {
  readonly query: DistributionQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: DistributionQuery) => void;
}

const showOptions: Array<{ value: DistributionShow; label: string; description: string }> = [
  { value: 'ranking', label: 'Dearest', description: 'The dearest values, and whether any is running away' },
  { value: 'summary', label: 'Summary', description: 'Mean, median, quantiles and the share of the dearest 1 %' },
  { value: 'histogram', label: 'Histogram', description: 'How many values cost how much, on a logarithmic scale' },
  { value: 'concentration', label: 'Concentration', description: 'What the dearest 1 % spend on' },
];

/** How cost is spread over the values of a dimension: ranked and binned in the store, however many there are. */
export function DistributionRow({ query, variables, onChange }: DistributionRowProps) {
  const id = useId();
  return (
    <EditorRow>
      <EditorField label="Cost per" htmlFor={`${id}-dimension`}>
        <Combobox
          id={`${id}-dimension`}
          width={24}
          options={withVariables(dimensionOptions, variables, [query.dimension])}
          value={query.dimension}
          onChange={({ value }) => onChange({ ...query, dimension: value })}
        />
      </EditorField>
      <ChoiceField
        id={`${id}-as`}
        label="As"
        options={showOptions}
        value={query.show}
        onChange={(show) => onChange({ ...query, show })}
      />
      {query.show === 'concentration' && (
        <EditorField label="Broken down by" htmlFor={`${id}-by`}>
          <Combobox
            id={`${id}-by`}
            width={24}
            options={withVariables(dimensionOptions, variables, [query.by])}
            value={query.by}
            onChange={({ value }) => onChange({ ...query, by: value })}
          />
        </EditorField>
      )}
      {(query.show === 'ranking' || query.show === 'concentration') && (
        <CountField
          id={`${id}-limit`}
          label="Rows"
          value={query.limit}
          most={countLimits.limit}
          onChange={(limit) => onChange({ ...query, limit })}
        />
      )}
      {query.show !== 'histogram' && (
        <AmountsField
          id={`${id}-amounts`}
          value={query.amounts}
          onChange={(amounts) => onChange({ ...query, amounts })}
        />
      )}
    </EditorRow>
  );
}
