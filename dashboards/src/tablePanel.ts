import { TableCellHeight } from '@grafana/grafana-foundation-sdk/common';
import {
  type DataTransformerConfig,
  type DynamicConfigValue,
  FieldColorModeId,
  type Threshold,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { AmountStyle } from 'datasource/query';
import { lessIsRed, moreIsRed } from './changeThresholds';
import type { FieldOverride } from './colors';
import { showColumns } from './columns';
import { type CellLink, coverageLink } from './links';
import { type PanelHead, begin, overridesOf } from './panel';
import { UNKNOWN, beginsAs, nullAs, relativeChange, share, shareMappings, underACent, units, wordAs } from './units';

interface Column {
  /** The display name that the data source gives the field. */
  readonly name: string;
  readonly properties: readonly DynamicConfigValue[];
}

/** How a column differs from what its kind says. */
interface ColumnShape {
  /** A shorter heading than the field's own name, which stands in the description of the board instead. */
  readonly title?: string;
  /** Pixels; a column without a width takes an equal part of what the others leave. */
  readonly width?: number;
}

interface TableOptions extends PanelHead {
  readonly columns: readonly Column[];
  /** What happens to the rows (some left out, two answers joined) before the columns are chosen. */
  readonly rows?: readonly DataTransformerConfig[];
  /** What stands there when there is no row. */
  readonly whenEmpty: string;
}

/** A table of exactly these columns in this order; the order of the rows is the data source's. */
export function tablePanel(options: TableOptions): PanelBuilder {
  const { columns, rows = [], whenEmpty } = options;
  return begin(new PanelBuilder(), options)
    .noValue(whenEmpty)
    .cellHeight(TableCellHeight.Sm)
    .showHeader(true)
    .transformations([...rows, ...showColumns(columns.map(({ name }) => name))])
    .overrides(overridesOf([unknownCells], columns.map(toOverride)));
}

/** The panel's own "no value" speaks for a table without rows, so the cells need theirs. */
const unknownCells: FieldOverride = {
  matcher: { id: 'byRegexp', options: '/.*/' },
  properties: [{ id: 'noValue', value: UNKNOWN }],
};

function toOverride({ name, properties }: Column): FieldOverride {
  return { matcher: { id: 'byName', options: name }, properties: [...properties] };
}

function shapeOf({ title, width }: ColumnShape): DynamicConfigValue[] {
  return [
    ...(title === undefined ? [] : [{ id: 'displayName', value: title }]),
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
  ];
}

/** A group's name, which opens another board narrowed to it. */
export function textColumn(name: string, { links = [], ...shape }: ColumnShape & { links?: CellLink[] } = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf(shape),
      ...(shape.width === undefined ? [{ id: 'custom.minWidth', value: 140 }] : []),
      { id: 'links', value: links },
    ],
  };
}

interface CostShape extends ColumnShape {
  readonly links?: CellLink[];
  /** As the table's query asks for them. */
  readonly amounts?: AmountStyle;
}

/** A total that is never negative, to the cent unless told otherwise; it may open what it is made of. */
export function costColumn(name: string, { links = [], amounts = 'exact', ...shape }: CostShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 95, ...shape }),
      ...(amounts === 'exact' ? [{ id: 'mappings', value: [underACent] }] : []),
      ...(links.length === 0 ? [] : [{ id: 'links', value: links }]),
    ],
  };
}

/** An amount beside the total, mostly a price per request or per thousand tokens. */
export function rateColumn(name: string, shape: ColumnShape = {}): Column {
  return { name, properties: shapeOf({ width: 110, ...shape }) };
}

/** A whole number; `empty` stands where there is none to give. */
export function countColumn(name: string, { empty, ...shape }: ColumnShape & { empty?: string } = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 90, ...shape }),
      { id: 'unit', value: units.count },
      { id: 'decimals', value: 0 },
      ...(empty === undefined ? [] : [{ id: 'noValue', value: empty }]),
    ],
  };
}

/** Tokens that the cost leaves out; the data source leaves the cell empty where there are none. */
export function unpricedTokensColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ title: 'No price', width: 85, ...shape }),
      { id: 'unit', value: units.short },
      { id: 'noValue', value: 'none' },
      { id: 'links', value: [coverageLink] },
    ],
  };
}

/** A share of 1; `empty` stands where there is nothing to have a share of. */
export function shareColumn(name: string, { empty, ...shape }: ColumnShape & { empty?: string } = {}): Column {
  const mappings = empty === undefined ? [] : [{ id: 'mappings', value: [...shareMappings, nullAs(empty)] }];
  return { name, properties: [...shapeOf({ width: 95, ...shape }), ...share, ...mappings] };
}

