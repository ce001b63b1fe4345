import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import { PRICE_BOOK_VERSION } from 'core/pricing/loadPriceBook';
import type { PriceBook } from 'core/pricing/priceBook';
import type { Measure } from 'core/usage/measure';
import type { StoreConnection } from 'execution/askStore';
import type { CoverageQuestion, Question, ValuesQuestion } from 'execution/question';
import { runCallsAround } from 'execution/runCallsAround';
import { runChains } from 'execution/runChains';
import { runCoverageFacts, runUnpricedModels } from 'execution/runCoverage';
import { runDistribution } from 'execution/runDistribution';
import { runSeries } from 'execution/runSeries';
import { runTable } from 'execution/runTable';
import { runValues } from 'execution/runValues';
import { chainsFrame } from 'frames/chainsFrame';
import { coverageFactsFrame, unpricedModelsFrame } from 'frames/coverageFrame';
import { distributionFrame } from 'frames/distributionFrame';
import { futureCallsNotice, noCallsNotice } from 'frames/noCallsNotice';
import { completenessNotices, cutValuesNotice, truncatedNotice } from 'frames/notices';
import { priceBookFact } from 'frames/priceBookFact';
import { inReportingCurrency } from 'frames/reportingCurrency';
import type { ColorBook } from 'frames/seriesColor';
import { seriesFrame } from 'frames/seriesFrame';
import { tableFrame } from 'frames/tableFrame';
import type { TraceSource } from 'frames/traceLink';
import { valuesFrame } from 'frames/valuesFrame';
import { type Observable, defer, forkJoin, map, of, switchMap } from 'rxjs';
import type { Answer } from './answer';
import type { TokenCostQuery } from './query';
import {
  type QuestionContext,
  bandQuestion,
  callsQuestion,
  chainsQuestion,
  coverageQuestion,
  distributionQuestion,
  seriesQuestion,
  tableQuestion,
  valuesQuestion,
} from './question';

type Calls = Pick<ValuesQuestion, 'source' | 'window'>;
interface RunContext extends QuestionContext {
  readonly colors: ColorBook;
  /** The data source itself, for links that lead back to it. */
  readonly dataSource: string;
  /** Where traces are opened; absent where no tracing data source is chosen, or this user cannot see it. */
  readonly traces?: TraceSource | undefined;
}

/** The answer to one query as frames, the first of which carries the notices that belong beside its numbers. Emits once. */
export function runQuery(
  connection: StoreConnection,
  query: TokenCostQuery,
  context: RunContext,
): Observable<readonly DataFrame[]> {
  const { refId } = query;
  switch (query.analysis) {
    case 'series': {
      const { measure, by, legend, amounts } = query;
      const question = seriesQuestion(query, context);
      const answer = runSeries(connection, question).pipe(
        map((outcome) => ({
          frame: seriesFrame(outcome, {
            refId,
            measure,
            by,
            colors: context.colors,
            amounts,
            ...(legend && { legend }),
          }),
          notices: [
            ...completenessNotices(outcome.completeness, [measure]),
            ...(outcome.series.some(({ values }) => hasValueAfter(context.now, values, outcome.starts))
              ? [futureCallsNotice]
              : []),
          ],
          isEmpty: outcome.series.length === 0,
        })),
      );
      return inCurrency(withNotices(connection, answer, question), question);
    }
    case 'table': {
      const { measures, by, compare, amounts } = query;
      const question = tableQuestion(query, context);
      const answer = runTable(connection, question).pipe(
        map((outcome) => ({
          frame: tableFrame(outcome, { refId, measures, by, compared: compare !== 'none', amounts }),
          notices: completenessNotices(outcome.completeness, measures),
          isEmpty: outcome.rows.length === 0,
        })),
      );
      return inCurrency(withNotices(connection, answer, question), question);
    }
    case 'distribution': {
      const { dimension, by, amounts } = query;
      const question = distributionQuestion(query, context);
      const answer = forkJoin([runDistribution(connection, question), currencyOf(question)]).pipe(
        map(([outcome, currency]) => ({
          frame: distributionFrame(outcome, {
            refId,
            dimension,
            by,
            amounts,
            ...(currency !== undefined && { currency }),
          }),
          notices: completenessNotices(outcome.completeness, costOnly),
          isEmpty: outcome.completeness.total.calls === 0,
        })),
      );
      return inCurrency(withNotices(connection, answer, question), question);
    }
    case 'band': {
      const question = bandQuestion(query, context);
      // Most boards have no band: its code is loaded with the first one.
      const answer = defer(() => import(/* webpackChunkName: "bands" */ './answerBands')).pipe(
        switchMap(({ answerBands }) => answerBands(connection, question, { ...context, refId, show: query.show })),
      );
      return inCurrency(withNotices(connection, answer, question), question);
    }
    case 'chains': {
      const question = chainsQuestion(query, context);
      const answer = runChains(connection, question).pipe(
        map(({ rows, truncated }) => ({
          frame: chainsFrame(rows, refId),
          notices: truncated ? [truncatedNotice] : [],
          isEmpty: rows.length === 0,
        })),
      );
      return withNotices(connection, answer, question);
    }
    case 'calls': {
      const question = callsQuestion(query, context);
      // Receipts hold everything that is known of a call, and no board asks for them: their code comes with the first ones.
      const answer = defer(() => import(/* webpackChunkName: "calls" */ './answerCalls')).pipe(
        switchMap(({ answerCalls }) => answerCalls(connection, question, { ...context, refId })),
      );
      return inCurrency(withNotices(connection, answer, question), question);
    }
    case 'coverage': {
      const question = coverageQuestion(query, context);
      return withNotices(connection, answerCoverage(connection, question, { refId, now: context.now }), question);
    }
    case 'variable': {
      const question = valuesQuestion(query, context);
      const answer = runValues(connection, question).pipe(
        map(({ rows, truncated }) => ({
          frame: valuesFrame(rows, refId),
          notices: truncated ? [cutValuesNotice] : [],
          isEmpty: false,
        })),
      );
      return withNotices(connection, answer, question);
    }
    default:
      return query satisfies never;
  }
}

