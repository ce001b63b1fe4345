import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { type LineageRow, errorClasses } from 'core/lineage/lineageRow';
import type { LoadedData } from '../loadedData';
import { loadRows } from '../sinks/pglite';
import { steadyProgress } from '../steadyProgress';
import { CallLogError } from './callLogError';
import type { CallLogSource } from './callLogSource';
import { type ColumnPlan, planColumns } from './columnPlan';
import { errorCode } from './errorCode';
import { type LogRecord, isSplit } from './logRecord';
import { openCallLog } from './openCallLog';
import { type RejectedRow, parseRow } from './parseRow';
import { readRecords } from './readRecords';
import { type RejectFile, openRejectFile } from './rejectFile';

export interface LoadCallLogsOptions {
  onProgress(message: string): void;
  /** Folder for `<name>.rejected.csv` of each file that has bad rows. */
  readonly rejectFolder: string;
}

/** What was seen of one file so far. */
interface Tally {
  kept: number;
  rejected: number;
  readonly firstRejected: RejectedRow[];
  readonly strangeErrorClasses: Set<string>;
  replacedCharacters: number;
  from: number;
  to: number;
}

interface OpenLog {
  readonly source: CallLogSource;
  readonly fileNumber: number;
  readonly records: AsyncGenerator<LogRecord>;
  readonly plan: ColumnPlan;
  readonly rejects: RejectFile;
  readonly tally: Tally;
}

/** Rejected rows told in the summary; the file has all of them. */
const SHOWN = 3;
const knownErrorClasses: ReadonlySet<string> = new Set(errorClasses);

/**
 * Loads the call logs into the store: good rows are kept, bad ones written to a file and told in `messages`. Throws a
 * `CallLogError` before anything is loaded where a file or its headers do not serve, and at the end of a file that has no good
 * row. `to` is the first millisecond after the last call.
 */
export async function loadCallLogs(
  db: PGlite,
  sources: readonly CallLogSource[],
  options: LoadCallLogsOptions,
): Promise<LoadedData> {
  if (sources.length === 0) {
    throw new CallLogError('No call log is named; write --lineage <file>.');
  }
  const logs: OpenLog[] = [];
  for (const source of sources) {
    logs.push(await openLog(source, logs, options.rejectFolder));
  }
  const rows = await loadRows(db, readAll(logs, options), () => undefined);
  return {
    from: Math.min(...logs.map(({ tally }) => tally.from)),
    to: Math.max(...logs.map(({ tally }) => tally.to)),
    rows,
    rejected: logs.reduce((sum, { tally }) => sum + tally.rejected, 0),
    messages: logs.flatMap(summarise),
  };
}

async function openLog(source: CallLogSource, before: readonly OpenLog[], rejectFolder: string): Promise<OpenLog> {
  const records = readRecords(await openCallLog(source.path));
  const header = (await records.next()).value as LogRecord | undefined;
  if (header === undefined) {
    throw new CallLogError(`${source.path} holds nothing but blank lines; a call log begins with a line of headers.`);
  }
  if (!isSplit(header.cells)) {
    throw new CallLogError(`${source.path}: the header in line ${header.line} ${header.cells.reason}`);
  }
  return {
    source,
    fileNumber: before.length + 1,
    records,
    plan: planColumns(source, header.cells),
    rejects: await openRejectFile(rejectPath(source, before, rejectFolder)),
    tally: {
      kept: 0,
      rejected: 0,
      firstRejected: [],
      strangeErrorClasses: new Set(),
      replacedCharacters: 0,
      from: Number.POSITIVE_INFINITY,
      to: Number.NEGATIVE_INFINITY,
    },
  };
}

