import type { BackTestData } from 'alerts/backTestRules';
import { type FeatureChoice, featureFilters } from 'alerts/ruleChoices';
import { type RuleRates, ruleRates } from 'alerts/ruleRates';
import { type BandKind, historyHours } from 'core/bands/band';
import { BASELINE_DAYS } from 'core/bands/runawayUser';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import type { PriceSettings } from 'core/pricing/priceSettings';
import type { ModelKey } from 'core/pricing/rateSheet';
import type { Dimension } from 'core/usage/dimension';
import { DAY, HOUR, type TimeWindow } from 'core/usage/timeWindow';
import { type StoreConnection, askStore } from 'execution/askStore';
import { type Observable, defer, forkJoin, map, switchMap } from 'rxjs';
import type { StoreSource } from 'stores/storeRequest';

/** How far the back-test looks back. */
export const BACK_TEST_DAYS = 30;

/**
 * The dearest features and users that are judged: their hours have to fit into one answer of a store (100,000 rows), with
 * eight weeks of them for the seasonal band.
 */
export const JUDGED_FEATURES = 60;
export const JUDGED_USERS = 100;

export interface FetchedBackTest {
  readonly data: BackTestData;
  readonly rates: RuleRates;
  /** An answer was longer than a store gives: hours are missing. */
  readonly isCut: boolean;
}

export interface BackTestQuestion {
  readonly source: StoreSource;
  /** Own prices; absent for list prices. */
  readonly prices: PriceSettings | undefined;
  readonly features: FeatureChoice;
  readonly band: BandKind;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Asks a store for all that the rules can be judged by, whatever their thresholds are. Unsubscribing cancels the queries. */
export function fetchBackTest(
  connection: StoreConnection,
  { source, prices, features, band, now }: BackTestQuestion,
): Observable<FetchedBackTest> {
  const window = { from: Math.floor((now - BACK_TEST_DAYS * DAY) / HOUR) * HOUR, to: now };
  const models = askStore(connection, { kind: 'models', source, window });
  return forkJoin([models, defer(() => loadConfiguredBook(prices))]).pipe(
    map(([{ rows, truncated }, book]) => ({ rates: ruleRates(book, inOrder(rows), now), truncated })),
    switchMap(({ rates, truncated }) => {
      const ask = (dimension: Dimension, from: number, { squares, limit }: Asked) =>
        askStore(connection, {
          kind: 'hourly',
          source,
          filters: featureFilters(features),
          cuts: rates.cuts,
          rates: rates.rates,
          dimension,
          window: { from, to: now },
          squares,
          rankedSince: window.from - DAY,
          limit,
        });
      return forkJoin([
        ask('feature', featuresFrom(window, band), { squares: band === 'seasonal', limit: JUDGED_FEATURES }),
        ask('user', window.from - (1 + BASELINE_DAYS) * DAY, { squares: false, limit: JUDGED_USERS }),
      ]).pipe(
        map(([byFeature, byUser]) => ({
          data: { window, features: byFeature.rows, users: byUser.rows, unpriced: rates.unpriced },
          rates,
          isCut: truncated || byFeature.truncated || byUser.truncated,
        })),
      );
    }),
  );
}

interface Asked {
  readonly squares: boolean;
  readonly limit: number;
}

/** The history of the first hour that is judged: of its band, and of the week that a silence is compared with. */
function featuresFrom({ from }: TimeWindow, band: BandKind): number {
  return from - Math.max((historyHours[band] + 1) * HOUR, 8 * DAY);
}

/** A store names models in any order; the same models have to make the same rule. */
function inOrder(models: readonly ModelKey[]): ModelKey[] {
  const textOf = (model: ModelKey) => JSON.stringify([model.provider, model.model, model.serviceTier]);
  return [...models].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
}
