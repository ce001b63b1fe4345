import type { Choice, JsonPath } from './jsonScanner';

/** What a taken value is, by its place; `resourceAt` and `scopeAt` are the places of its surroundings. */
export type SpanPart =
  | { readonly kind: 'resource'; readonly resourceAt: JsonPath }
  | { readonly kind: 'scope'; readonly resourceAt: JsonPath; readonly scopeAt: JsonPath }
  | { readonly kind: 'span'; readonly resourceAt: JsonPath; readonly scopeAt: JsonPath }
  | { readonly kind: 'case'; readonly list: string; readonly index: number }
  | { readonly kind: 'field of a case'; readonly field: string; readonly caseAt: JsonPath }
  | { readonly kind: 'misplaced' };

/** OTLP/JSON, its snake_case spelling, and Tempo's `batches`. */
const resourceLists: ReadonlySet<unknown> = new Set(['resourceSpans', 'resource_spans', 'batches']);
const scopeLists: ReadonlySet<unknown> = new Set([
  'scopeSpans',
  'scope_spans',
  'instrumentationLibrarySpans',
  'instrumentation_library_spans',
]);
const scopes: ReadonlySet<unknown> = new Set(['scope', 'instrumentationLibrary', 'instrumentation_library']);
const caseLists: ReadonlySet<unknown> = new Set(['scenarios', 'cases']);
const caseFields: ReadonlySet<unknown> = new Set(['name', 'id', 'spans']);

/** Steps above `resourceSpans`: a list of documents, and Tempo's `trace`. */
function stepsAbove(path: JsonPath): number {
  const inList = typeof path[0] === 'number' ? 1 : 0;
  return path[inList] === 'trace' ? inList + 1 : inList;
}

/** Which values of a document hold spans: OTLP/JSON, Tempo's trace JSON, corpora of cases, one case, lists of these. */
export function chooseSpans(path: JsonPath): Choice {
  const above = stepsAbove(path);
  const [list, , member, , part] = path.slice(above);
  const depth = path.length - above;
  if (depth === 0) {
    return 'descend';
  }
  if (resourceLists.has(list)) {
    return chooseOfResource(depth, member, part);
  }
  if (caseLists.has(list)) {
    return depth === 1 ? 'descend' : 'take';
  }
  return depth === 1 && caseFields.has(list) ? 'take' : 'skip';
}

function chooseOfResource(depth: number, member: unknown, part: unknown): Choice {
  switch (depth) {
    case 3:
      return member === 'resource' ? 'take' : scopeLists.has(member) ? 'descend' : 'skip';
    case 5:
      return scopes.has(part) ? 'take' : part === 'spans' ? 'descend' : 'skip';
    case 6:
      return 'take';
    default:
      return 'descend';
  }
}

/** Whether a value is where a list of spans, resources or cases stands. */
export function isListOfSpans(path: JsonPath): boolean {
  const above = stepsAbove(path);
  const list = path[above];
  return path.length === above + 1 && (resourceLists.has(list) || caseLists.has(list) || list === 'spans');
}

/** What a value that `chooseSpans` took is. */
export function spanPartAt(path: JsonPath): SpanPart {
  const above = stepsAbove(path);
  const [list, index, member, , part] = path.slice(above);
  const depth = path.length - above;
  if (resourceLists.has(list)) {
    const resourceAt = path.slice(0, above + 2);
    const scopeAt = path.slice(0, above + 4);
    if (depth === 6) {
      return { kind: 'span', resourceAt, scopeAt };
    }
    return depth === 3 && member === 'resource'
      ? { kind: 'resource', resourceAt }
      : depth === 5 && scopes.has(part)
        ? { kind: 'scope', resourceAt, scopeAt }
        : { kind: 'misplaced' };
  }
  if (caseLists.has(list) && typeof index === 'number') {
    return { kind: 'case', list: String(list), index };
  }
  return caseFields.has(list)
    ? { kind: 'field of a case', field: String(list), caseAt: path.slice(0, above) }
    : { kind: 'misplaced' };
}
