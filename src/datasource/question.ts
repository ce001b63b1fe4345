import type { DataQueryRequest } from '@grafana/data';
import { bandDefaults } from 'core/bands/band';
import { type ComparisonWindow, previousWindow, sameHoursEarlier } from 'core/change/comparisonWindow';
import { type BucketStep, countBuckets, stepFor } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type {
  BandQuestion,
  CallsQuestion,
  ChainsQuestion,
  CoverageQuestion,
  DistributionQuestion,
  Question,
  SeriesQuestion,
  TableQuestion,
  ValuesQuestion,
} from 'execution/question';
import { parseAdHocFilters } from './adHocFilters';
import { activeFilters } from './parse/parseFilter';
import { QueryError } from './parse/queryError';
import type {
  BandQuery,
  CallsQuery,
  ChainsQuery,
  Comparison,
  CoverageQuery,
  DistributionQuery,
  SeriesQuery,
  Step,
  TableQuery,
  TokenCostQuery,
  VariableQuery,
} from './query';
import { type TokenCostSettings, reportingZone, sourceOf } from './settings';

/** What a query means in the panel that asks it: a range, a zone, a comparison window. */
export interface QuestionContext {
  readonly settings: TokenCostSettings;
  readonly request: Pick<DataQueryRequest, 'range' | 'timezone' | 'filters'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

export function seriesQuestion(query: SeriesQuery, context: QuestionContext): SeriesQuestion {
  const common = questionOf(query, context);
  const { measure, by, top } = query;
  const step = chosenStep(query.step, common.window);
  checkBucketCount(common.window, step);
  return { ...common, measure, by, top, step };
}

/** A step longer than the whole range would put its only point before it. */
function chosenStep(step: Step, window: TimeWindow): BucketStep {
  return step === 'auto' || countBuckets(window, step) <= 1 ? stepFor(window) : step;
}

/** More points than a chart has pixels help nobody and cost the store as many groups. */
const MOST_BUCKETS = 5000;

function checkBucketCount(window: TimeWindow, step: BucketStep): void {
  const count = countBuckets(window, step);
  if (count > MOST_BUCKETS) {
    throw new QueryError(
      `step: steps of ${step} would make ${count} points of this time range; at most ${MOST_BUCKETS} can be drawn. Choose a longer step or a shorter range.`,
    );
  }
}

export function tableQuestion(query: TableQuery, context: QuestionContext): TableQuestion {
  const { measures, by, limit, sort, trend, leaks } = query;
  return { ...questionOf(query, context), measures, by, limit, sort, trend, leaks };
}

export function distributionQuestion(query: DistributionQuery, context: QuestionContext): DistributionQuestion {
  const { dimension, show, by, limit } = query;
  return { ...questionOf(query, context), dimension, show, by, limit };
}

export function bandQuestion(query: BandQuery, context: QuestionContext): BandQuestion {
  const { by: dimension, band: kind, sigmas = bandDefaults[kind].sigmas, floorUsd, limit } = query;
  const band = { ...bandDefaults[kind], sigmas, floorUsd };
  return { ...questionOf(query, context), dimension, band, limit, now: context.now };
}

export function chainsQuestion(query: ChainsQuery, context: QuestionContext): ChainsQuestion {
  const { source, window, filters } = questionOf(query, context);
  return { source, window, filters };
}

export function callsQuestion(query: CallsQuery, context: QuestionContext): CallsQuestion {
  const { limit, sort } = query;
  return { ...questionOf(query, context), limit, sort };
}

export function coverageQuestion(query: CoverageQuery, context: QuestionContext): CoverageQuestion {
  return { ...questionOf(query, context), show: query.show };
}

export function valuesQuestion(query: VariableQuery, context: QuestionContext): ValuesQuestion {
  const { source, window, filters } = questionOf(query, context);
  return { source, window, filters, dimension: query.dimension };
}

function questionOf(query: TokenCostQuery, { settings, request, now }: QuestionContext): Question {
  const window = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
  return {
    source: sourceOf(settings, reportingZone(query.timeZone, settings, request.timezone)),
    window,
    filters: activeFilters([...query.filters, ...parseAdHocFilters(request.filters)]),
    compareWith: comparisonWindow(query.compare, window),
    pricedAt: query.priceBasis === 'today' ? now : undefined,
    ...(settings.pricing && { prices: settings.pricing }),
  };
}

function comparisonWindow(compare: Comparison, window: TimeWindow): ComparisonWindow | undefined {
  switch (compare) {
    case 'none':
      return undefined;
    case '1 week':
      return sameHoursEarlier(window);
    case 'previous range':
      return previousWindow(window);
    default:
      return compare satisfies never;
  }
}
