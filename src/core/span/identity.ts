import type { FactName } from './aliases/alias';
import { readText } from './attributeValue';
import { factText, readFacts, type Facts } from './facts';
import type { Origin } from './llmCall';
import { parseObject, valueAt } from './looseJson';
import type { NormalizeOptions } from './normalizeOptions';
import type { Attributes, Span } from './span';
import { ancestorsOf, type SpanNode } from './spanTree';

/** A value with the place that it was found at. */
export interface Found {
  readonly value: string;
  readonly origin: Origin;
}

export interface Identity {
  readonly feature: Found | undefined;
  readonly userId: Found | undefined;
  readonly requestId: Found;
  readonly sessionId: Found | undefined;
  readonly tenant: Found | undefined;
  readonly environment: Found | undefined;
  readonly service: string | null;
}

/**
 * Names that a library gives by itself: they say nothing of the application. Recorded: the OpenAI Agents SDK's default
 * workflow, LangChain's class names.
 */
const LIBRARY_NAMES: ReadonlySet<string> = new Set([
  'Agent Workflow',
  'RunnableSequence',
  'RunnableLambda',
  'RunnableParallel',
  'LangGraph',
]);

/**
 * Whose call it is: what the call's own span does not say comes from the nearest ancestor that does, because AI SDK 7,
 * Strands, Pydantic AI and applications put it only there. An explicit feature anywhere above beats the name of what ran.
 */
export function readIdentity(node: SpanNode, options: NormalizeOptions): Identity {
  const chain = [node, ...ancestorsOf(node)];
  const { traceId, spanId } = node.span;
  const resource = resourceFacts(node.span.resource);
  return {
    feature:
      byOwnKeys(node, chain, options.featureKeys) ??
      nearest(chain, 'feature') ??
      bestRanked(chain, 'featureFallback', (name) => !LIBRARY_NAMES.has(name)),
    userId: byOwnKeys(node, chain, options.userKeys) ?? nearest(chain, 'user') ?? nearest(chain, 'apiUser'),
    requestId: byOwnKeys(node, chain, options.requestKeys) ??
      nearest(chain, 'requestId') ?? {
        value: traceId,
        origin: { attribute: 'traceId', from: 'trace', spanId },
      },
    sessionId: nearest(chain, 'session'),
    tenant: nearest(chain, 'tenant') ?? onResource(node, resource, 'tenant'),
    environment: nearest(chain, 'environment') ?? onResource(node, resource, 'environment'),
    service: factText(resource.service) ?? null,
  };
}

function byOwnKeys(node: SpanNode, chain: readonly SpanNode[], keys: readonly string[] = []): Found | undefined {
  for (const key of keys) {
    for (const { span } of chain) {
      const value = ownValue(span.attributes, key);
      if (value !== undefined) {
        return { value, origin: originOf(span, chain, key) };
      }
    }
    const value = ownValue(node.span.resource, key);
    if (value !== undefined) {
      return { value, origin: { attribute: key, from: 'resource', spanId: node.span.spanId } };
    }
  }
  return undefined;
}

/** The attribute of that name, or inside an attribute that holds an object: `metadata.team` also reads {"team": ...}. */
function ownValue(attributes: Attributes, key: string): string | undefined {
  if (Object.hasOwn(attributes, key)) {
    return readText(attributes[key]);
  }
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const holder = key.slice(0, dot);
    const object = Object.hasOwn(attributes, holder) ? parseObject(attributes[holder]) : undefined;
    const value = object && readText(valueAt(object, key.slice(dot + 1).split('.')));
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

function nearest(chain: readonly SpanNode[], name: FactName): Found | undefined {
  for (const { span, facts } of chain) {
    const fact = facts[name];
    const value = factText(fact);
    if (fact !== undefined && value !== undefined) {
      return { value, origin: originOf(span, chain, fact.alias.name) };
    }
  }
  return undefined;
}

function bestRanked(
  chain: readonly SpanNode[],
  name: FactName,
  accepts: (value: string) => boolean,
): Found | undefined {
  let best: Found | undefined;
  let bestRank = Infinity;
  for (const { span, facts } of chain) {
    const fact = facts[name];
    if (fact === undefined || fact.alias.rank >= bestRank) {
      continue;
    }
    const value = factText(fact);
    if (value !== undefined && accepts(value)) {
      bestRank = fact.alias.rank;
      best = { value, origin: { ...originOf(span, chain, fact.alias.name), explicit: false } };
    }
  }
  return best;
}

function onResource({ span }: SpanNode, facts: Facts, name: FactName): Found | undefined {
  const fact = facts[name];
  const value = factText(fact);
  return fact === undefined || value === undefined
    ? undefined
    : { value, origin: { attribute: fact.alias.name, from: 'resource', spanId: span.spanId } };
}

function originOf(span: Span, [own]: readonly SpanNode[], attribute: string): Origin {
  return { attribute, from: span === own?.span ? 'span' : 'ancestor', spanId: span.spanId };
}

/** Thousands of spans share one resource object. */
const resources = new WeakMap<Attributes, Facts>();

function resourceFacts(resource: Attributes): Facts {
  const known = resources.get(resource);
  if (known !== undefined) {
    return known;
  }
  const { facts } = readFacts(resource);
  resources.set(resource, facts);
  return facts;
}
