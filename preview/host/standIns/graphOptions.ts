import { type FieldConfigEditorBuilder, identityOverrideProcessor } from '@grafana/data';

/** Field options of core's time series and bar chart panels with their defaults; what is not listed is ignored in overrides. */
export const graphDefaults = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  lineStyle: undefined,
  fillOpacity: 0,
  fillBelowTo: undefined,
  gradientMode: 'none',
  spanNulls: false,
  showPoints: 'auto',
  pointSize: 5,
  stacking: { mode: 'none', group: 'A' },
  barAlignment: 0,
  barWidthFactor: 0.6,
  transform: undefined,
  axisPlacement: 'auto',
  axisLabel: '',
  axisColorMode: 'text',
  axisWidth: undefined,
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisCenteredZero: false,
  axisBorderShow: false,
  axisGridShow: undefined,
  scaleDistribution: { type: 'linear' },
  thresholdsStyle: { mode: 'off' },
  hideFrom: { tooltip: false, viz: false, legend: false },
} as const;

/** Field options of core's table. */
export const tableDefaults = {
  align: 'auto',
  cellOptions: { type: 'auto' },
  width: undefined,
  minWidth: undefined,
  filterable: undefined,
  inspect: false,
  hidden: undefined,
  wrapText: undefined,
  wrapHeaderText: undefined,
  footer: undefined,
  hideFrom: { tooltip: false, viz: false, legend: false },
} as const;

/** Registers options under `custom.*`, without editors: the preview has no panel editing. */
export function addOptions(
  builder: FieldConfigEditorBuilder<object>,
  defaults: Readonly<Record<string, unknown>>,
): void {
  for (const [id, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor({
      id,
      path: id,
      name: id,
      defaultValue,
      editor: () => null,
      override: () => null,
      process: identityOverrideProcessor,
      shouldApply: () => true,
    });
  }
}
