import { PluginPage } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { priceBookAge } from 'core/pricing/priceBookAge';
import { useState } from 'react';
import { NoSource } from '../NoSource';
import { useSources } from '../useSources';
import { CallList } from './CallList';
import { parseSelection } from './receiptsSelection';
import { SelectionBar } from './SelectionBar';
import { TotalView } from './TotalView';
import { type ReceiptsState, useReceipts } from './useReceipts';

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
        <SelectionBar selection={selection} sources={sources} onRefresh={() => setRuns(runs + 1)} />
        {selection.dataSource === '' ? (
          <NoSource sources={sources} purpose="Receipts are made from the calls that it reads." />
        ) : (
          <Answer state={state} />
        )}
      </Stack>
    </PluginPage>
  );
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
      const { receipts, notices, traces } = state.answer;
      const { currency = 'USD' } = receipts;
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
              <CallList
                calls={receipts.calls}
                promptTokens={receipts.promptTokens}
                currency={currency}
                traces={traces}
              />
            </>
          )}
          {currency !== 'USD' && (
            <Text color="secondary">
              {`Amounts are in ${currency}, converted from US dollars at the rate of each call's day, which its receipt tells. What applications reported is in US dollars.`}
            </Text>
          )}
          <Text color={age.isStale ? 'warning' : 'secondary'}>{age.text}</Text>
        </>
      );
    }
    default:
      return state satisfies never;
  }
}
