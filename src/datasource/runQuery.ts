import type { DataFrame } from '@grafana/data';
import type { StoreConnection } from 'execution/askStore';
import { runSeries } from 'execution/runSeries';
import { runTable } from 'execution/runTable';
import { runValues } from 'execution/runValues';
import { completenessNotices, cutValuesNotice } from 'frames/notices';
import type { ColorBook } from 'frames/seriesColor';
import { seriesFrame } from 'frames/seriesFrame';
import { tableFrame } from 'frames/tableFrame';
import { valuesFrame } from 'frames/valuesFrame';
import { type Observable, map } from 'rxjs';
import type { TokenCostQuery } from './query';
import { type QuestionContext, seriesQuestion, tableQuestion, valuesQuestion } from './question';

/** The answer to one query as a frame, with the notices that belong beside its numbers. Emits once. */
export function runQuery(
  connection: StoreConnection,
  query: TokenCostQuery,
  context: QuestionContext & { readonly colors: ColorBook },
): Observable<DataFrame> {
  const { refId } = query;
  switch (query.analysis) {
    case 'series': {
      const { measure, by } = query;
      return runSeries(connection, seriesQuestion(query, context)).pipe(
        map((outcome) =>
          withNotices(
            seriesFrame(outcome, { refId, measure, by, colors: context.colors }),
            completenessNotices(outcome.completeness, [measure]),
          ),
        ),
      );
    }
    case 'table': {
      const { measures, by, compare } = query;
      return runTable(connection, tableQuestion(query, context)).pipe(
        map((outcome) =>
          withNotices(
            tableFrame(outcome, { refId, measures, by, compared: compare !== 'none' }),
            completenessNotices(outcome.completeness, measures),
          ),
        ),
      );
    }
    case 'variable':
      return runValues(connection, valuesQuestion(query, context)).pipe(
        map(({ rows, truncated }) => withNotices(valuesFrame(rows, refId), truncated ? [cutValuesNotice] : [])),
      );
    default:
      return query satisfies never;
  }
}

function withNotices(frame: DataFrame, notices: NonNullable<DataFrame['meta']>['notices'] = []): DataFrame {
  return { ...frame, meta: { ...frame.meta, notices } };
}
