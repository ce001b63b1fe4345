import type { MatchLogic } from '@pydantic/genai-prices';

/** Versions that the book means although it names their family only. */
const knownVersions: ReadonlySet<string> = new Set(['claude-2.0', 'claude-2.1']);

/**
 * Whether a rule of the book takes a name for a model although the name goes on with a further version number: by its
 * prefix `claude-sonnet-5`, the book finds `claude-sonnet-5-5`, which is another model with a price of its own.
 */
export function isOtherVersion(match: MatchLogic, modelName: string): boolean {
  const name = modelName.toLowerCase();
  return !knownVersions.has(name) && !isNamedBy(match, name);
}

/** Whether some rule holds for the name without a version number after what the rule says. */
function isNamedBy(match: MatchLogic, name: string): boolean {
  if ('or' in match) {
    return match.or.some((rule) => isNamedBy(rule, name));
  }
  if ('and' in match) {
    return match.and.every((rule) => isNamedBy(rule, name));
  }
  if ('starts_with' in match) {
    const start = match.starts_with.toLowerCase();
    return name.startsWith(start) && !goesOn(start, name.slice(start.length));
  }
  if ('contains' in match) {
    const part = match.contains.toLowerCase();
    const at = name.indexOf(part);
    return at >= 0 && !goesOn(part, name.slice(at + part.length));
  }
  if ('ends_with' in match) {
    return name.endsWith(match.ends_with.toLowerCase());
  }
  return 'equals' in match ? name === match.equals.toLowerCase() : new RegExp(match.regex, 'i').test(name);
}

/** A version of one or two digits (`-5`, `.1`) after a digit; longer numbers are dates and snapshots, `7b` is a size. */
function goesOn(part: string, rest: string): boolean {
  return /\d$/.test(part) && /^[-.]\d{1,2}(?![\db])/.test(rest);
}
