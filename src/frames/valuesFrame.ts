import { type DataFrame, FieldType, createDataFrame } from '@grafana/data';

/** The options of a dashboard variable: what is shown is what is filtered by. */
export function valuesFrame(values: readonly string[], refId: string): DataFrame {
  return createDataFrame({
    refId,
    fields: [
      { name: 'text', type: FieldType.string, config: {}, values: [...values] },
      { name: 'value', type: FieldType.string, config: {}, values: [...values] },
    ],
  });
}
