import { type DataFrame, type FieldConfig, FieldType, createDataFrame } from '@grafana/data';
import type { CoverageFact } from 'core/coverage/coverageFacts';
import type { UnpricedModel } from 'core/coverage/unpricedModels';
import { NAMELESS_LABEL } from 'core/usage/dimension';

const share: FieldConfig = { unit: 'percentunit', decimals: 1, noValue: '–' };
const count: FieldConfig = { unit: 'sishort', noValue: '–' };

/** One row per fact: how much of it is recorded, what is missing in answers without it, and what to do. */
export function coverageFactsFrame(facts: readonly CoverageFact[], refId: string): DataFrame {
  const column = <Key extends keyof CoverageFact>(key: Key) => facts.map((fact) => fact[key] ?? null);
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      { name: 'fact', type: FieldType.string, config: { displayName: 'Fact' }, values: column('fact') },
      {
        name: 'recorded',
        type: FieldType.number,
        config: { ...share, displayName: 'Recorded in calls' },
        values: column('recorded'),
      },
      {
        name: 'recordedTokens',
        type: FieldType.number,
        config: { ...share, displayName: 'Recorded in tokens' },
        values: column('recordedTokens'),
      },
      {
        name: 'missing',
        type: FieldType.number,
        config: { ...count, displayName: 'Calls without it' },
        values: column('missing'),
      },
      {
        name: 'effect',
        type: FieldType.string,
        config: { displayName: 'What is missing then' },
        values: column('effect'),
      },
      { name: 'fix', type: FieldType.string, config: { displayName: 'What to do' }, values: column('fix') },
    ],
  });
}

/** One row per model without a price, the one with the most tokens first. */
export function unpricedModelsFrame(
  models: ReadonlyArray<UnpricedModel & { readonly fix: string }>,
  refId: string,
): DataFrame {
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      {
        name: 'provider',
        type: FieldType.string,
        config: { displayName: 'Provider' },
        values: models.map(({ provider }) => provider ?? NAMELESS_LABEL),
      },
      {
        name: 'model',
        type: FieldType.string,
        config: { displayName: 'Model' },
        values: models.map(({ model }) => model ?? NAMELESS_LABEL),
      },
      {
        name: 'reason',
        type: FieldType.string,
        config: { displayName: 'Why' },
        values: models.map(({ reason }) => reason),
      },
      {
        name: 'calls',
        type: FieldType.number,
        config: { ...count, displayName: 'Calls' },
        values: models.map(({ calls }) => calls),
      },
      {
        name: 'tokens',
        type: FieldType.number,
        config: { ...count, displayName: 'Tokens' },
        values: models.map(({ tokens }) => tokens),
      },
      {
        name: 'fix',
        type: FieldType.string,
        config: { displayName: 'What to do' },
        values: models.map(({ fix }) => fix),
      },
    ],
  });
}
