import type { TestDataSourceResponse } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { formatCount, formatShare } from 'core/format';
import { checkMapping } from 'core/lineage/checkMapping';
import type { LineageColumn } from 'core/lineage/lineageRow';
import { unmappedColumns } from 'core/lineage/unmappedColumns';
import { checkPrices } from 'core/pricing/checkPrices';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import { PRICE_BOOK_VERSION } from 'core/pricing/loadPriceBook';
import { priceBookAge } from 'core/pricing/priceBookAge';
import { DAY, WEEK } from 'core/usage/timeWindow';
import { type StoreConnection, askStore } from 'execution/askStore';
import { messageOf } from 'execution/delegate';
import { readTableColumns } from 'execution/readTableColumns';
import { lastValueFrom } from 'rxjs';
import type { StoreSource } from 'stores/storeRequest';
import type { Coverage } from 'stores/storeRows';
import { connectDelegate } from './connectDelegate';
import { type TokenCostSettings, reportingZone, sourceOf } from './settings';

/**
 * "Save & test": asks the delegate one real question about the last seven days and says how much of what the boards need
 * the table records. This is the only health check: Grafana's server cannot ask a data source that has no backend.
 */
export async function testConnection(settings: TokenCostSettings): Promise<TestDataSourceResponse> {
  try {
    const source = sourceOf(settings, reportingZone(undefined, settings, 'utc'));
    const connection = await connectDelegate(settings.delegateUid);
    const [coverage, problems, prices] = await Promise.allSettled([
      readCoverage(connection, source),
      readProblems(connection, source),
      readPrices(settings),
    ]);
    // A table that lacks columns fails with one name at a time; its own list of columns names them all.
    const found = problems.status === 'fulfilled' ? problems.value : [];
    const refused = [...reasonOf(coverage), ...reasonOf(prices)];
    if (coverage.status === 'rejected' || prices.status === 'rejected') {
      return { status: 'error', message: [...found, ...refused].join(' ') };
    }
    const { warnings, said } = prices.value;
    const result = withProblems(describeCoverage(coverage.value, source), [
      ...found,
      ...warnings,
      ...missingTraces(settings),
    ]);
    return withPriceBook({ ...result, message: [result.message, ...said].join(' ') }, Date.now());
  } catch (reason) {
    return { status: 'error', message: messageOf(reason) };
  }
}

async function readCoverage(connection: StoreConnection, source: StoreSource): Promise<Coverage> {
  const now = Date.now();
  const window = { from: now - WEEK, to: now + DAY };
  const { rows } = await lastValueFrom(askStore(connection, { kind: 'coverage', source, window }));
  return rows;
}

async function readProblems(connection: StoreConnection, source: StoreSource): Promise<string[]> {
  return checkMapping(source.columns, await lastValueFrom(readTableColumns(connection, source)));
}

function reasonOf(result: PromiseSettledResult<unknown>): string[] {
  return result.status === 'rejected' ? [messageOf(result.reason)] : [];
}

interface PricesSaid {
  readonly warnings: readonly string[];
  readonly said: readonly string[];
}

/** What is set of prices in words. Rejects where it cannot be used, with the sentences that queries fail with. */
async function readPrices({ pricing }: TokenCostSettings): Promise<PricesSaid> {
  if (pricing === undefined) {
    return { warnings: [], said: [] };
  }
  const [{ prices, currency }] = await Promise.all([checkPrices(pricing), loadConfiguredBook(pricing)]);
  return {
    warnings: prices.warnings.map((warning) => `Own prices: ${warning}.`),
    said: [
      ...(prices.summary === undefined ? [] : [`Own prices: ${prices.summary}`]),
      ...(currency.summary === undefined ? [] : [`Exchange rates: ${currency.summary}`]),
    ],
  };
}

function missingTraces({ traceDataSource: uid }: TokenCostSettings): string[] {
  return uid === undefined || getDataSourceSrv().getInstanceSettings({ uid }) !== undefined
    ? []
    : [`The data source "${uid}" that traces are opened in does not exist: choose another one.`];
}

function withProblems(result: TestDataSourceResponse, problems: readonly string[]): TestDataSourceResponse {
  return problems.length === 0
    ? result
    : { ...result, status: 'warning', message: [...problems, result.message].join(' ') };
}

/** Old prices are no failure of the connection, which is all that a status can say: the sentence says what to do. */
function withPriceBook(result: TestDataSourceResponse, now: number): TestDataSourceResponse {
  const { text } = priceBookAge({ version: PRICE_BOOK_VERSION }, now);
  return { ...result, message: `${result.message} ${text}` };
}

/** What the calls of the last seven days record, in words, and what answers lose by columns that are not mapped. */
export function describeCoverage(
  coverage: Coverage,
  { table, columns }: Pick<StoreSource, 'table' | 'columns'>,
): TestDataSourceResponse {
  const { rows, lastCall, inFuture } = coverage;
  const lost = unmappedColumns(columns)
    .filter(({ column }) => told.includes(column))
    .map(({ column, costs }) => `${column} is not mapped: ${lowerFirst(costs)}`);
  if (lastCall === undefined) {
    return {
      status: 'warning',
      message: `Table ${table} can be read but holds no calls yet. Numbers appear as soon as calls are written to it.`,
    };
  }
  const last = new Date(lastCall).toISOString().replace(/\.\d+Z$/, 'Z');
  if (rows === 0) {
    return {
      status: 'warning',
      message: `Table ${table} can be read but holds no calls of the last 7 days; the last one began at ${last}. Choose a time range that includes it.`,
    };
  }
  const recorded = [
    ...shareOf('model', coverage.recorded.model?.rows, rows),
    `tokens ${formatShare(coverage.withTokens / rows)}`,
    ...shareOf('feature', coverage.recorded.feature?.rows, rows),
    ...shareOf('user', coverage.recorded.user_id?.rows, rows),
  ].join(', ');
  const sentences = [
    `${formatCount(rows)} calls in the last 7 days in ${table}, the last one at ${last}. Recorded: ${recorded} of calls.`,
    ...lost,
    ...futureSentence(inFuture),
  ];
  return { status: inFuture > 0 ? 'warning' : 'success', message: sentences.join(' ') };
}

/** Columns whose absence changes a board; the others cost a breakdown at most and are listed by the preview. */
const told: readonly LineageColumn[] = [
  'request_id',
  'attempt',
  'user_id',
  'feature',
  'provider',
  'model',
  'cache_read_tokens',
  'cache_write_tokens',
  'response_cache',
  'error_class',
];

/** Nothing is said of a column that is not mapped: its absence has a sentence of its own. */
function shareOf(label: string, part: number | undefined, rows: number): string[] {
  return part === undefined ? [] : [`${label} ${formatShare(part / rows)}`];
}

function futureSentence(inFuture: number): string[] {
  return inFuture === 0
    ? []
    : [
        `${formatCount(inFuture)} calls begin in the future: a clock is wrong, or the time column was written without its time zone.`,
      ];
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
