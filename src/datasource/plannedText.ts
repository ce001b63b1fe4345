import type { TimeRange } from '@grafana/data';
import type { PriceCuts } from 'core/pricing/rateSheet';
import { needsRequests } from 'core/usage/measureValue';
import { dimensionsOf } from 'execution/question';
import { bandHistoryWindow } from 'execution/runBands';
import type { Store, StoreRequest } from 'stores/store';
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
      const { source, window, filters, by, step, measure } = seriesQuestion(query, context);
      const calls = { source, window, filters, by: dimensionsOf(by), step };
      return [
        { kind: 'models', source, window },
        { kind: 'usage', ...calls, cuts: noCuts },
        ...(needsRequests(measure) ? [{ kind: 'requests', ...calls } as const] : []),
      ];
    }
    case 'table': {
      const { source, window, filters, by, measures } = tableQuestion(query, context);
      const calls = { source, window, filters, by: dimensionsOf(by), step: undefined };
      return [
        { kind: 'models', source, window },
        { kind: 'usage', ...calls, cuts: noCuts },
        ...(measures.some(needsRequests) ? [{ kind: 'requests', ...calls } as const] : []),
      ];
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
