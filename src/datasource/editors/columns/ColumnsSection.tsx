import { Alert, Button, FieldSet, InlineSwitch, InlineField, Stack, Text } from '@grafana/ui';
import { checkMapping } from 'core/lineage/checkMapping';
import type { ColumnMapping } from 'core/lineage/columnMapping';
import { type LineageColumn, lineageColumns } from 'core/lineage/lineageRow';
import { ownNames } from 'core/lineage/ownNames';
import { type TableColumn, suggestMapping } from 'core/lineage/suggestMapping';
import { unmappedColumns } from 'core/lineage/unmappedColumns';
import { useId } from 'react';
import type { Preview } from 'stores/storeRows';
import type { TokenCostSettings } from '../../settings';
import { askPreview, askTableColumns } from './askTable';
import { ColumnRow } from './ColumnRow';
import { MappingPreview } from './MappingPreview';
import { useAnswer } from './useAnswer';

interface ColumnsSectionProps {
  readonly settings: TokenCostSettings;
  readonly disabled: boolean;
  /** `columns: undefined` is a table with the lineage table's own names. */
  readonly onChange: (changed: {
    columns?: ColumnMapping | undefined;
    promptTokens?: 'inclusive' | 'exclusive';
  }) => void;
}

const noColumns: readonly TableColumn[] = [];
const names = Object.keys(lineageColumns) as LineageColumn[];

/** Which column of the user's table holds what, with a preview of what that makes of it. */
export function ColumnsSection({ settings, disabled, onChange }: ColumnsSectionProps) {
  const id = useId();
  const [table, readTable] = useAnswer<readonly TableColumn[]>();
  const [preview, readPreview] = useAnswer<Preview>();
  const { columns, promptTokens, problems = [] } = settings;
  const readColumns = () => readTable(() => askTableColumns(settings));
  const suggest = async () => {
    const found = table.value ?? (await readColumns());
    if (found !== undefined) {
      const { columns: suggested, promptTokens: rule } = suggestMapping(found);
      onChange({ columns: suggested, promptTokens: rule });
    }
  };
  const mapped = table.value === undefined ? [] : checkMapping(columns, table.value);
  return (
    <FieldSet label="Columns">
      <Stack direction="column" gap={2}>
        <Text color="secondary">
          {columns === undefined
            ? "The table is read by the lineage table's own column names. Where it has others, say which of them holds what."
            : 'Each name of the lineage table, and the column of your table that holds it. What is left empty counts as not recorded, never as zero.'}
        </Text>
        <Stack direction="row" gap={1} wrap="wrap">
          <Button
            variant="secondary"
            icon={table.isAsking ? 'fa fa-spinner' : 'sync'}
            disabled={table.isAsking}
            onClick={() => void readColumns()}
          >
            Read the table&apos;s columns
          </Button>
          <Button variant="secondary" disabled={disabled || table.isAsking} onClick={() => void suggest()}>
            Suggest
          </Button>
          {columns === undefined ? (
            <Button
              variant="secondary"
              fill="outline"
              disabled={disabled}
              onClick={() => onChange({ columns: ownNames })}
            >
              Map by hand
            </Button>
          ) : (
            <Button
              variant="secondary"
              fill="outline"
              disabled={disabled}
              onClick={() => onChange({ columns: undefined })}
            >
              Reset to the lineage names
            </Button>
          )}
        </Stack>
        <div role="status">
          {table.value !== undefined && (
            <Text>
              The table has {table.value.length} columns: {table.value.map(({ name }) => name).join(', ')}.
            </Text>
          )}
        </div>
        <Problems
          title="The table's columns cannot be read"
          problems={table.error === undefined ? [] : [table.error]}
        />
        <Problems title="These settings cannot be used" problems={problems} />
        <Problems title="The mapping does not fit the table" problems={mapped} />
        {columns !== undefined &&
          names.map((name) => (
            <ColumnRow
              key={name}
              name={name}
              source={columns[name]}
              table={table.value ?? noColumns}
              disabled={disabled}
              onChange={(source) => onChange({ columns: withSource(columns, name, source) })}
            />
          ))}
        <InlineField
          label="Prompt tokens leave out cached tokens"
          htmlFor={`${id}-exclusive`}
          disabled={disabled}
          tooltip="Anthropic's API reports cached tokens beside the input; OpenTelemetry and OpenAI include them. Where this is wrong, cached tokens are counted twice or not at all."
        >
          <InlineSwitch
            id={`${id}-exclusive`}
            value={promptTokens === 'exclusive'}
            onChange={({ currentTarget }) =>
              onChange({ promptTokens: currentTarget.checked ? 'exclusive' : 'inclusive' })
            }
          />
        </InlineField>
        <Stack direction="row">
          <Button
            variant="secondary"
            icon="eye"
            disabled={preview.isAsking}
            onClick={() => void readPreview(() => askPreview(settings))}
          >
            Preview
          </Button>
        </Stack>
        <Problems title="The calls cannot be read" problems={preview.error === undefined ? [] : [preview.error]} />
        {preview.value !== undefined && <MappingPreview preview={preview.value} unmapped={unmappedColumns(columns)} />}
      </Stack>
    </FieldSet>
  );
}

function withSource(mapping: ColumnMapping, name: LineageColumn, source: ColumnMapping[LineageColumn]): ColumnMapping {
  const { [name]: _, ...others } = mapping;
  return source === undefined ? others : { ...others, [name]: source };
}

function Problems({ title, problems }: { readonly title: string; readonly problems: readonly string[] }) {
  return problems.length === 0 ? null : (
    <Alert severity="error" title={title}>
      {problems.map((problem) => (
        <div key={problem}>{problem}</div>
      ))}
    </Alert>
  );
}
