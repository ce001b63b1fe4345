import type { TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, Combobox, Field, Stack, TimeRangeInput } from '@grafana/ui';
import { type Dimension, dimensions } from 'core/usage/dimension';
import type { SourcesState } from '../useSources';
import { FilterField } from './FilterField';
import { type ReceiptsSelection, filterParameter, rangeOf, rangeParameters } from './receiptsSelection';

/** What calls are looked for by; filters on anything else come with a link and can only be taken out. */
const edited: readonly Dimension[] = ['feature', 'model', 'user', 'errorClass'];

interface SelectionBarProps {
  readonly selection: ReceiptsSelection;
  readonly sources: SourcesState;
  readonly onRefresh: () => void;
}

/** Which calls the page shows. Every change is one of the address, so that what is shown can be sent as a link. */
export function SelectionBar({ selection, sources, onRefresh }: SelectionBarProps) {
  const options =
    sources.state === 'listed' ? sources.sources.map(({ uid, name }) => ({ value: uid, label: name })) : [];
  const others = selection.filters.filter(({ dimension }) => !edited.includes(dimension));
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="end">
      <Field label="Data source" htmlFor="receipts-source" noMargin>
        <Combobox
          id="receipts-source"
          width={32}
          options={options}
          value={selection.dataSource}
          onChange={({ value }) => locationService.partial({ 'var-datasource': value })}
        />
      </Field>
      <Field label="Time range" noMargin>
        <TimeRangeInput
          value={rangeOf(selection)}
          onChange={(range: TimeRange) => locationService.partial(rangeParameters(range))}
        />
      </Field>
      {edited.map((dimension) => (
        <FilterField key={dimension} dimension={dimension} selection={selection} />
      ))}
      {others.map((filter) => {
        const text = `${dimensions[filter.dimension].label}: ${filter.values.join(', ')}`;
        return (
          <RemoveButton
            key={filter.dimension}
            text={text}
            label={`Remove the filter ${text}`}
            parameter={filterParameter(filter)}
          />
        );
      })}
      {selection.adHoc.length > 0 && (
        <RemoveButton
          text={selection.adHoc
            .map(({ key, operator, value, values }) => `${key} ${operator} ${(values ?? [value]).join(', ')}`)
            .join('; ')}
          label="Remove the filters of the board"
          parameter="var-filters"
        />
      )}
      <Button variant="secondary" icon="sync" onClick={onRefresh}>
        Refresh
      </Button>
    </Stack>
  );
}

interface RemoveButtonProps {
  readonly text: string;
  readonly label: string;
  readonly parameter: string;
}

function RemoveButton({ text, label, parameter }: RemoveButtonProps) {
  return (
    <Button
      variant="secondary"
      icon="times"
      tooltip="Remove this filter"
      aria-label={label}
      onClick={() => locationService.partial({ [parameter]: null })}
    >
      {text}
    </Button>
  );
}
