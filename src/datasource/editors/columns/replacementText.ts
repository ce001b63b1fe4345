type Replacements = Readonly<Record<string, string | null>>;

/** Replaced texts as they are typed: `True = exact, None =`; as JSON where a text has a comma or an equals sign itself. */
export function writeReplacements(values: Replacements | undefined): string {
  const entries = Object.entries(values ?? {});
  const isPlain = entries.every(([from, to]) =>
    [from, to ?? 'x'].every((text) => /^[^\s=,{}](?:[^=,{}]*[^\s=,{}])?$/.test(text)),
  );
  return isPlain || entries.length === 0
    ? entries.map(([from, to]) => (to === null ? `${from} =` : `${from} = ${to}`)).join(', ')
    : JSON.stringify(values);
}

/** What typed replacements mean; nothing to the right of `=` is "not recorded". `undefined` for none. */
export function readReplacements(text: string): Replacements | undefined {
  const typed = text.trim();
  if (typed === '') {
    return undefined;
  }
  return (typed.startsWith('{') ? readObject(typed) : undefined) ?? readPairs(typed);
}

function readPairs(text: string): Replacements {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [from = '', ...to] = pair.split('=');
      return [from.trim(), to.join('=').trim() || null];
    }),
  );
}

/** Whether its values are texts is for the mapping's own parser to say. */
function readObject(text: string): Replacements | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Replacements) : undefined;
  } catch {
    return undefined;
  }
}
