import type { DataFrame } from '@grafana/data';
import type { PromptTokenRule } from 'core/lineage/columnMapping';
import type { ReceiptsAnswer } from 'core/receipts/receiptsAnswer';

/** What a frame of calls carries beside its columns, so that a page can show it to the last digit. */
export interface FrameReceipts extends ReceiptsAnswer {
  /** How the prompt tokens of the table were read. */
  readonly promptTokens: PromptTokenRule;
}

/** The frame with its receipts in its `meta`, as JSON: a panel's inspector writes frames out, and JSON has no bigint. */
export function withReceipts(
  frame: DataFrame,
  { calls, totals, listed, rest, disagreeing, bookVersion, currency }: ReceiptsAnswer,
  promptTokens: PromptTokenRule = 'inclusive',
): DataFrame {
  const receipts: FrameReceipts = {
    ...{ calls, totals, listed, rest, disagreeing, bookVersion, promptTokens },
    ...(currency !== undefined && { currency }),
  };
  return { ...frame, meta: { ...frame.meta, custom: { receipts: toJson(receipts) } } };
}

/** The receipts of a frame that `withReceipts` made; `undefined` for any other. */
export function readFrameReceipts({ meta }: Pick<DataFrame, 'meta'>): FrameReceipts | undefined {
  const receipts: unknown = meta?.custom?.['receipts'];
  return receipts === undefined ? undefined : (fromJson(receipts) as FrameReceipts);
}

/** Objects of a bigint alone; nothing in a receipt has this name. */
const BIGINT = 'bigint';

function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return { [BIGINT]: String(value) };
  }
  return mapValues(value, toJson);
}

function fromJson(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && BIGINT in value) {
    return BigInt(String(value[BIGINT]));
  }
  return mapValues(value, fromJson);
}

function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(change);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]))
    : value;
}
