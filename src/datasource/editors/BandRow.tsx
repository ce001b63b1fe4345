import { Combobox } from '@grafana/ui';
import { bandDefaults, bandKinds } from 'core/bands/band';
import { useId } from 'react';
import { MOST_SIGMAS, countLimits, queryDefaults } from '../parse/queryDefaults';
import type { BandQuery, BandShow } from '../query';
import { AmountField } from './AmountField';
import { ChoiceField } from './ChoiceField';
import { CountField } from './CountField';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { bandKindOptions, dimensionOptions, withVariables } from './options';

interface BandRowProps {
  readonly query: BandQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: BandQuery) => void;
}

const showOptions: Array<{ value: BandShow; label: string; description: string }> = [
  { value: 'bands', label: 'Bands', description: 'Cost by the hour and its band: for the Cost band panel' },
  { value: 'broken', label: 'Broken hours', description: 'One row per hour above its band, the newest first' },
  { value: 'summary', label: 'Summary', description: 'How many values and hours are above their bands, by how much' },
];

/** Cost by the hour against what was to be expected of it: by which definition, how strictly, for how many values. */
export function BandRow({ query, variables, onChange }: BandRowProps) {
  const id = useId();
  // A stored query may hold a variable here: then nobody knows yet what the kind starts from.
  const kind = bandKinds.find((each) => each === query.band);
  return (
    <EditorRow>
      <EditorField label="Cost per" htmlFor={`${id}-by`}>
        <Combobox
          id={`${id}-by`}
          width={24}
          options={withVariables(dimensionOptions, variables, [query.by])}
          value={query.by}
          onChange={({ value }) => onChange({ ...query, by: value })}
        />
      </EditorField>
      <ChoiceField
        id={`${id}-as`}
        label="As"
        options={showOptions}
        value={query.show}
        onChange={(show) => onChange({ ...query, show })}
      />
      <EditorField label="Band" htmlFor={`${id}-band`}>
        <Combobox
          id={`${id}-band`}
          width={40}
          options={withVariables(bandKindOptions, variables, [query.band])}
          value={query.band}
          onChange={({ value }) => onChange({ ...query, band: value })}
        />
      </EditorField>
      <AmountField
        id={`${id}-sigmas`}
        label="Sigmas"
        value={query.sigmas}
        placeholder={kind === undefined ? 'of the band' : String(bandDefaults[kind].sigmas)}
        least={0.5}
        most={MOST_SIGMAS}
        onChange={(sigmas) => onChange(withSigmas(query, sigmas))}
      />
      <AmountField
        id={`${id}-floor`}
        label="Never below, $"
        value={query.floorUsd}
        least={0}
        most={1e9}
        onChange={(floorUsd = queryDefaults.floorUsd) => onChange({ ...query, floorUsd })}
      />
      <CountField
        id={`${id}-limit`}
        label="At most"
        value={query.limit}
        most={countLimits.bands}
        onChange={(limit) => onChange({ ...query, limit })}
      />
    </EditorRow>
  );
}

function withSigmas(query: BandQuery, sigmas: number | undefined): BandQuery {
  const { sigmas: _, ...rest } = query;
  return sigmas === undefined ? rest : { ...rest, sigmas };
}
