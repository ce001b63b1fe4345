import { FieldConfigProperty, PanelPlugin, type PanelProps } from '@grafana/data';
import type { ComponentType } from 'react';
import { addOptions } from './graphOptions';

/** The options of one kind of panel as far as its stand-in reads them; classic JSON may hold more, or less. */
export type StandInProps<Options> = PanelProps<Partial<Options>>;

interface StandInOptions {
  readonly colorMode: 'palette-classic' | 'thresholds';
  readonly custom: Readonly<Record<string, unknown>>;
}

/** A panel plugin that reads standard field options, and these custom ones. */
export function standIn<Options>(
  component: ComponentType<StandInProps<Options>>,
  { colorMode, custom }: StandInOptions,
): PanelPlugin {
  const plugin = new PanelPlugin(component).useFieldConfig({
    standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: colorMode } } },
    useCustomConfig: (builder) => addOptions(builder, custom),
  });
  // Plugins are kept by id only; the options' type is the component's own business.
  return plugin;
}
