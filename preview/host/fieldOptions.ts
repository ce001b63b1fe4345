import {
  type FieldConfigPropertyItem,
  FieldType,
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

type StandardOption = Partial<Pick<FieldConfigPropertyItem, 'defaultValue' | 'shouldApply'>>;

const noEditor = () => null;
const onNumbers: StandardOption = { shouldApply: ({ type }) => type === FieldType.number };
const defaultThresholds = {
  mode: 'absolute',
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 80, color: 'red' },
  ],
};

// The processors differ in their settings, which only editors fill in, and there are none here.
function standardOption(id: string, process: unknown, extra: StandardOption = {}): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    process: process as FieldConfigPropertyItem['process'],
    editor: noEditor,
    override: noEditor,
    settings: {},
    shouldApply: () => true,
    ...extra,
  } as FieldConfigPropertyItem;
}

/** Fills the registries that Grafana's core fills: without them units, thresholds, overrides and transformations do nothing. */
export function registerFieldOptions(): void {
  standardFieldConfigEditorRegistry.setInit(() => [
    standardOption('displayName', displayNameOverrideProcessor),
    standardOption('unit', unitOverrideProcessor, onNumbers),
    standardOption('min', numberOverrideProcessor, onNumbers),
    standardOption('max', numberOverrideProcessor, onNumbers),
    standardOption('decimals', numberOverrideProcessor, onNumbers),
    standardOption('fieldMinMax', booleanOverrideProcessor),
    standardOption('noValue', stringOverrideProcessor),
    standardOption('links', dataLinksOverrideProcessor),
    standardOption('actions', identityOverrideProcessor),
    standardOption('filterable', booleanOverrideProcessor),
    standardOption('description', stringOverrideProcessor),
    standardOption('color', identityOverrideProcessor, { defaultValue: { mode: 'thresholds' } }),
    standardOption('mappings', valueMappingsOverrideProcessor, { defaultValue: [] }),
    standardOption('thresholds', thresholdsOverrideProcessor, { defaultValue: defaultThresholds }),
  ]);
  standardEditorsRegistry.setInit(() => editorIds.map((id) => ({ id, name: id, editor: noEditor })));
  standardTransformersRegistry.setInit(() => {
    // The package lists joinByField under two names.
    const byId = new Map(
      Object.values(standardTransformers).map((transformation) => [transformation.id, transformation]),
    );
    return [...byId.values()].map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      transformation,
      editor: noEditor,
      imageDark: '',
      imageLight: '',
    }));
  });
}

const editorIds = [
  'text',
  'number',
  'boolean',
  'select',
  'multi-select',
  'radio',
  'slider',
  'unit',
  'color',
  'fieldColor',
  'timezone',
  'stats-picker',
  'strings',
  'links',
  'mappings',
  'thresholds',
  'field-name',
  'dashboard-uid',
  'cell-action',
];