/** A share of the whole as a bar from nothing to all. */
export function shareBarColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 130, ...shape }),
      ...share,
      { id: 'min', value: 0 },
      { id: 'max', value: 1 },
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'blue' } },
      { id: 'custom.align', value: 'right' },
      { id: 'custom.cellOptions', value: { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' } },
    ],
  };
}

/** A change of money: more is red, less is green. */
export function costChangeColumn(name: string, kind: 'absolute' | 'relative', shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 110, ...shape }),
      ...(kind === 'absolute' ? [] : relativeChange),
      { id: 'mappings', value: [nullAs(UNKNOWN)] },
      { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
      { id: 'thresholds', value: { mode: ThresholdsMode.Absolute, steps: moreIsRed } },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ],
  };
}

/** A change of traffic is neither good nor bad. */
export function trafficChangeColumn(name: string, shape: ColumnShape = {}): Column {
  return { name, properties: [...shapeOf({ width: 110, ...shape }), ...relativeChange] };
}

/** The last days of a measure as a small curve. */
export function trendColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 120, ...shape }),
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'blue' } },
      {
        id: 'custom.cellOptions',
        value: {
          type: 'sparkline',
          drawStyle: 'line',
          lineInterpolation: 'linear',
          lineWidth: 1,
          fillOpacity: 20,
          gradientMode: 'none',
          hideValue: true,
        },
      },
    ],
  };
}

/** What caching saved, of any size and sign: a loss is red. */
export function savingsColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 100, ...shape }),
      { id: 'mappings', value: [nullAs(UNKNOWN)] },
      { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
      { id: 'thresholds', value: { mode: ThresholdsMode.Absolute, steps: lessIsRed } },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ],
  };
}

/** How many times one number is of another; `empty` where there is nothing to compare with. */
export function timesColumn(
  name: string,
  { empty = UNKNOWN, steps, ...shape }: ColumnShape & { empty?: string; steps?: readonly Threshold[] } = {},
): Column {
  return {
    name,
    properties: [
      ...shapeOf({ width: 90, ...shape }),
      { id: 'unit', value: units.times },
      { id: 'decimals', value: 1 },
      { id: 'mappings', value: [nullAs(empty)] },
      ...(steps === undefined
        ? []
        : [
            { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
            { id: 'thresholds', value: { mode: ThresholdsMode.Absolute, steps } },
            { id: 'custom.cellOptions', value: { type: 'color-text' } },
          ]),
    ],
  };
}

/** An instant in the zone of the dashboard. */
export function timeColumn(name: string, shape: ColumnShape = {}): Column {
  return { name, properties: [...shapeOf({ width: 165, ...shape }), { id: 'unit', value: 'dateTimeAsIso' }] };
}

/** A column that links refer to and nobody reads: hidden by the name that a Grafana 12.3 knows and by its successor. */
export function hiddenColumn(name: string): Column {
  return {
    name,
    properties: [
      { id: 'custom.hidden', value: true },
      { id: 'custom.hideFrom', value: { viz: true, legend: true, tooltip: true } },
    ],
  };
}

/** Sentences of the data source, on as many lines as they need; nothing where there is nothing to say. */
export function wordsColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf(shape),
      { id: 'noValue', value: '' },
      { id: 'custom.wrapText', value: true },
      { id: 'custom.cellOptions', value: { type: 'auto', wrapText: true } },
    ],
  };
}

/** Whether a group leaks and since when, in red; what is new or cannot be told is no alarm. */
export function leakColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf(shape),
      { id: 'noValue', value: '' },
      { id: 'mappings', value: [wordAs('new', 'text'), wordAs('unknown', 'text')] },
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'red' } },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ],
  };
}

/** How a group's cost per request moves and by how much that is uncertain; red where it drifts. */
export function driftColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf(shape),
      { id: 'noValue', value: '' },
      { id: 'mappings', value: [beginsAs('drifting', 'red')] },
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'text' } },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ],
  };
}

/** Calls whose cost is not known; the data source leaves the cell empty where there are none. */
export function unknownCallsColumn(name: string, shape: ColumnShape = {}): Column {
  return {
    name,
    properties: [
      ...shapeOf({ title: 'Unknown', width: 85, ...shape }),
      { id: 'unit', value: units.count },
      { id: 'decimals', value: 0 },
      { id: 'noValue', value: 'none' },
      { id: 'links', value: [coverageLink] },
    ],
  };
}

export function tokensColumn(name: string, shape: ColumnShape = {}): Column {
  return { name, properties: [...shapeOf({ width: 90, ...shape }), { id: 'unit', value: units.short }] };
}