const costOnly: readonly Measure[] = ['cost'];

function answerCoverage(
  connection: StoreConnection,
  question: CoverageQuestion,
  { refId, now }: { readonly refId: string; readonly now: number },
): Observable<Answer> {
  return question.show === 'facts'
    ? configuredBook(question).pipe(
        switchMap((book) => runCoverageFacts(connection, question).pipe(map((facts) => ({ facts, book })))),
        map(({ facts, book }) => ({
          frame: coverageFactsFrame(facts.length === 0 ? [] : [...facts, priceBookFact(book, now)], refId),
          notices: [],
          isEmpty: facts.length === 0,
        })),
      )
    : runUnpricedModels(connection, question).pipe(
        map(({ rows, truncated, calls }) => ({
          frame: unpricedModelsFrame(rows, refId),
          notices: [...(truncated ? [truncatedNotice] : []), ...(rows.length === 0 && calls > 0 ? [allPriced] : [])],
          isEmpty: calls === 0,
        })),
      );
}

const allPriced: QueryResultMetaNotice = { severity: 'info', text: 'Every model in this time range has a price.' };

/** Whether a series has anything in buckets that begin after an instant. */
function hasValueAfter(instant: number, values: ReadonlyArray<number | undefined>, starts: readonly number[]): boolean {
  return values.some((value, index) => value !== undefined && value !== 0 && (starts[index] ?? 0) > instant);
}

/** Version and currency of the prices in force; without settings of them nothing has to be loaded to know them. */
function configuredBook({ prices }: Question): Observable<Pick<PriceBook, 'version' | 'currency'>> {
  return prices === undefined ? of({ version: PRICE_BOOK_VERSION }) : defer(() => loadConfiguredBook(prices));
}

function currencyOf(question: Question): Observable<string | undefined> {
  return configuredBook(question).pipe(map(({ currency }) => currency?.code));
}

function inCurrency(answer: Observable<readonly DataFrame[]>, question: Question): Observable<readonly DataFrame[]> {
  const { window, compareWith, pricedAt } = question;
  const priced =
    pricedAt === undefined
      ? { from: compareWith?.from ?? window.from, to: window.to }
      : { from: pricedAt, to: pricedAt };
  return forkJoin([answer, configuredBook(question)]).pipe(
    map(([frames, { currency }]) => inReportingCurrency(frames, currency, priced)),
  );
}

function withNotices(
  connection: StoreConnection,
  answer: Observable<Answer>,
  calls: Calls,
): Observable<readonly DataFrame[]> {
  return answer.pipe(
    switchMap(({ frame, moreFrames = [], notices, isEmpty }) =>
      (isEmpty
        ? runCallsAround(connection, calls).pipe(
            map((around) => [noCallsNotice(around, { table: calls.source.table, window: calls.window })]),
          )
        : of([])
      ).pipe(map((why) => [{ ...frame, meta: { ...frame.meta, notices: [...notices, ...why] } }, ...moreFrames])),
    ),
  );
}
