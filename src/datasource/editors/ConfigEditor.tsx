import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { DataSourcePicker } from '@grafana/runtime';
import { FieldSet, Field, Input, TextLink, TimeZonePicker, Text, Stack } from '@grafana/ui';
import { useId } from 'react';
import { stores, storeForType } from 'stores/stores';
import { DEFAULT_TABLE, type TokenCostJsonData, readSettings } from '../settings';
import { ColumnsSection } from './columns/ColumnsSection';
import { PricesSection } from './prices/PricesSection';

type Props = DataSourcePluginOptionsEditorProps<TokenCostJsonData>;

const DOCS = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/README.md';
const WIDTH = 48;

type Changed = { readonly [Key in keyof TokenCostJsonData]?: TokenCostJsonData[Key] | undefined };

/** Settings as plain JSON, in which what is not set is not there. */
function withoutGaps(jsonData: Changed): TokenCostJsonData {
  return Object.fromEntries(Object.entries(jsonData).filter(([, value]) => value !== undefined));
}

/** The data source's settings: where the calls are, which column holds what, and whose clock cuts days. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const id = useId();
  const settings = readSettings(options.jsonData);
  const change = (changed: Changed) =>
    onOptionsChange({ ...options, jsonData: withoutGaps({ ...options.jsonData, ...changed }) });
  // Grafana keeps nothing of what is changed in a data source that a file provisions.
  const disabled = options.readOnly === true;
  const kinds = stores.map(({ name }) => name).join(', ');
  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">
        Calls stay where they are: this data source asks one of your own data sources for tokens and computes dollars in
        the browser, from published prices.{' '}
        <TextLink href={DOCS} external inline>
          How to set it up
        </TextLink>
      </Text>
      <FieldSet label="Where the calls are">
        <Field
          label="Data source"
          description={`The data source that holds the calls (${kinds}). It keeps the credentials; people who look at the boards need permission to query it.`}
        >
          <DataSourcePicker
            inputId={`${id}-delegate`}
            current={settings.delegateUid === '' ? null : settings.delegateUid}
            noDefault
            disabled={disabled}
            width={WIDTH}
            placeholder={`Choose a ${kinds} data source`}
            filter={({ type }) => storeForType(type) !== undefined}
            onChange={({ uid }) => change({ delegateUid: uid })}
            onClear={() => change({ delegateUid: '' })}
          />
        </Field>
        <Field
          label="Table"
          htmlFor={`${id}-table`}
          description='Table or view with one row per call: table, schema.table or "Quoted"."Names".'
        >
          <Input
            id={`${id}-table`}
            width={WIDTH}
            placeholder={DEFAULT_TABLE}
            disabled={disabled}
            value={options.jsonData.table ?? ''}
            onChange={({ currentTarget }) => change({ table: currentTarget.value })}
          />
        </Field>
      </FieldSet>
      <ColumnsSection settings={settings} disabled={disabled} onChange={change} />
      <PricesSection jsonData={options.jsonData} disabled={disabled} onChange={change} />
      <FieldSet label="Reporting">
        <Field
          label="Time zone"
          htmlFor={`${id}-zone`}
          description="Days and hours are cut by this zone's clock for everybody. Default: the time zone of each dashboard."
        >
          <TimeZonePicker
            inputId={`${id}-zone`}
            width={WIDTH}
            includeInternal
            disabled={disabled}
            value={settings.timeZone}
            onChange={(timeZone) => change({ timeZone: timeZone ?? '' })}
          />
        </Field>
      </FieldSet>
      <FieldSet label="Traces">
        <Field
          label="Open traces in"
          description="Where the trace of a call is opened, such as Tempo. Receipts and tables of calls link there by the trace id that your table records."
        >
          <DataSourcePicker
            inputId={`${id}-traces`}
            tracing
            current={settings.traceDataSource ?? null}
            noDefault
            disabled={disabled}
            width={WIDTH}
            placeholder="Choose a tracing data source"
            onChange={({ uid }) => change({ traceDataSource: uid })}
            onClear={() => change({ traceDataSource: undefined })}
          />
        </Field>
      </FieldSet>
    </Stack>
  );
}
