import { css } from '@emotion/css';
import { Combobox, type ComboboxOption, Stack, Text, useStyles2 } from '@grafana/ui';
import type { ColumnCast, ColumnSource } from 'core/lineage/columnMapping';
import { columnMeanings } from 'core/lineage/columnMeaning';
import { type LineageColumn, lineageColumns } from 'core/lineage/lineageRow';
import { castsOf, requiredColumns } from 'core/lineage/parseColumnMapping';
import type { TableColumn } from 'core/lineage/suggestMapping';
import { useId } from 'react';
import { CommittedInput } from './CommittedInput';
import { readPath, writePath } from './pathText';
import { readReplacements, writeReplacements } from './replacementText';

interface ColumnRowProps {
  readonly name: LineageColumn;
  readonly source: ColumnSource | undefined;
  /** The columns of the table, once they were read. */
  readonly table: readonly TableColumn[];
  readonly disabled: boolean;
  readonly onChange: (source: ColumnSource | undefined) => void;
}

/** Where one lineage column's values come from. */
export function ColumnRow({ name, source, table, disabled, onChange }: ColumnRowProps) {
  const id = useId();
  const column = source !== undefined && 'column' in source ? source.column : undefined;
  const isRequired = requiredColumns.some((required) => required === name);
  return (
    <div role="group" aria-label={name}>
      <Stack direction="column" gap={0.5}>
        <label htmlFor={`${id}-column`}>
          <Text weight="medium">{name}</Text>{' '}
          <Text color="secondary" variant="bodySmall">
            {columnMeanings[name].meaning}
            {isRequired && ' (required)'}
          </Text>
        </label>
        <Stack direction="row" gap={1} wrap="wrap">
          <Combobox
            id={`${id}-column`}
            width={28}
            options={table.map(({ name: value, type }) => ({
              value,
              label: value,
              ...(type && { description: type }),
            }))}
            value={column === undefined ? null : { value: column, label: column }}
            placeholder="Not recorded"
            createCustomValue
            isClearable
            disabled={disabled}
            onChange={(chosen: ComboboxOption | null | undefined) => {
              if (chosen !== undefined) {
                onChange(chosen === null ? undefined : { ...readingOf(source), column: chosen.value });
              }
            }}
          />
          {source !== undefined && 'column' in source ? (
            <Reading id={id} name={name} source={source} disabled={disabled} onChange={onChange} />
          ) : (
            name !== 'time' && (
              <CommittedInput
                id={`${id}-constant`}
                label={`${name}: the same for every call`}
                placeholder="or the same for every call"
                value={source?.constant ?? ''}
                disabled={disabled}
                onCommit={(constant) => onChange(constant === '' ? undefined : { constant })}
              />
            )
          )}
        </Stack>
      </Stack>
    </div>
  );
}

type ReadSource = Extract<ColumnSource, { readonly column: string }>;

function readingOf(source: ColumnSource | undefined): Partial<ReadSource> {
  return source !== undefined && 'column' in source ? source : {};
}

interface ReadingProps extends Pick<ColumnRowProps, 'name' | 'disabled'> {
  readonly id: string;
  readonly source: ReadSource;
  readonly onChange: (source: ColumnSource) => void;
}

/** How the values of a chosen column are read. */
function Reading({ id, name, source, disabled, onChange }: ReadingProps) {
  const styles = useStyles2(getStyles);
  const casts = castsOf[lineageColumns[name]];
  const { column, path, as, values } = source;
  const change = (next: { path?: typeof path; as?: typeof as; values?: typeof values }) =>
    onChange(withoutGaps({ column, path, as, values, ...next }));
  return (
    <>
      {casts.length > 1 && (
        <>
          <label htmlFor={`${id}-cast`} className={styles.hidden}>
            {name}: read as
          </label>
          <Combobox<ColumnCast>
            id={`${id}-cast`}
            width={24}
            options={casts.map((value) => ({ value, label: castLabels[value] }))}
            value={as ?? casts[0] ?? null}
            disabled={disabled}
            // Enter on a list that typing has made shorter than the place of the chosen option hands on no option at all.
            onChange={(chosen: ComboboxOption<ColumnCast> | undefined) =>
              chosen && change({ as: chosen.value === casts[0] ? undefined : chosen.value })
            }
          />
        </>
      )}
      <CommittedInput
        id={`${id}-path`}
        label={`${name}: keys in a JSON column`}
        placeholder="JSON: usage.input_tokens"
        value={writePath(path)}
        disabled={disabled}
        onCommit={(text) => change({ path: readPath(text) })}
      />
      {name !== 'time' && (
        <CommittedInput
          id={`${id}-values`}
          label={`${name}: replaced values`}
          placeholder="Replace: True = exact, None ="
          value={writeReplacements(values)}
          disabled={disabled}
          onCommit={(text) => change({ values: readReplacements(text) })}
        />
      )}
    </>
  );
}

type Gaps<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** Plain JSON has no `undefined`: what is not set is not there. */
function withoutGaps({
  column,
  path,
  as,
  values,
}: Gaps<Required<ReadSource>> & { readonly column: string }): ReadSource {
  return { column, ...(path && { path }), ...(as && { as }), ...(values && { values }) };
}

const castLabels: Readonly<Record<ColumnCast, string>> = {
  text: 'Text',
  integer: 'Whole number',
  number: 'Milliseconds',
  timestamp: 'Time with its zone',
  'timestamp in UTC': 'Time in UTC, without zone',
  'epoch seconds': 'Seconds since 1970',
  'epoch milliseconds': 'Milliseconds since 1970',
  seconds: 'Seconds',
};

// A combobox takes its name from a label only; in this row the sighted read it from the one before.
const getStyles = () => ({
  hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
