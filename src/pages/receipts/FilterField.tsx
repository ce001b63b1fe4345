import { locationService } from '@grafana/runtime';
import { type ComboboxOption, Field, MultiCombobox } from '@grafana/ui';
import { type Dimension, dimensions } from 'core/usage/dimension';
import { fetchFilterValues } from './fetchFilterValues';
import { type ReceiptsSelection, filterParameter } from './receiptsSelection';

interface FilterFieldProps {
  readonly dimension: Dimension;
  readonly selection: ReceiptsSelection;
}

/** The values of one dimension that calls may have, chosen among those that occur in the range. Nothing chosen is all. */
export function FilterField({ dimension, selection }: FilterFieldProps) {
  const { label } = dimensions[dimension];
  const id = `receipts-${dimension}`;
  const chosen = selection.filters.find((filter) => filter.dimension === dimension)?.values ?? [];
  const loadOptions = async (typed: string): Promise<Array<ComboboxOption<string>>> => {
    const wanted = typed.toLowerCase();
    const values = await fetchFilterValues(selection, dimension);
    return values.filter((value) => value.toLowerCase().includes(wanted)).map((value) => ({ value, label: value }));
  };
  return (
    <Field label={label} htmlFor={id} noMargin>
      <MultiCombobox
        id={id}
        width="auto"
        minWidth={20}
        maxWidth={60}
        placeholder="All"
        isClearable
        createCustomValue
        disabled={selection.dataSource === ''}
        options={loadOptions}
        value={chosen.map((value) => ({ value, label: value }))}
        onChange={(options) =>
          locationService.partial({
            [filterParameter({ dimension })]: options.length === 0 ? null : options.map(({ value }) => value),
          })
        }
      />
    </Field>
  );
}
