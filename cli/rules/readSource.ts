import { readFile } from 'node:fs/promises';
import { isJsonObject } from 'core/jsonObject';
import { type ColumnMapping, type PromptTokenRule, promptTokenRules } from 'core/lineage/columnMapping';
import { parseColumnMapping } from 'core/lineage/parseColumnMapping';
import { type Dimension, dimensionNames, isDimension } from 'core/usage/dimension';
import type { Store } from 'stores/store';
import type { StoreFilter, StoreSource } from 'stores/storeRequest';
import { storeForType } from 'stores/stores';
import { type GivenOptions, onlyValue } from '../parseOptions';
import { UsageError } from '../usageError';

export const sourceNames = ['--store', '--table', '--map', '--prompt-tokens', '--only'] as const;
type Options = GivenOptions<(typeof sourceNames)[number]>;

const DEFAULT_TABLE = 'llm_calls';

export const sourceHelp = `  --store NAME             what keeps the calls: postgres, which is also meant without it
  --table NAME             table or schema.table (${DEFAULT_TABLE})
  --map FILE               which column holds what (JSON): "columns" of the data source's settings, or what validate prints
  --prompt-tokens RULE     inclusive (default): prompt tokens include cached ones; exclusive: they leave them out
  --only NAME=VALUE,...    watch only these calls, such as environment=production; repeatable
`;

export function parseStore(options: Options): Store {
  const name = onlyValue(options, '--store') ?? 'postgres';
  const store = storeForType(name);
  if (store === undefined) {
    throw new UsageError(`--store "${name}" is not known; alert rules can be made for postgres.`);
  }
  return store;
}

/** The table as the data source would read it. Alert rules cut hours in UTC, so that a zone changes nothing. */
export async function readSource(options: Options): Promise<StoreSource> {
  const file = onlyValue(options, '--map');
  const mapping = file === undefined ? undefined : await readMapping(file);
  const promptTokens = parseRule(onlyValue(options, '--prompt-tokens') ?? mapping?.promptTokens ?? 'inclusive');
  return {
    table: onlyValue(options, '--table') ?? DEFAULT_TABLE,
    timeZone: 'UTC',
    ...(mapping && { columns: mapping.columns }),
    promptTokens,
  };
}

interface MappingFile {
  readonly columns: ColumnMapping;
  readonly promptTokens: unknown;
}

async function readMapping(file: string): Promise<MappingFile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--map ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const settings = isJsonObject(content) && 'columns' in content ? content : { columns: content };
  const { columns, errors } = parseColumnMapping(settings['columns']);
  if (errors.length > 0) {
    throw new UsageError(`--map ${file}:\n  ${errors.join('\n  ')}`);
  }
  return { columns, promptTokens: 'promptTokens' in settings ? settings['promptTokens'] : undefined };
}

function parseRule(value: unknown): PromptTokenRule {
  const rule = promptTokenRules.find((known) => known === value);
  if (rule === undefined) {
    throw new UsageError(`--prompt-tokens is ${promptTokenRules.join(' or ')}; got ${JSON.stringify(value)}.`);
  }
  return rule;
}

/** `--only environment=production,staging`, one filter each. */
export function parseFilters(options: Options): StoreFilter[] {
  return (options.given.get('--only') ?? []).map((text) => {
    const [name = '', values = ''] = text.split(/=(.*)/s);
    if (values === '') {
      throw new UsageError(`--only takes a dimension and its values, such as environment=production; got "${text}".`);
    }
    return { dimension: parseDimension(name), operator: 'in', values: values.split(',').map((value) => value.trim()) };
  });
}

function parseDimension(name: string): Dimension {
  if (!isDimension(name)) {
    throw new UsageError(`--only: "${name}" is no dimension. Dimensions: ${dimensionNames.join(', ')}.`);
  }
  return name;
}
