import type { LineageColumn } from 'core/lineage/lineageRow';
import { IANAZone } from 'luxon';
import { CallLogError } from './callLogError';
import { type CallLogSource, columnNames, isLineageColumn } from './callLogSource';
import { familiarColumn } from './nearestName';
import { parseOptionPairs } from './optionPairs';
import { parseCell } from './parseCell';

interface CallLogArguments {
  readonly sources: readonly CallLogSource[];
  /** The arguments that are not about call logs, in their order. */
  readonly rest: readonly string[];
}

interface OpenSource {
  readonly path: string;
  readonly map: Partial<Record<LineageColumn, string>>;
  readonly constants: Partial<Record<LineageColumn, string>>;
}

const options = ['--lineage', '--map', '--set', '--zone'] as const;
type Option = (typeof options)[number];

const DEFAULT_ZONE = 'UTC';

/**
 * Reads `--lineage <file> [--map column=Header,...] [--set column=value,...]`, repeatable: `--map` and `--set` belong to the
 * `--lineage` before them and add up. `--zone <IANA name>` holds for all files wherever it stands. `--option=value` works too.
 */
export function parseCallLogArguments(argv: readonly string[]): CallLogArguments {
  const sources: OpenSource[] = [];
  const rest: string[] = [];
  let zone = DEFAULT_ZONE;
  let zoneGiven = false;

  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    const option = options.find((name) => argument === name || argument.startsWith(`${name}=`));
    if (option === undefined) {
      rest.push(argument);
      continue;
    }
    const isInline = argument.length > option.length;
    const value = isInline ? argument.slice(option.length + 1) : argv[++at];
    checkValue(option, value);
    switch (option) {
      case '--lineage':
        sources.push({ path: value, map: {}, constants: {} });
        break;
      case '--map':
        addMap(lastSource(sources, option), value);
        break;
      case '--set':
        addConstants(lastSource(sources, option), value);
        break;
      case '--zone':
        zone = parseZone(value);
        zoneGiven = true;
        break;
      default:
        option satisfies never;
    }
  }
  if (zoneGiven && sources.length === 0) {
    throw new CallLogError('--zone says in which zone a call log writes its times, and there is no --lineage <file>.');
  }
  return { sources: sources.map((source) => ({ ...source, zone })), rest };
}

function checkValue(option: Option, value: string | undefined): asserts value is string {
  if (value === undefined || value === '' || options.some((name) => value === name || value.startsWith(`${name}=`))) {
    const wanted = { '--lineage': 'a CSV file', '--map': 'column=Header', '--set': 'column=value', '--zone': 'a zone' }[
      option
    ];
    throw new CallLogError(`${option} needs ${wanted} after it.`);
  }
}

function lastSource(sources: readonly OpenSource[], option: Option): OpenSource {
  const last = sources.at(-1);
  if (last === undefined) {
    throw new CallLogError(
      `${option} belongs to the --lineage <file> before it, and there is none: write --lineage first.`,
    );
  }
  return last;
}

function addMap(source: OpenSource, text: string): void {
  for (const { name, value } of parseOptionPairs('--map', text)) {
    const column = parseColumn('--map', name);
    checkFree(source, column, '--map');
    if (value.trim() === '') {
      throw new CallLogError(`--map ${column}= needs the header of a column in ${source.path} after the "=".`);
    }
    source.map[column] = value.trim();
  }
}

function addConstants(source: OpenSource, text: string): void {
  for (const { name, value } of parseOptionPairs('--set', text)) {
    const column = parseColumn('--set', name);
    checkFree(source, column, '--set');
    const cell = parseCell(column, value, DEFAULT_ZONE);
    if ('reason' in cell) {
      throw new CallLogError(`--set ${column}=${value}: ${cell.reason}`);
    }
    if (cell.value === null) {
      throw new CallLogError(`--set ${column}=${value} sets nothing: leave it out where the column is not recorded.`);
    }
    source.constants[column] = value;
  }
}

function parseColumn(option: Option, name: string): LineageColumn {
  if (isLineageColumn(name)) {
    return name;
  }
  const nearest = familiarColumn(name, columnNames);
  const proposal = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const order =
    option === '--map' ? ' The lineage column stands left of the "=", the header of the file right of it.' : '';
  throw new CallLogError(
    `${option}: "${name}" is not a column of the call log.${proposal}${order} Columns: ${columnNames.join(', ')}.`,
  );
}

function checkFree(source: OpenSource, column: LineageColumn, option: Option): void {
  if (source.map[column] !== undefined || source.constants[column] !== undefined) {
    throw new CallLogError(`${option}: ${column} of ${source.path} is given twice; --map or --set it once.`);
  }
}

function parseZone(value: string): string {
  if (!IANAZone.isValidZone(value)) {
    throw new CallLogError(`--zone: "${value}" is not a time zone; use an IANA name such as Europe/Berlin or UTC.`);
  }
  return value;
}
