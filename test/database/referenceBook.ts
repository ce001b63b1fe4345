import type { LineageRow } from 'core/lineage/lineageRow';
import type { Dimension } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { TokenClass } from 'core/usage/tokenClass';
import { DateTime } from 'luxon';
import type { StoreFilter } from 'stores/storeRequest';
import { type ReferenceCall, isHit, referenceCall } from './referenceCall';
import { type ReferenceParts, addReferenceParts, emptyReferenceParts, referenceParts } from './referenceParts';

/** The lineage rows of a database, every call among them priced once. */
export interface ReferenceBook {
  readonly rows: readonly LineageRow[];
  readonly calls: readonly ReferenceCall[];
  /** What each row adds to the cost of errors and to what caches save, hits among them. */
  readonly parts: ReadonlyArray<{ readonly row: LineageRow; readonly parts: ReferenceParts }>;
}

/** Prices every call as of its own moment, or as of `pricedAt` (epoch ms). */
export function referenceBook(rows: readonly LineageRow[], pricedAt?: number): ReferenceBook {
  const priced = rows.map((row) => referenceCall(row, pricedAt));
  return {
    rows,
    calls: priced.filter(({ row }) => !isHit(row)),
    parts: priced.map((call) => ({ row: call.row, parts: referenceParts(call, pricedAt) })),
  };
}

export interface ReferenceQuestion {
  readonly window: TimeWindow;
  readonly filters: readonly StoreFilter[];
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
  readonly timeZone: string;
  /** Rows to count, where not all of those that the filters let pass. */
  readonly only?: (row: LineageRow) => boolean;
}

/** Sums over calls of one group and bucket. */
export interface ReferenceSums {
  calls: number;
  callsUnbilled: number;
  callsUnknown: number;
  callsInputMissing: number;
  callsOutputMissing: number;
  callsInvalid: number;
  tokens: Record<TokenClass, number>;
  tokensCacheUnrecorded: number;
  tokensWriteLifetimeUnrecorded: number;
  known: bigint;
  knownByClass: Record<TokenClass, bigint>;
  unknownCalls: number;
  unknownTokens: number;
}

export interface ReferenceRequests {
  requests: number;
  answered: number;
}

export function emptyReferenceSums(): ReferenceSums {
  return {
    calls: 0,
    callsUnbilled: 0,
    callsUnknown: 0,
    callsInputMissing: 0,
    callsOutputMissing: 0,
    callsInvalid: 0,
    tokens: { inputUncached: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, reasoning: 0 },
    tokensCacheUnrecorded: 0,
    tokensWriteLifetimeUnrecorded: 0,
    known: 0n,
    knownByClass: { inputUncached: 0n, cacheRead: 0n, cacheWrite5m: 0n, cacheWrite1h: 0n, output: 0n, reasoning: 0n },
    unknownCalls: 0,
    unknownTokens: 0,
  };
}

/** The name of a group in a bucket, for comparing maps. */
export function cellId(bucket: number, values: readonly string[]): string {
  return JSON.stringify([bucket, ...values]);
}

/** Sums by `cellId`, one call after the other. */
export function sumReference({ calls }: ReferenceBook, question: ReferenceQuestion): Map<string, ReferenceSums> {
  const cells = new Map<string, ReferenceSums>();
  for (const call of calls) {
    if (!isAsked(call.row, question)) {
      continue;
    }
    const id = cellId(bucketOf(call.row.time, question), valuesOf(call.row, question.by));
    const sums = cells.get(id) ?? emptyReferenceSums();
    addCall(sums, call);
    cells.set(id, sums);
  }
  return cells;
}

function addCall(sums: ReferenceSums, call: ReferenceCall): void {
  sums.calls += 1;
  sums.callsUnbilled += Number(call.isUnbilled);
  sums.callsUnknown += Number(call.inputMissing || call.outputMissing || call.isInvalid);
  sums.callsInputMissing += Number(call.inputMissing);
  sums.callsOutputMissing += Number(call.outputMissing);
  sums.callsInvalid += Number(call.isInvalid);
  sums.tokensCacheUnrecorded += call.cacheUnrecorded;
  sums.tokensWriteLifetimeUnrecorded += call.lifetimeUnrecorded;
  sums.known += call.known;
  sums.unknownCalls += Number(call.isCostUnknown);
  sums.unknownTokens += call.unknownTokens;
  for (const name of Object.keys(call.tokens) as TokenClass[]) {
    sums.tokens[name] += call.tokens[name];
    sums.knownByClass[name] += call.knownByClass[name];
  }
}

/** What failures, retries, fallbacks and caches have to do with the cost, by `cellId`. */
export function sumReferenceParts({ parts }: ReferenceBook, question: ReferenceQuestion): Map<string, ReferenceParts> {
  const cells = new Map<string, ReferenceParts>();
  for (const part of parts) {
    if (isAsked(part.row, question)) {
      const id = cellId(bucketOf(part.row.time, question), valuesOf(part.row, question.by));
      cells.set(id, addReferenceParts(cells.get(id) ?? emptyReferenceParts(), part.parts));
    }
  }
  return cells;
}

