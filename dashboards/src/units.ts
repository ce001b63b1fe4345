import {
  type DynamicConfigValue,
  MappingType,
  SpecialValueMatch,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';

/**
 * Grafana's units of everything but money: a unit of a panel goes before that of its data, and only the data know their
 * currency. Where cents matter, the query asks for exact amounts.
 */
export const units = {
  ratio: 'percentunit',
  /** `1.23 M`, for tokens and axes. */
  short: 'sishort',
  /** `1,234,567`, for counts that can be checked. */
  count: 'locale',
  /** `3.2×`. */
  times: 'suffix:×',
} as const;
export type Unit = (typeof units)[keyof typeof units];

/** What stands for a value that is not known: never 0. */
export const UNKNOWN = 'unknown';

/** What stands in a chart or table without a row. Grafana shows it under an error too, so it must not say there were no calls. */
export const NOTHING_TO_SHOW = 'Nothing to show: check the time range and the filters';

/**
 * The same where an empty table is an answer. Grafana asks for the text of an empty panel whatever became of its query and
 * has no other one for errors (`PanelDataErrorView`); what went wrong stands behind the red mark only.
 */
export function noneUnlessFailed(what: string): string {
  return `No ${what}. A red mark beside the title: the query failed, and nobody knows`;
}

/** The same for a single number. */
export const NO_DATA = 'no data';

const SMALLEST = 1e-12; // one pico-USD, or as little of another currency

/** For exact amounts that are never negative: less than half a cent and not zero would read 0.00. */
export const underACent: ValueMapping = between({ from: SMALLEST, to: 0.005 - SMALLEST, text: 'under 0.01' });

/** What is not quite nothing or not quite all says so. */
export const shareMappings: readonly ValueMapping[] = [
  between({ from: SMALLEST, to: 0.0005 - SMALLEST, text: '<0.1%' }),
  between({ from: 0.9995, to: 1 - SMALLEST, text: '>99.9%' }),
];

/** Shares with one decimal. */
export const share: readonly DynamicConfigValue[] = [
  { id: 'unit', value: units.ratio },
  { id: 'decimals', value: 1 },
  { id: 'mappings', value: [...shareMappings, nullAs(UNKNOWN)] },
];

/** A relative change with one decimal. */
export const relativeChange: readonly DynamicConfigValue[] = [
  { id: 'unit', value: units.ratio },
  { id: 'decimals', value: 1 },
];

function between({
  from,
  to,
  text,
}: {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}): ValueMapping {
  return { type: MappingType.RangeToText, options: { from, to, result: { text } } };
}

/**
 * What a total of 0 says. Grafana's "sum" of values that are all null is 0 (@grafana/data, `doStandardCalcs`), so the
 * words have to be true for "nothing" and for "nothing known" alike.
 */
export function zeroAs(text: string): ValueMapping {
  return { type: MappingType.ValueToText, options: { '0': { text } } };
}

/** What a null says, in the color of plain text: thresholds take it for less than anything, which reads as "good". */
export function nullAs(text: string): ValueMapping {
  return {
    type: MappingType.SpecialValue,
    options: { match: SpecialValueMatch.Null, result: { text, color: 'text' } },
  };
}

/** What begins with a word in a color of its own; the text stays. */
export function beginsAs(word: string, color: string): ValueMapping {
  return { type: MappingType.RegexToText, options: { pattern: `^${word}`, result: { color } } };
}

/** A word in a color of its own. */
export function wordAs(text: string, color: string): ValueMapping {
  return { type: MappingType.ValueToText, options: { [text]: { text, color } } };
}
