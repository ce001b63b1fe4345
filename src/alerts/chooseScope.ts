import { alertKinds } from './alertRule';
import { ruleUid } from './ruleUid';
import type { StoredRule } from './storedRule';

export interface ScopeChoice {
  /** The name of the data source, which is its scope where others were first. */
  readonly name: string;
  /** The data source that its rules ask, and the table. */
  readonly datasourceUid: string;
  readonly table: string;
}

/** The scope of a data source's rules: none for the first that has any, its name for the others, and what it has it keeps. */
export function chooseScope(rules: readonly StoredRule[], choice: ScopeChoice): string {
  const own = (scope: string) => rulesOfScope(rules, scope).filter((rule) => asksTable(rule, choice));
  if (own('').length > 0) {
    return '';
  }
  return own(choice.name).length > 0 || rulesOfScope(rules, '').length > 0 ? choice.name : '';
}

/** The rules that have the uids of a scope. */
function rulesOfScope(rules: readonly StoredRule[], scope: string): StoredRule[] {
  const uids = new Set(alertKinds.map((kind) => ruleUid(kind, scope)));
  return rules.filter(({ uid }) => uids.has(uid));
}

/** Whether a rule reads a table of a data source. Stores write names in quotes, of one kind or another. */
function asksTable({ fields }: StoredRule, { datasourceUid, table }: ScopeChoice): boolean {
  const steps = Array.isArray(fields['data']) ? (fields['data'] as ReadonlyArray<Record<string, unknown>>) : [];
  const names = table
    .split('.')
    .map((name) => new RegExp(`["\`]${escaped(name.replaceAll('"', '').trim())}["\`]`, 'i'));
  return steps.some(({ datasourceUid: uid, model }) => {
    const texts = typeof model === 'object' && model !== null ? Object.values(model) : [];
    return (
      uid === datasourceUid && texts.some((text) => names.every((name) => typeof text === 'string' && name.test(text)))
    );
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
