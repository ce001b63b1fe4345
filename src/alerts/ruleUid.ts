import type { AlertKind } from './alertRule';

/** Grafana's limit; letters, digits, `-` and `_` only. */
const LONGEST = 40;

/**
 * The uid of a rule: the same table gets the same one again, so that creating the rules twice updates them. A scope that does
 * not fit is shortened to a hash of it.
 */
export function ruleUid(kind: AlertKind, scope: string): string {
  const base = `llmops-${kind}`;
  if (scope === '') {
    return base;
  }
  const plain = `${base}-${scope}`;
  return plain.length <= LONGEST && /^[\w-]+$/.test(plain) ? plain : `${base}-${hash(scope)}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    state = Math.imul(state ^ byte, 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
