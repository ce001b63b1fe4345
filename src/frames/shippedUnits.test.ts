import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DataFrame,
  type FieldConfigPropertyItem,
  type FieldConfigSource,
  FieldType,
  applyFieldOverrides,
  createDataFrame,
  createTheme,
  formattedValueToString,
  identityOverrideProcessor,
  standardFieldConfigEditorRegistry,
} from '@grafana/data';
import type { BookCurrency } from 'core/pricing/priceBook';
import { type Amounts, measureFieldConfig } from './fieldConfig';
import { inReportingCurrency } from './reportingCurrency';

const rate = { currency: 'EUR', perUsd: 900_000_000n, date: '2026-09-01', source: 'ECB' };
const euros: BookCurrency = {
  code: 'EUR',
  exchangeAt: () => rate,
  exchangesIn: () => [rate],
  dollarAt: () => 900_000_000_000n,
};

interface StoredPanel {
  readonly title: string;
  readonly fieldConfig: FieldConfigSource;
  readonly targets: ReadonlyArray<{ readonly amounts?: Amounts }>;
}

const { panels } = JSON.parse(readFileSync(path.resolve(__dirname, '../../dashboards/cost-trend.json'), 'utf8')) as {
  readonly panels: readonly StoredPanel[];
};

/** Costs and prices as a panel of Cost trend writes them, the data being in US dollars or in another currency. */
function written(title: string, currency?: BookCurrency): string[] {
  const panel = panels.find((each) => each.title.startsWith(title));
  if (panel === undefined) {
    throw new Error(`Cost trend has no panel "${title}".`);
  }
  const [frame] = applyFieldOverrides({
    data: [...inReportingCurrency([frameFor(panel.targets[0]?.amounts)], currency, { from: 0, to: 1 })],
    fieldConfig: panel.fieldConfig,
    replaceVariables: (text) => text,
    theme: createTheme(),
    timeZone: 'utc',
  });
  return (frame?.fields ?? []).flatMap(({ display, values }) =>
    values.map((value) => (display === undefined ? '' : formattedValueToString(display(value)))),
  );
}

function standardOption(id: string): FieldConfigPropertyItem {
  const nothing = () => null;
  return {
    id,
    path: id,
    name: id,
    process: identityOverrideProcessor,
    editor: nothing,
    override: nothing,
    shouldApply: () => true,
    settings: {},
  };
}

function frameFor(amounts: Amounts | undefined): DataFrame {
  const field = (name: string, measure: 'cost' | 'costPer1kTokens', values: number[]) => ({
    name,
    type: FieldType.number,
    config: measureFieldConfig(measure, name, amounts),
    values,
  });
  return createDataFrame({
    fields: [field('Cost', 'cost', [1234.5, 0.004]), field('Rate', 'costPer1kTokens', [0.0042, 2])],
  });
}

describe('Cost trend', () => {
  // Grafana's core fills this registry; without it, panels have no defaults and no overrides.
  beforeAll(() =>
    standardFieldConfigEditorRegistry.setInit(() => ['unit', 'decimals', 'mappings'].map(standardOption)),
  );

  it.each(['Cost', 'Which model does which job?'])('writes "%s" to the cent in the currency of its data', (title) => {
    expect(written(title).slice(0, 2)).toEqual(['$1,234.50', 'under 0.01']);
    expect(written(title, euros).slice(0, 2)).toEqual(['€1,234.50', 'under 0.01']);
  });

  it('writes prices per thousand tokens at three digits beside them', () => {
    expect(written('Which model does which job?').slice(2)).toEqual(['$0.00420', '$2']);
    expect(written('Which model does which job?', euros).slice(2)).toEqual(['€0.00420', '€2']);
  });

  it.each(['Cost over time by ${split:text}', 'What changed?', 'Change'])('writes "%s" at three digits', (title) => {
    expect(written(title)[0]).toBe('$1.23K');
    expect(written(title, euros)[0]).toBe('€1.23K');
  });
});
