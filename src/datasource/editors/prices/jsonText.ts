/** A setting as text to edit: JSON in two columns, a text that could not be read as it was left. */
export function textOfSetting(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/**
 * An edited text as a setting: nothing, JSON, or, where it is none, the text itself. It is kept all the same, so that it is
 * an error until it is mended and never list prices in the place of what was meant.
 */
export function settingOfText(text: string): unknown {
  if (text.trim() === '') {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
