import { tokenClasses } from '../usage/tokenClass';
import type { Rates } from './priceBook';
import type { ModelKey, RateSheet } from './rateSheet';
import type { CellRange, RateTable, RateTableRow } from './rateTable';

/** The context band of calls whose input is not recorded. */
const UNRECORDED_BAND = -1;

/**
 * Every rate that the models of a sheet can have in the cells of its cuts, as few rows as blocks of equal rates: a store that
 * joins with them prices as the sheet does. Models and cells without a price have no row, and no two rows overlap.
 */
export function buildRateTable(sheet: RateSheet): RateTable {
  const distinct = new Map(sheet.models.map((model) => [JSON.stringify(modelTexts(model)), model]));
  return [...distinct.values()].flatMap((model) => rowsOf(model, sheet));
}

/** A store joins on texts, where what is not recorded and what is empty are the same. */
function modelTexts({ provider, model, serviceTier }: ModelKey): string[] {
  return [provider ?? '', model ?? '', serviceTier ?? ''];
}

interface Block {
  readonly ranges: readonly CellRange[];
  readonly rates: Rates;
}

function rowsOf({ provider, model, serviceTier }: ModelKey, sheet: RateSheet): RateTableRow[] {
  const blocks = mergeAlong(0, sheet.cuts.validFrom.length, (priceSlice) =>
    mergeAlong(0, sheet.cuts.dayTimes.length, (dayPart) =>
      mergeAlong(UNRECORDED_BAND, sheet.cuts.contextThresholds.length, (band) => {
        const contextBand = band === UNRECORDED_BAND ? null : band;
        const rate = sheet.resolve({ provider, model, serviceTier, contextBand, priceSlice, dayPart });
        return rate.priced ? [{ ranges: [], rates: rate.rates }] : [];
      }),
    ),
  );
  return blocks.flatMap(({ ranges: [priceSlices, dayParts, contextBands], rates: { perToken, perCall } }) =>
    priceSlices === undefined || dayParts === undefined || contextBands === undefined
      ? []
      : [{ provider, model, serviceTier, contextBands, priceSlices, dayParts, perToken, perCall }],
  );
}

/** The blocks of all cells of one cut, neighbours with the same blocks taken together. */
function mergeAlong(first: number, last: number, blocksAt: (cell: number) => readonly Block[]): Block[] {
  const runs: Array<{ readonly id: string; readonly from: number; to: number; readonly blocks: readonly Block[] }> = [];
  for (let cell = first; cell <= last; cell += 1) {
    const blocks = blocksAt(cell);
    const id = JSON.stringify(blocks.map(({ ranges, rates }) => [ranges, rateTexts(rates)]));
    const previous = runs.at(-1);
    if (previous?.id === id) {
      previous.to = cell;
    } else {
      runs.push({ id, from: cell, to: cell, blocks });
    }
  }
  return runs.flatMap(({ from, to, blocks }) =>
    blocks.map(({ ranges, rates }) => ({ ranges: [{ from, to }, ...ranges], rates })),
  );
}

function rateTexts({ perToken, perCall }: Rates): string[] {
  return [...tokenClasses.map((tokenClass) => String(perToken[tokenClass])), String(perCall)];
}
