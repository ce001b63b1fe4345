import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { CostBandPanel } from './CostBandPanel';
import { type CostBandOptions, addOptions } from './options';

export const plugin = new PanelPlugin<CostBandOptions>(CostBandPanel)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Unit]: { defaultValue: 'currencyUSD' },
      [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassicByName } },
    },
    disableStandardOptions: [
      FieldConfigProperty.Thresholds,
      FieldConfigProperty.Mappings,
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
    ],
  })
  .setPanelOptions(addOptions);
