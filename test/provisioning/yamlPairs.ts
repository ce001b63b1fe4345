/** A `key: value` of a line, in the order of the file. */
export type YamlPair = readonly [key: string, value: string];

/**
 * The scalars of plain block YAML with their keys, list markers and quotes taken off: enough for the provisioning files, which
 * have neither flow maps nor texts over several lines.
 */
export function yamlPairs(text: string): readonly YamlPair[] {
  return [...text.matchAll(/^ *(?:- )?(\w+): +(\S.*?) *$/gm)].map(([, key = '', value = '']) => [
    key,
    value.replace(/^'(.*)'$/, '$1'),
  ]);
}

/** Every value of a key. */
export function yamlValues(text: string, key: string): readonly string[] {
  return yamlPairs(text).flatMap(([name, value]) => (name === key ? [value] : []));
}
