import type { AlertRule, AlertStep } from './alertRule';

const EXPRESSION = '__expr__';

/** One entry of a rule's `data`, the same in files and in requests. Seconds before the evaluation. */
export interface RuleDataEntry {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** What a rule is made of in files and in requests alike. */
export interface RuleFields {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly RuleDataEntry[];
  readonly noDataState: 'OK';
  readonly execErrState: 'Error';
  readonly for: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly isPaused: boolean;
}

/** The steps of a rule as Grafana evaluates them: queries by the store's data source, all else by its server. */
export function ruleData({ steps }: AlertRule, datasourceUid: string): RuleDataEntry[] {
  return steps.map((step) => {
    const { refId } = step;
    if (step.kind === 'query') {
      return {
        refId,
        datasourceUid,
        relativeTimeRange: { from: step.lookBack / 1000, to: 0 },
        model: { refId, ...step.query.target, intervalMs: 60_000, maxDataPoints: 43_200 },
      };
    }
    return {
      refId,
      datasourceUid: EXPRESSION,
      relativeTimeRange: { from: 0, to: 0 },
      model: { refId, datasource: { type: EXPRESSION, uid: EXPRESSION }, ...expressionModel(step) },
    };
  });
}

function expressionModel(step: Exclude<AlertStep, { kind: 'query' }>): Readonly<Record<string, unknown>> {
  switch (step.kind) {
    case 'math':
      return { type: 'math', expression: step.expression };
    case 'threshold':
      // The bare refId: with a `$` before it, Grafana does not find the step.
      return {
        type: 'threshold',
        expression: step.of,
        conditions: [{ evaluator: { type: 'gt', params: [step.above] } }],
      };
    default:
      return step satisfies never;
  }
}