/** Requests by the number of calls each took. */
export function chainsReference({ rows }: ReferenceBook, question: ReferenceQuestion): Map<number, ReferenceRequests> {
  const chains = new Map<string, { attempts: number; answered: boolean }>();
  rows.forEach((row, index) => {
    const request = requestOf(row, index);
    if (request !== undefined && isAsked(row, question)) {
      const seen = chains.get(request) ?? { attempts: 0, answered: false };
      chains.set(request, {
        attempts: seen.attempts + (isHit(row) ? 0 : 1),
        answered: seen.answered || !row.error_class,
      });
    }
  });
  const counts = new Map<number, ReferenceRequests>();
  for (const { attempts, answered } of chains.values()) {
    const cell = counts.get(attempts) ?? { requests: 0, answered: 0 };
    counts.set(attempts, { requests: cell.requests + 1, answered: cell.answered + Number(answered) });
  }
  return counts;
}

/** Distinct requests by `cellId`, each in the bucket of its first row in the group. */
export function countReference({ rows }: ReferenceBook, question: ReferenceQuestion): Map<string, ReferenceRequests> {
  const requests = new Map<string, { first: number; answered: boolean; values: string[] }>();
  rows.forEach((row, index) => {
    const request = requestOf(row, index);
    if (request === undefined || !isAsked(row, question)) {
      return;
    }
    const values = valuesOf(row, question.by);
    const id = JSON.stringify([request, ...values]);
    const seen = requests.get(id) ?? { first: row.time, answered: false };
    requests.set(id, {
      values,
      first: Math.min(row.time, seen.first),
      answered: seen.answered || !row.error_class,
    });
  });
  const cells = new Map<string, ReferenceRequests>();
  for (const { first, answered, values } of requests.values()) {
    const id = cellId(bucketOf(first, question), values);
    const cell = cells.get(id) ?? { requests: 0, answered: 0 };
    cell.requests += 1;
    cell.answered += Number(answered);
    cells.set(id, cell);
  }
  return cells;
}

/** A row without a request id is a request of its own, unless it is a later attempt at one that nobody can tell. */
function requestOf({ request_id, attempt }: LineageRow, index: number): string | undefined {
  if (request_id !== null && request_id !== '') {
    return `id ${request_id}`;
  }
  return attempt === null || attempt === 1 ? `row ${index}` : undefined;
}

/** How many rows have each value of a dimension. */
export function valuesReference(
  { rows }: ReferenceBook,
  question: ReferenceQuestion,
  dimension: Dimension,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (isAsked(row, question)) {
      const value = valueOf(row, dimension);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

function isAsked(row: LineageRow, { window, filters, only }: ReferenceQuestion): boolean {
  return (
    (only === undefined || only(row)) &&
    row.time >= window.from &&
    row.time < window.to &&
    filters.every(({ dimension, operator, values }) => values.includes(valueOf(row, dimension)) === (operator === 'in'))
  );
}

/** The group of a row, in the order asked. */
export function valuesOf(row: LineageRow, by: readonly Dimension[]): string[] {
  return by.map((dimension) => valueOf(row, dimension));
}

/** What a dimension is called where the row says nothing. Written out again, so that a change of the words is seen. */
function valueOf(row: LineageRow, dimension: Dimension): string {
  switch (dimension) {
    case 'user':
      return row.user_id || '(none)';
    case 'session':
      return row.session_id || '(none)';
    case 'errorClass':
      return row.error_class || 'answered';
    case 'responseCache':
      return row.response_cache || '(none)';
    case 'fallbackFrom':
      return row.fallback_from || '(none)';
    case 'serviceTier':
      return row.service_tier || 'default';
    case 'attempt':
      return String(row.attempt ?? 1);
    case 'feature':
    case 'model':
    case 'provider':
    case 'operation':
    case 'service':
    case 'environment':
    case 'tenant':
      return row[dimension] || '(none)';
    default:
      return dimension satisfies never;
  }
}

/** The start of every bucket of the window, ascending. */
export function referenceStarts(question: ReferenceQuestion): number[] {
  const { window, step, timeZone } = question;
  const length = { '5 minutes': { minutes: 5 }, hour: { hours: 1 }, day: { days: 1 } };
  const starts: number[] = [];
  let start = DateTime.fromMillis(bucketOf(window.from, question), { zone: timeZone });
  while (step !== undefined && start.toMillis() < window.to) {
    starts.push(start.toMillis());
    start = start.plus(length[step]);
  }
  return starts;
}

/** The bucket's start by a calendar library that the plugin does not use. */
function bucketOf(time: number, { window, step, timeZone }: ReferenceQuestion): number {
  if (step === undefined) {
    return window.from;
  }
  if (step === '5 minutes') {
    return time - (((time % 300_000) + 300_000) % 300_000);
  }
  return DateTime.fromMillis(Math.floor(time), { zone: timeZone }).startOf(step).toMillis();
}
