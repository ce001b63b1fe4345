import { factNames, type FactName, type RankedAlias } from './aliases/alias';
import type { KeyBranch, KeyTree } from './aliases/keyTree';
import { nameMeaning, ownKeyAlias } from './aliases/nameMeaning';
import { isPresent, readCount, readNumber, readText } from './attributeValue';
import { decodeText, parseObject, type LooseObject } from './looseJson';
import type { Attributes, AttributeValue } from './span';

/** One fact as a span carries it: the raw value and the name that it stood under. */
export interface Fact {
  readonly value: AttributeValue;
  readonly alias: Pick<RankedAlias, 'name' | 'rank' | 'unit' | 'style' | 'basis'>;
}

/** The facts of one set of attributes, each under the best name that occurs; undefined where none does. */
export type Facts = Readonly<Record<FactName, Fact | undefined>>;

type GrowingFacts = Record<FactName, Fact | undefined>;

/**
 * No fact at all. Every set of facts starts as a copy, so that all have one shape: the engine reads a property of such
 * objects in one step, and of objects that grew each in its own way by a search (measured: a third of all the time).
 */
export const noFacts: Facts = Object.fromEntries(factNames.map((name) => [name, undefined])) as GrowingFacts;

/**
 * What a span carries: its plain facts, and the attributes that hold objects (provider metadata, usage objects, answers).
 * Those cost a parse each, so `withDocuments` reads them for the spans that need it.
 */
export interface FoundFacts {
  readonly facts: Facts;
  readonly documents: readonly Document[];
}

interface Document {
  readonly value: AttributeValue;
  readonly tree: KeyTree;
}

const noDocuments: readonly Document[] = [];

/** Reads the facts of a span or a resource in one pass over its attributes; an application's own metadata is included. */
export function readFacts(attributes: Attributes): FoundFacts {
  const facts: GrowingFacts = { ...noFacts };
  let documents: Document[] | undefined;
  for (const name in attributes) {
    const meaning = nameMeaning(name);
    if (meaning === null) {
      continue;
    }
    const value = attributes[name];
    if (!isPresent(value)) {
      continue;
    }
    for (const alias of meaning.aliases) {
      keepBetter(facts, alias.fact, value, alias);
    }
    if (meaning.bag) {
      readBag(facts, name, value);
    }
    if (meaning.document !== null) {
      documents ??= [];
      documents.push({ value, tree: meaning.document });
    }
  }
  return { facts, documents: documents ?? noDocuments };
}

/** Plain facts and those inside documents, which rank below them. */
export function withDocuments({ facts, documents }: FoundFacts): Facts {
  if (documents.length === 0) {
    return facts;
  }
  const all = { ...facts };
  for (const { value, tree } of documents) {
    const object = typeof value === 'string' && !tree.spelled.test(value) ? undefined : parseObject(value);
    if (object !== undefined) {
      readBranches(all, object, tree.branches);
    }
  }
  return all;
}

function readBranches(facts: GrowingFacts, object: object, branches: readonly KeyBranch[]): void {
  for (const { key, aliases, branches: below } of branches) {
    const value = Object.hasOwn(object, key) ? (object as LooseObject)[key] : undefined;
    if (!isPresent(value)) {
      continue;
    }
    for (const alias of aliases) {
      keepBetter(facts, alias.fact, value, alias);
    }
    if (typeof value === 'object') {
      readBranches(facts, value, below);
    }
  }
}

function readBag(facts: GrowingFacts, name: string, value: AttributeValue): void {
  for (const [key, held] of Object.entries(parseObject(value) ?? {})) {
    const own = ownKeyAlias(key);
    if (own !== undefined && isPresent(held)) {
      keepBetter(facts, own.fact, held, { name: `${name}.${key}`, rank: own.rank });
    }
  }
}

function keepBetter(facts: GrowingFacts, name: FactName, value: AttributeValue, alias: Fact['alias']): void {
  const kept = facts[name];
  if (kept === undefined || alias.rank < kept.alias.rank) {
    facts[name] = { value, alias };
  }
}

/** A fact as text, JSON decoding undone; undefined where it is absent or empty. */
export function factText(fact: Fact | undefined): string | undefined {
  if (fact === undefined) {
    return undefined;
  }
  const text = readText(fact.value);
  return text?.startsWith('"') ? readText(decodeText(text)) : text;
}

/** A fact as a finite number; undefined where it is absent or no number. */
export function factNumber(fact: Fact | undefined): number | undefined {
  return fact && readNumber(fact.value);
}

/** A fact as a count of tokens; undefined where it is absent, negative or no number. */
export function factCount(fact: Fact | undefined): number | undefined {
  return fact && readCount(fact.value);
}
