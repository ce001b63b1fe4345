import type { DocumentAlias, FactName, RankedAlias } from './alias';
import { callAliases } from './callAliases';
import { documentAliases } from './documentAliases';
import { bagDocuments, bagPrefixes, identityAliases, ownKeys } from './identityAliases';
import { buildKeyTree, type KeyTree } from './keyTree';
import { outcomeAliases } from './outcomeAliases';
import { tokenAliases } from './tokenAliases';

/** What an attribute name says: facts in its value, facts inside the object it holds, an application's own keys. */
export interface NameMeaning {
  readonly aliases: readonly RankedAlias[];
  readonly document: KeyTree | null;
  /** The object holds an application's own keys. */
  readonly bag: boolean;
}

/** Keys of an application's own choice rank below the names that mean one thing only, documents below both. */
const OWN_KEY_RANK = 1000;
const DOCUMENT_RANK = 2000;

/** Indexed message attributes make names endless: the memo starts again before it grows without bound. */
const MEMO_LIMIT = 20_000;

const RAW_ANSWER = /^llm\.[^.]+\.(usage|id|responseId|object|messages|contents|choices|candidates|content)$/;
const RAW_RESPONSE_ID = /^llm\.[^.]+\.(id|responseId)$/;

const aliasesByName = groupBy(
  [...tokenAliases, ...callAliases, ...outcomeAliases, ...identityAliases].map((alias, rank) => ({ ...alias, rank })),
  ({ name }) => name,
);
const documentsByAttribute = new Map(
  [...groupBy(documentAliases.map(rankDocument), ({ attribute }) => attribute)].map(([attribute, rows]) => [
    attribute,
    buildKeyTree(rows),
  ]),
);
const bagAttributes = new Set(bagDocuments.map(({ attribute }) => attribute));
const ownKeyAliases = new Map(
  ownKeys.map(([fact, key], index) => [key, { fact, rank: OWN_KEY_RANK + index }] as const),
);
const memo = new Map<string, NameMeaning | null>();

/** What an attribute name means; null for the many that mean nothing here. Names are judged once and remembered. */
export function nameMeaning(name: string): NameMeaning | null {
  const known = memo.get(name);
  if (known !== undefined) {
    return known;
  }
  if (memo.size >= MEMO_LIMIT) {
    memo.clear();
  }
  const meaning = judgeName(name);
  memo.set(name, meaning);
  return meaning;
}

/** The fact that a key of an application's own choice stands for: `userId`, `user_id` and `USER-ID` are one key. */
export function ownKeyAlias(key: string): { readonly fact: FactName; readonly rank: number } | undefined {
  return ownKeyAliases.get(key.toLowerCase().replace(/[_.-]/g, ''));
}

function judgeName(name: string): NameMeaning | null {
  const aliases = [...(aliasesByName.get(name) ?? []), ...patternAliases(name)];
  const document = documentsByAttribute.get(name) ?? null;
  const bag = bagAttributes.has(name);
  return aliases.length === 0 && document === null && !bag ? null : { aliases, document, bag };
}

function patternAliases(name: string): RankedAlias[] {
  const found: RankedAlias[] = [];
  const prefix = bagPrefixes.find((row) => name.startsWith(row.prefix));
  const own = prefix && ownKeyAlias(name.slice(prefix.prefix.length));
  if (prefix && own) {
    found.push({ ...own, name, evidence: prefix.evidence });
  }
  if (name.startsWith('gen_ai.usage.') || name.startsWith('gen_ai.aggregated_usage.')) {
    found.push({ fact: 'anyUsage', name, rank: 0, evidence: 'any usage, known by name or not' });
  }
  if (RAW_ANSWER.test(name)) {
    found.push({ fact: 'rawAnswer', name, rank: 0, evidence: 'recorded: LiteLLM v1 raw request span' });
  }
  if (RAW_RESPONSE_ID.test(name)) {
    found.push({ fact: 'rawResponseId', name, rank: 0, evidence: 'recorded: LiteLLM v1 raw request span' });
  }
  return found;
}

/** The name is the attribute and the path, for people. LiteLLM's header names hold no dot, so a dot separates keys. */
function rankDocument({ attribute, path, ...row }: DocumentAlias, index: number) {
  return { attribute, path, alias: { ...row, name: `${attribute}.${path}`, rank: DOCUMENT_RANK + index } };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) {
      groups.set(keyOf(row), [row]);
    } else {
      group.push(row);
    }
  }
  return groups;
}
