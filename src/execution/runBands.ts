import type { BandOutcome } from 'core/bands/bandOutcome';
import { computeBand } from 'core/bands/computeBand';
import { completenessOf } from 'core/coverage/completeness';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { usdFromPico } from 'core/pricing/picoUsd';
import type { RateSheet } from 'core/pricing/rateSheet';
import { HOUR } from 'core/usage/timeWindow';
import { type Observable, forkJoin, map, switchMap } from 'rxjs';
import type { HourlyCosts } from 'stores/storeRows';
import { type StoreConnection, type StoreResult, askStore, isCut } from './askStore';
import { bandHistoryWindow, bandWindow } from './bandWindow';
import { priceWindow, resolveRatesWithin } from './priceUsage';
import type { BandQuestion } from './question';

/** The dearest values' cost by the hour, each hour beside its band. Emits once. */
export function runBands(connection: StoreConnection, question: BandQuestion): Observable<BandOutcome> {
  return resolveRatesWithin(connection, question, bandHistoryWindow(question)).pipe(
    switchMap((sheet) =>
      forkJoin({
        hourly: askHourly(connection, question, sheet),
        // What the notices tell about.
        priced: priceWindow(connection, { question, sheet, window: question.window, by: [], step: undefined }),
      }).pipe(
        map(({ hourly, priced }) => ({
          ...bandsOf(hourly, inCurrencyOf(sheet, question)),
          completeness: completenessOf(priced.rows, priced.total, { sheet, truncated: isCut(hourly, priced) }),
        })),
      ),
    ),
  );
}

/** The floor is dollars; costs may be in another currency. */
function inCurrencyOf({ dollar }: RateSheet, question: BandQuestion): BandQuestion {
  const { band } = question;
  return dollar === undefined
    ? question
    : { ...question, band: { ...band, floorUsd: band.floorUsd * usdFromPico(dollar) } };
}

function askHourly(
  connection: StoreConnection,
  question: BandQuestion,
  sheet: RateSheet,
): Observable<StoreResult<HourlyCosts>> {
  const { source, filters, dimension, limit, band } = question;
  return askStore(connection, {
    kind: 'hourly',
    source,
    filters,
    window: bandHistoryWindow(question),
    dimension,
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    squares: band.kind === 'seasonal',
    rankedSince: bandWindow(question).from,
    limit,
  });
}

function bandsOf(
  { rows, truncated }: StoreResult<HourlyCosts>,
  question: BandQuestion,
): Omit<BandOutcome, 'completeness'> {
  const { band, now } = question;
  const { from, to } = bandWindow(question);
  const running = Math.floor(now / HOUR) * HOUR;
  // Hours that have not begun are not cheap.
  const until = Math.min(to, running + HOUR);
  // A cut answer ends within its last value, whose missing hours would read as free ones.
  const whole = truncated ? rows.values.slice(0, -1) : rows.values;
  const hoursBefore = whole.flatMap(({ hours }) => hours.filter(({ start }) => start < from));
  const values = whole
    .map(({ value, hours }) => ({ value, hours: computeBand(hours, until, band).filter(({ start }) => start >= from) }))
    // What has calls in the history only is asked for with it, but is nothing of this window.
    .filter(({ hours }) => hours.some(({ calls }) => calls > 0));
  return {
    options: band,
    values,
    ofValues: rows.ofValues - (whole.length - values.length),
    runningHour: running >= from && running < to ? running : undefined,
    callsUnknownBefore: hoursBefore.reduce((sum, { callsUnknown }) => sum + callsUnknown, 0),
    hasFutureCalls: whole.some(({ hours }) => hours.some(({ start }) => start > now)),
  };
}
