import { calcPrice } from '@pydantic/genai-prices';
import { aPriceBook, aRateSheet } from 'testing/aPriceBook';
import { buildRateTable } from './buildRateTable';
import { genaiPriceBook } from './genaiPriceBook';
import { type ModelKey, type RateSheet, buildRateSheet } from './rateSheet';
import type { RateTable } from './rateTable';

const book = genaiPriceBook(calcPrice, 'test');
const named = (provider: string | null, model: string | null): ModelKey => ({ provider, model, serviceTier: null });
const models = [
  named('openai', 'gpt-4o'),
  named('openai', 'gpt-5.6-luna'),
  named('anthropic', 'claude-sonnet-4-5'),
  named('deepseek', 'deepseek-v4-flash'),
  named('openai', 'house-model-1'),
  named('openai', null),
];
const range = { from: Date.parse('2026-07-01T00:00:00Z'), to: Date.parse('2026-09-01T00:00:00Z') };
const sheet = buildRateSheet({ book, models, ...range });
const table = buildRateTable(sheet);

/** The rates of a cell by the table, `undefined` without a row. Throws where two rows overlap. */
function lookUp(rows: RateTable, key: ModelKey, [band, slice, part]: readonly [number, number, number]) {
  const found = rows.filter(
    ({ provider, model, contextBands, priceSlices, dayParts }) =>
      provider === key.provider &&
      model === key.model &&
      band >= contextBands.from &&
      band <= contextBands.to &&
      slice >= priceSlices.from &&
      slice <= priceSlices.to &&
      part >= dayParts.from &&
      part <= dayParts.to,
  );
  if (found.length > 1) {
    throw new Error(`${found.length} rows for one cell of ${key.model ?? 'no model'}`);
  }
  return found[0] && { perToken: found[0].perToken, perCall: found[0].perCall };
}

function cellsOf({ cuts }: RateSheet) {
  const upTo = (last: number, first = 0) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return upTo(cuts.contextThresholds.length, -1).flatMap((band) =>
    upTo(cuts.validFrom.length).flatMap((slice) =>
      upTo(cuts.dayTimes.length).map((part) => [band, slice, part] as const),
    ),
  );
}

describe('buildRateTable', () => {
  it('has the rate of every cell of every model as the sheet resolves it, and no row where there is none', () => {
    expect(cellsOf(sheet).length).toBeGreaterThan(30);
    for (const model of models) {
      for (const [band, priceSlice, dayPart] of cellsOf(sheet)) {
        const rate = sheet.resolve({ ...model, contextBand: band === -1 ? null : band, priceSlice, dayPart });
        const { perToken, perCall } = rate.priced ? rate.rates : {};
        expect(lookUp(table, model, [band, priceSlice, dayPart])).toEqual(
          rate.priced ? { perToken, perCall } : undefined,
        );
      }
    }
  });

  it('takes a model whose price never changes as one row over all cells, calls without recorded input included', () => {
    const rows = table.filter(({ model }) => model === 'gpt-4o');
    const { contextThresholds, validFrom, dayTimes } = sheet.cuts;
    expect(rows).toEqual([
      expect.objectContaining({
        contextBands: { from: -1, to: contextThresholds.length },
        priceSlices: { from: 0, to: validFrom.length },
        dayParts: { from: 0, to: dayTimes.length },
      }),
    ]);
  });

  it('leaves calls of a tiered model without recorded input unpriced', () => {
    const rows = table.filter(({ model }) => model === 'claude-sonnet-4-5');
    expect(rows.map(({ contextBands }) => contextBands.from)).not.toContain(-1);
    expect(rows).toHaveLength(2);
  });

  it('has one set of rows for a model that is named twice, since a join with two would count it twice', () => {
    const twice = [named(null, 'gpt-4o'), named('', 'gpt-4o'), named(null, 'gpt-4o')];
    expect(buildRateTable(buildRateSheet({ book, models: twice, ...range }))).toHaveLength(1);
  });

  it('leaves out a class that has no rate, which is not a rate of zero', () => {
    const sparse = aRateSheet({ sparse: { perToken: { inputUncached: 0n } } });
    expect(buildRateTable(sparse)).toMatchObject([{ perToken: { inputUncached: 0n } }]);
    expect(buildRateTable(sparse)[0]?.perToken).not.toHaveProperty('output');
  });

  it('is empty where nothing has a price', () => {
    const nothing = buildRateSheet({ book: aPriceBook({}), models: [named('openai', 'x')], ...range });
    expect(buildRateTable(nothing)).toEqual([]);
  });
});
