import { type CoverageFact, coverageFacts } from 'core/coverage/coverageFacts';
import { describeFix } from 'core/coverage/unpricedFix';
import { type UnpricedModel, findUnpricedModels } from 'core/coverage/unpricedModels';
import { loadBookModels } from 'core/pricing/bookModels';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import { type Observable, defer, forkJoin, map, switchMap } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import { priceWindow, resolveRates } from './priceUsage';
import type { CoverageQuestion } from './question';

/** A model without a price and what to do about it. */
export type UnpricedModelWithFix = UnpricedModel & { readonly fix: string };

/** What is recorded of the calls in a window, fact by fact. Emits once. */
export function runCoverageFacts(
  connection: StoreConnection,
  { source, window, filters }: CoverageQuestion,
): Observable<readonly CoverageFact[]> {
  return askStore(connection, { kind: 'coverage', source, window, filters }).pipe(
    map(({ rows }) => coverageFacts(rows)),
  );
}

/** The models of a window that have no price, each with what to do. Emits once. */
export function runUnpricedModels(
  connection: StoreConnection,
  question: CoverageQuestion,
): Observable<StoreResult<readonly UnpricedModelWithFix[]> & { readonly calls: number }> {
  const priced = resolveRates(connection, question).pipe(
    switchMap((sheet) =>
      priceWindow(connection, { question, sheet, window: question.window, by: [], step: undefined }).pipe(
        map(({ rows, truncated, total }) => ({
          unpriced: findUnpricedModels(rows, sheet),
          truncated,
          calls: total.calls,
        })),
      ),
    ),
  );
  return forkJoin([priced, defer(() => loadConfiguredBook(question.prices)), defer(loadBookModels)]).pipe(
    map(([{ unpriced, truncated, calls }, book, modelsOf]) => ({
      rows: unpriced.map((model) => ({ ...model, fix: describeFix(model, { book, modelsOf }) })),
      truncated,
      calls,
    })),
  );
}
