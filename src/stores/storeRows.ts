import type { HourlyCost } from 'core/bands/band';
import type { RecordedCalls } from 'core/coverage/coverageFacts';
import type { CostBin } from 'core/distribution/costBins';
import type { PartOfSpread } from 'core/distribution/rankParts';
import type { DearValue } from 'core/distribution/rankValues';
import type { CostSpread } from 'core/distribution/summarizeSpread';
import type { LineageRow } from 'core/lineage/lineageRow';
import type { PicoUsd } from 'core/pricing/picoUsd';
import type { ModelKey } from 'core/pricing/rateSheet';
import type { CallSums } from 'core/receipts/receiptTotals';
import type { Group, RequestRow, UsageRow } from 'core/usage/usageRow';
import type { StoreColumn } from './storeAnswer';

/** How much of a window has each fact recorded, and when the last call of the table began. */
export interface Coverage extends RecordedCalls {
  /** Rows with both prompt and completion tokens. */
  readonly withTokens: number;
  /** Epoch ms; absent in an empty table. */
  readonly lastCall: number | undefined;
}

/** Requests of one group that took a number of attempts. */
export interface ChainRow {
  readonly group: Group;
  readonly attempts: number;
  readonly requests: number;
  readonly answered: number;
}

/** How cost is spread over all values of a dimension that are recorded; those of wholly unknown cost are counted apart. */
export interface Distribution extends CostSpread {
  /** Values that cost nothing, such as those with refused calls only: a logarithmic scale has no bin for them. */
  readonly valuesFree: number;
  /** Known cost of the calls without a value. */
  readonly unnamed: PicoUsd;
  readonly bins: readonly CostBin[];
  /** The dearest values, those without a name among them. */
  readonly top: readonly DearValue[];
}

/** Costs by the hour of the dearest values, dearest first. */
export interface HourlyCosts {
  readonly values: ReadonlyArray<{ readonly value: string; readonly hours: readonly HourlyCost[] }>;
  /** How many values there are, with those left out. */
  readonly ofValues: number;
}

/** One call as recorded, and what the store knows of its cost. */
export interface PricedCallRow {
  readonly row: LineageRow;
  readonly known: PicoUsd;
  /** `known` leaves something out. */
  readonly isUnknown: boolean;
}

export interface Calls {
  readonly calls: readonly PricedCallRow[];
  readonly totals: readonly CallSums[];
}

export interface Preview {
  readonly columns: readonly StoreColumn[];
}

/** What each kind of request is answered with. */
export interface StoreRows {
  readonly models: readonly ModelKey[];
  readonly usage: readonly UsageRow[];
  readonly requests: readonly RequestRow[];
  readonly chains: readonly ChainRow[];
  readonly distribution: Distribution;
  readonly concentration: readonly PartOfSpread[];
  readonly hourly: HourlyCosts;
  readonly calls: Calls;
  readonly values: readonly string[];
  readonly coverage: Coverage;
  readonly preview: Preview;
}
