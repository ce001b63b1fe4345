import type { DataFrame } from '@grafana/data';
import type { BandKind } from 'core/bands/band';
import type { Dimension } from 'core/usage/dimension';
import type { StoreFilter } from 'stores/storeRequest';

/** What a frame of the `band` analysis says about itself, for whoever draws it. */
export interface BandMeta {
  readonly kind: BandKind;
  readonly sigmas: number;
  readonly floorUsd: number;
  readonly warmUpHours: number;
  /** Hours that a verdict looks back at. */
  readonly historyHours: number;
  /** Start of the hour that is still running, epoch ms; null where the range ends before it. */
  readonly runningHour: number | null;
  /** Uid of the data source that answered. */
  readonly dataSource: string;
  /** What the value in the labels is a value of, and which calls were asked for: a link to them needs both. */
  readonly dimension: Dimension;
  readonly filters: readonly StoreFilter[];
}

const KEY = 'costBand';

/** The meta of a frame with these words in it; plain data, because it passes through transformations and saved panels. */
export function withBandMeta(frame: DataFrame, band: BandMeta): DataFrame {
  return { ...frame, meta: { ...frame.meta, custom: { ...frame.meta?.custom, [KEY]: band } } };
}

/** `undefined` for a frame that is not of the `band` analysis. */
export function readBandMeta(frame: Pick<DataFrame, 'meta'>): BandMeta | undefined {
  return frame.meta?.custom?.[KEY] as BandMeta | undefined;
}
