import type { TimeRange } from '@grafana/data';
import type { PriceCuts } from 'core/pricing/rateSheet';
import type { Breakdown } from 'core/usage/dimension';
import type { Measure } from 'core/usage/measure';
import { needsRequests } from 'core/usage/measureValue';
import type { BucketStep } from 'core/usage/step';
import { bandHistoryWindow } from 'execution/bandWindow';
import { type Question, dimensionsOf } from 'execution/question';
import type { Store } from 'stores/store';
import type { StoreRequest } from 'stores/storeRequest';
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

/** Before the models are known that occur, nobody knows where their prices change. */
const noCuts: PriceCuts = { contextThresholds: [], validFrom: [], dayTimes: [] };

/** What a store would be asked for a query, as text for people: without comparison and trend, which ask the same of other windows. */
export function plannedText(store: Store, query: TokenCostQuery, context: QuestionContext): string {
  return plannedRequests(query, context)
    .flatMap((request) => {
      const plan = store.plan(request, []);
      return plan.kind === 'queries' ? plan.queries.flatMap(({ text }) => text ?? []) : [];
    })
    .join(';\n\n');
}

/** A context outside any panel. */
export function contextOf(settings: QuestionContext['settings'], range: TimeRange): QuestionContext {
  return { settings, request: { range, timezone: 'browser' }, now: Date.now() };
}

function plannedRequests(query: TokenCostQuery, context: QuestionContext): StoreRequest[] {
  switch (query.analysis) {
    case 'series': {
      const question = seriesQuestion(query, context);
      return groupRequests(question, { measures: [question.measure], step: question.step });
    }
    case 'table': {
      const question = tableQuestion(query, context);
      return groupRequests(question, { measures: question.measures, step: undefined });
    }
    case 'distribution': {
      // The rest of it holds the prices of the models that occur.
      const { source, window } = distributionQuestion(query, context);
      return [{ kind: 'models', source, window }];
    }
    case 'band': {
      // The rest of it holds the prices of the models that occur.
      const question = bandQuestion(query, context);
      return [{ kind: 'models', source: question.source, window: bandHistoryWindow(question) }];
    }
    case 'chains':
      return [{ kind: 'chains', ...chainsQuestion(query, context), by: [] }];
    case 'calls': {
      // The rest of it holds the prices of the models that occur.
      const { source, window } = callsQuestion(query, context);
      return [{ kind: 'models', source, window }];
    }
    case 'coverage': {
      const { source, window, filters, show } = coverageQuestion(query, context);
      return show === 'facts'
        ? [{ kind: 'coverage', source, window, filters }]
        : [
            { kind: 'models', source, window },
            { kind: 'usage', source, window, filters, by: [], step: undefined, cuts: noCuts },
          ];
    }
    case 'variable':
      return [{ kind: 'values', ...valuesQuestion(query, context) }];
    default:
      return query satisfies never;
  }
}

/** What measures by group take: which models occur, their usage, and distinct requests where one of them needs these. */
function groupRequests(
  { source, window, filters, by }: Question & { readonly by: readonly Breakdown[] },
  { measures, step }: { readonly measures: readonly Measure[]; readonly step: BucketStep | undefined },
): StoreRequest[] {
  const calls = { source, window, filters, by: dimensionsOf(by), step };
  return [
    { kind: 'models', source, window },
    { kind: 'usage', ...calls, cuts: noCuts },
    ...(measures.some(needsRequests) ? [{ kind: 'requests', ...calls } as const] : []),
  ];
}
