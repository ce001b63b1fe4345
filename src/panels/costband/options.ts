import type { PanelOptionsEditorBuilder } from '@grafana/data';
import { type BandKind, bandDefaults } from 'core/bands/band';

export interface CostBandOptions {
  readonly layout: 'auto' | 'large' | 'multiples';
  /** Charts side by side; 0 for as many as fit. */
  readonly columns: number;
  readonly sort: 'broken' | 'name' | 'cost';
  readonly yAxis: 'own' | 'shared';
  readonly sigmaLines: boolean;
  /** The four below are for frames that bring no band with them. */
  readonly kind: BandKind;
  /** 0 for what the kind starts from. */
  readonly sigmas: number;
  readonly floorUsd: number;
}

export const defaultOptions: CostBandOptions = {
  layout: 'auto',
  columns: 0,
  sort: 'broken',
  yAxis: 'own',
  sigmaLines: false,
  kind: 'trailing',
  sigmas: 0,
  floorUsd: bandDefaults.trailing.floorUsd,
};

const OWN_BAND = ['Band of frames without one'];

/** The panel's options in the editor. */
export function addOptions(builder: PanelOptionsEditorBuilder<CostBandOptions>): void {
  builder
    .addRadio({
      path: 'layout',
      name: 'Layout',
      description: 'Auto: one large chart where there is one series, small ones side by side where there are more',
      defaultValue: defaultOptions.layout,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'large', label: 'One large' },
          { value: 'multiples', label: 'Small multiples' },
        ],
      },
    })
    .addNumberInput({
      path: 'columns',
      name: 'Columns',
      description: 'Of small multiples; 0 for as many as fit',
      defaultValue: defaultOptions.columns,
      settings: { min: 0, max: 12, integer: true },
      showIf: ({ layout }) => layout !== 'large',
    })
    .addSelect({
      path: 'sort',
      name: 'Order',
      defaultValue: defaultOptions.sort,
      settings: {
        options: [
          { value: 'broken', label: 'Broken first: most dollars above the band' },
          { value: 'cost', label: 'Dearest first' },
          { value: 'name', label: 'By name' },
        ],
      },
    })
    .addRadio({
      path: 'yAxis',
      name: 'Y axis',
      description: 'Shared: sizes can be compared. Own: a small series can be read beside a large one',
      defaultValue: defaultOptions.yAxis,
      settings: {
        options: [
          { value: 'own', label: 'Own' },
          { value: 'shared', label: 'Shared' },
        ],
      },
      showIf: ({ layout }) => layout !== 'large',
    })
    .addBooleanSwitch({
      path: 'sigmaLines',
      name: 'Sigma lines',
      description: 'A dotted line for every standard deviation above the expectation',
      defaultValue: defaultOptions.sigmaLines,
    })
    .addRadio({
      path: 'kind',
      name: 'Band',
      description:
        'Trailing: mean of the 7 days before. Seasonal: same hour of the 4 weeks before; needs "costSquared"',
      category: OWN_BAND,
      defaultValue: defaultOptions.kind,
      settings: {
        options: [
          { value: 'trailing', label: 'Trailing' },
          { value: 'seasonal', label: 'Seasonal' },
        ],
      },
    })
    .addNumberInput({
      path: 'sigmas',
      name: 'Sigmas',
      description: `0 for ${bandDefaults.trailing.sigmas} (trailing) or ${bandDefaults.seasonal.sigmas} (seasonal)`,
      category: OWN_BAND,
      defaultValue: defaultOptions.sigmas,
      settings: { min: 0, max: 100 },
    })
    .addNumberInput({
      path: 'floorUsd',
      name: 'Never below, $',
      description: 'Hours that cost no more than this never break the band',
      category: OWN_BAND,
      defaultValue: defaultOptions.floorUsd,
      settings: { min: 0 },
    });
}
