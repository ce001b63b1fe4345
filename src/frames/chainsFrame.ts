import { type DataFrame, FieldType, createDataFrame } from '@grafana/data';
import type { AttemptCount } from 'core/chains/attemptCounts';

/** One row per number of attempts: how many requests took so many, how many of these were answered, and the share of all. */
export function chainsFrame(counts: readonly AttemptCount[], refId: string): DataFrame {
  const total = counts.reduce((sum, { requests }) => sum + requests, 0);
  const count = (name: string, displayName: string, valueOf: (row: AttemptCount) => number) => ({
    name,
    type: FieldType.number,
    config: { displayName, unit: 'sishort' },
    values: counts.map(valueOf),
  });
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      {
        name: 'attempts',
        type: FieldType.string,
        config: { displayName: 'Attempts' },
        values: counts.map(({ label }) => label),
      },
      count('requests', 'Requests', ({ requests }) => requests),
      count('answered', 'Answered requests', ({ answered }) => answered),
      count('failed', 'Failed requests', ({ requests, answered }) => requests - answered),
      {
        name: 'share',
        type: FieldType.number,
        config: { displayName: 'Share of requests', unit: 'percentunit', decimals: 1 },
        values: counts.map(({ requests }) => (total === 0 ? null : requests / total)),
      },
    ],
  });
}
