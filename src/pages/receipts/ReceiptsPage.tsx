import type { TimeRange } from '@grafana/data';
import { PluginPage, locationService } from '@grafana/runtime';
import {
  Alert,
  Button,
  Combobox,
  Field,
  LinkButton,
  LoadingPlaceholder,
  Stack,
  Text,
  TimeRangeInput,
} from '@grafana/ui';
import { priceBookAge } from 'core/pricing/priceBookAge';
import { dimensions } from 'core/usage/dimension';
import { useState } from 'react';
import { CallList } from './CallList';
import { type ReceiptsSelection, filterParameter, parseSelection, rangeOf, rangeParameters } from './receiptsSelection';
import { TotalView } from './TotalView';
import { type ReceiptsState, useReceipts } from './useReceipts';
import { type SourcesState, useSources } from '../useSources';

/** Single calls with what each cost and why, adding up to the total of the boards. `search` is that of the address. */
export function ReceiptsPage({ search }: { readonly search: string }) {
  const asked = parseSelection(search);
  const sources = useSources();
  const [first] = sources.state === 'listed' ? sources.sources : [];
  const selection = { ...asked, dataSource: asked.dataSource || (first?.uid ?? '') };
  const [runs, setRuns] = useState(0);
  const state = useReceipts(selection, runs);
  return (
    <PluginPage subTitle="What single calls cost, and how each amount comes about.">
      <Stack direction="column" gap={3}>
        <Selection selection={selection} sources={sources} onRefresh={() => setRuns(runs + 1)} />
        {selection.dataSource === '' ? <NoSource sources={sources} /> : <Answer state={state} />}
      </Stack>
    </PluginPage>
  );
}

interface SelectionProps {
  readonly selection: ReceiptsSelection;
  readonly sources: SourcesState;
  readonly onRefresh: () => void;
}

function Selection({ selection, sources, onRefresh }: SelectionProps) {
  const options =
    sources.state === 'listed' ? sources.sources.map(({ uid, name }) => ({ value: uid, label: name })) : [];
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
      {selection.filters.map((filter) => {
        const text = `${dimensions[filter.dimension].label}: ${filter.values.join(', ')}`;
        return (
          <Button
            key={filter.dimension}
            variant="secondary"
            icon="times"
            tooltip="Remove this filter"
            aria-label={`Remove the filter ${text}`}
            onClick={() => locationService.partial({ [filterParameter(filter)]: null })}
          >
            {text}
          </Button>
        );
      })}
      {selection.adHoc.length > 0 && (
        <Button
          variant="secondary"
          icon="times"
          tooltip="Remove these filters"
          onClick={() => locationService.partial({ 'var-filters': null })}
        >
          {selection.adHoc
            .map(({ key, operator, value, values }) => `${key} ${operator} ${(values ?? [value]).join(', ')}`)
            .join('; ')}
        </Button>
      )}
      <Button variant="secondary" icon="sync" onClick={onRefresh}>
        Refresh
      </Button>
    </Stack>
  );
}

function NoSource({ sources }: { readonly sources: SourcesState }) {
  switch (sources.state) {
    case 'loading':
      return <LoadingPlaceholder text="Looking for data sources" />;
    case 'failed':
      return (
        <Alert title="The data sources could not be listed" severity="error">
          {sources.message}
        </Alert>
      );
    case 'listed':
      return (
        <Alert title="No “LLM Token Cost” data source yet" severity="info">
          <Stack direction="column" alignItems="start">
            Receipts are made from the calls that it reads.
            <LinkButton href="/a/llmops-tokencost-app">Set up</LinkButton>
          </Stack>
        </Alert>
      );
    default:
      return sources satisfies never;
  }
}

function Answer({ state }: { readonly state: ReceiptsState }) {
  switch (state.state) {
    case 'loading':
      return <LoadingPlaceholder text="Asking for calls" />;
    case 'failed':
      return (
        <Alert title="The calls could not be read" severity="error">
          {state.message}
        </Alert>
      );
    case 'shown': {
      const { receipts, notices } = state.answer;
      const age = priceBookAge({ version: receipts.bookVersion }, state.askedAt);
      return (
        <>
          {notices
            .filter(({ severity }) => receipts.calls.length === 0 || severity !== 'info')
            .map(({ text, severity }) => (
              <Alert key={text} title="What to know about these numbers" severity={severity}>
                <Text>{text}</Text>
              </Alert>
            ))}
          {receipts.calls.length > 0 && (
            <>
              <TotalView {...receipts} />
              <CallList calls={receipts.calls} promptTokens={receipts.promptTokens} />
            </>
          )}
          <Text color={age.isStale ? 'warning' : 'secondary'}>{age.text}</Text>
        </>
      );
    }
    default:
      return state satisfies never;
  }
}
