import type { Completeness } from '../coverage/completeness';
import type { PicoUsd } from '../pricing/picoUsd';
import type { CostBin } from './costBins';
import type { ConcentrationPart } from './rankParts';
import type { RankedValue } from './rankValues';
import type { SpreadSummary } from './summarizeSpread';

/** One view of how cost is spread over the values of a dimension. */
export type DistributionView =
  | { readonly show: 'summary'; readonly summary: SpreadSummary }
  | {
      readonly show: 'histogram';
      readonly bins: readonly CostBin[];
      /** Values that cost nothing: a logarithmic scale has no bin for them. */
      readonly valuesFree: number;
      /** Cost of all values, of which the bins have their shares. */
      readonly total: PicoUsd;
    }
  | { readonly show: 'ranking'; readonly values: readonly RankedValue[] }
  | { readonly show: 'concentration'; readonly parts: readonly ConcentrationPart[] };

/** A view and what it leaves out. */
export type DistributionOutcome = DistributionView & { readonly completeness: Completeness };
