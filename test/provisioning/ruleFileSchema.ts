import Ajv from 'ajv';

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const duration = { type: 'string', pattern: '^(?:0s|[1-9]\\d*[smhd])$' } as const;
const uid = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' } as const;

function closed(properties: Readonly<Record<string, object>>, optional: readonly string[] = []) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  } as const;
}

const data = closed({
  refId: { type: 'string', pattern: '^[A-Z]$' },
  datasourceUid: uid,
  relativeTimeRange: closed({ from: { type: 'integer', minimum: 0 }, to: { const: 0 } }),
  model: { type: 'object' },
});

const notification = closed(
  {
    receiver: text,
    group_by: { type: 'array', items: text, uniqueItems: true },
    group_wait: duration,
    group_interval: duration,
    repeat_interval: duration,
  },
  ['group_wait', 'group_interval', 'repeat_interval'],
);

/** Exactly the fields that the rules use of what Grafana 12.3 reads from a file; Grafana itself skips over the others. */
const rule = closed(
  {
    uid,
    title: { ...text, maxLength: 190 },
    condition: text,
    data: { type: 'array', minItems: 2, items: data },
    noDataState: { enum: ['NoData', 'Alerting', 'OK', 'KeepLast'] },
    execErrState: { enum: ['Error', 'Alerting', 'OK', 'KeepLast'] },
    for: duration,
    annotations: texts,
    labels: texts,
    isPaused: { type: 'boolean' },
    notification_settings: notification,
  },
  ['notification_settings'],
);

const group = closed({
  orgId: { type: 'integer', minimum: 1 },
  name: text,
  folder: text,
  interval: duration,
  rules: { type: 'array', minItems: 1, items: rule },
});

const query = closed({
  refId: text,
  rawSql: text,
  format: { const: 'table' },
  rawQuery: { const: true },
  editorMode: { const: 'code' },
  intervalMs: { type: 'integer' },
  maxDataPoints: { type: 'integer' },
});

const expression = {
  refId: text,
  datasource: closed({ type: { const: '__expr__' }, uid: { const: '__expr__' } }),
  expression: text,
};
const math = closed({ ...expression, type: { const: 'math' } });
const threshold = closed({
  ...expression,
  type: { const: 'threshold' },
  conditions: {
    type: 'array',
    minItems: 1,
    maxItems: 1,
    items: closed({
      evaluator: closed({
        type: { enum: ['gt', 'lt'] },
        params: { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 1 },
      }),
    }),
  },
});

const ajv = new Ajv({ allErrors: true });
const compiled = {
  file: ajv.compile(closed({ apiVersion: { const: 1 }, groups: { type: 'array', minItems: 1, items: group } })),
  query: ajv.compile(query),
  math: ajv.compile(math),
  threshold: ajv.compile(threshold),
};

/** Where a value has another shape than a rule file, or a step of one; empty where all is well. */
export function shapeProblems(kind: keyof typeof compiled, value: unknown): string[] {
  const validate = compiled[kind];
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
}
