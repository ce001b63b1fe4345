/** Keys of a JSON path as they are typed: `usage.input_tokens`; as a JSON list where a key has a dot itself. */
export function writePath(path: readonly string[] | undefined): string {
  if (path === undefined) {
    return '';
  }
  return path.some((key) => key === '' || key.includes('.') || key.startsWith('['))
    ? JSON.stringify(path)
    : path.join('.');
}

/** The keys that a typed path means; `undefined` for none. A list that is no JSON is taken for a key as it stands. */
export function readPath(text: string): readonly string[] | undefined {
  const typed = text.trim();
  if (typed === '') {
    return undefined;
  }
  return (typed.startsWith('[') ? readKeys(typed) : undefined) ?? typed.split('.');
}

function readKeys(text: string): readonly string[] | undefined {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) && keys.length > 0 ? keys.map(String) : undefined;
  } catch {
    return undefined;
  }
}