/** `calls.csv` has `calls.rejected.csv`; a second file of the same name `calls-2.rejected.csv`. */
function rejectPath(source: CallLogSource, before: readonly OpenLog[], folder: string): string {
  const name = path.basename(source.path, path.extname(source.path));
  const taken = new Set(before.map(({ rejects }) => rejects.path));
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${name}${number === 1 ? '' : `-${number}`}.rejected.csv`);
    if (!taken.has(file)) {
      return file;
    }
  }
}

async function* readAll(logs: readonly OpenLog[], options: LoadCallLogsOptions): AsyncGenerator<LineageRow> {
  for (const log of logs) {
    yield* readRows(log, options);
    if (log.tally.kept === 0) {
      throw new CallLogError(whyNothing(log));
    }
  }
}

async function* readRows(log: OpenLog, options: LoadCallLogsOptions): AsyncGenerator<LineageRow> {
  const { source, plan, rejects, tally, fileNumber } = log;
  const report = steadyProgress((message) => options.onProgress(message));
  try {
    for await (const record of log.records) {
      const parsed = parseRow(record, { plan, zone: source.zone, fileNumber });
      report(() => `${source.path}: ${progressText(tally)}`);
      if ('rejected' in parsed) {
        tally.rejected++;
        if (tally.firstRejected.length < SHOWN) {
          tally.firstRejected.push(parsed.rejected);
        }
        await rejects.add(parsed.rejected);
        continue;
      }
      countRow(tally, parsed.row, record);
      yield parsed.row;
    }
  } catch (error) {
    const code = errorCode(error);
    throw code === undefined ? error : new CallLogError(`${source.path} cannot be read to its end: ${code}.`);
  } finally {
    await rejects.close();
  }
  options.onProgress(`${source.path}: ${progressText(tally)}`);
}

function countRow(tally: Tally, row: LineageRow, record: LogRecord): void {
  tally.kept++;
  tally.from = Math.min(tally.from, Math.floor(row.time));
  tally.to = Math.max(tally.to, Math.floor(row.time) + 1);
  if (row.error_class !== null && !knownErrorClasses.has(row.error_class) && tally.strangeErrorClasses.size < 5) {
    tally.strangeErrorClasses.add(row.error_class);
  }
  if (record.text.includes('\uFFFD')) {
    tally.replacedCharacters++;
  }
}

function progressText({ kept, rejected }: Tally): string {
  const rows = `${kept.toLocaleString('en-US')} rows read`;
  return rejected === 0 ? rows : `${rows}, ${rejected.toLocaleString('en-US')} left out`;
}

function whyNothing({ source, tally, rejects }: OpenLog): string {
  return tally.rejected === 0
    ? `${source.path} has a header and no rows.`
    : [
        `${source.path}: none of its ${tally.rejected.toLocaleString('en-US')} rows can be read. All of them: ${rejects.path}`,
        ...tally.firstRejected.map(describe),
      ].join('\n');
}

function summarise({ source, tally, plan, rejects }: OpenLog): string[] {
  const messages = [
    `${source.path}: ${tally.kept.toLocaleString('en-US')} rows. Not recorded: ${plan.notRecorded.join(', ') || 'nothing'}.`,
  ];
  if (plan.unusedHeaders.length > 0) {
    messages.push(`${source.path}: headers not used: ${plan.unusedHeaders.join(', ')}.`);
  }
  if (tally.rejected > 0) {
    const rows = tally.rejected === 1 ? '1 row is' : `${tally.rejected.toLocaleString('en-US')} rows are`;
    messages.push(
      [`${source.path}: ${rows} left out. All of them: ${rejects.path}`, ...tally.firstRejected.map(describe)].join(
        '\n',
      ),
    );
  }
  if (tally.strangeErrorClasses.size > 0) {
    const names = [...tally.strangeErrorClasses].map((name) => `"${name}"`).join(', ');
    messages.push(
      `${source.path}: error classes nobody knows, kept as they are: ${names}. Known: ${errorClasses.join(', ')}.`,
    );
  }
  if (tally.replacedCharacters > 0) {
    const rows = tally.replacedCharacters.toLocaleString('en-US');
    messages.push(
      `${source.path}: ${rows} rows hold bytes that are not UTF-8, shown as \uFFFD; save the file in UTF-8.`,
    );
  }
  return messages;
}

/** A line such as `  line 7, prompt_tokens "abc": is not a count of tokens`. */
function describe({ line, column, header, value, reason }: RejectedRow): string {
  if (column === null) {
    return `  line ${line}: ${reason}`;
  }
  const name = header === null || header === column ? column : `${column} (${header})`;
  const shown = value === null ? '' : ` "${value.length > 60 ? `${value.slice(0, 60)}...` : value}"`;
  return `  line ${line}, ${name}${shown}: ${reason}`;
}
