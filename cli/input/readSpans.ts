import { isJsonObject } from 'core/jsonObject';
import { type CorpusCase, readCorpus } from 'core/span/readCorpus';
import { readOtlp } from 'core/span/readOtlp';
import type { Span } from 'core/span/span';
import type { BrokenSpan } from 'core/span/spanFields';
import type { JsonPath } from './jsonScanner';
import { type JsonItem, type JsonValue, placeOf, readJson } from './readJson';
import { chooseSpans, isListOfSpans, spanPartAt } from './spanShapes';
import { currentSurroundings } from './surroundings';

/** What one piece of the input held: spans of traces, and cases, each of which is an input of its own. */
export interface SpanPiece {
  readonly spans: readonly Span[];
  readonly cases: readonly CorpusCase[];
  readonly broken: readonly BrokenSpan[];
  /** Whether anything so far had the shape of a list of spans; an empty one has. */
  readonly isRecognised: boolean;
}

interface SpanReading {
  /** From an earlier reading of the same input. */
  readonly known?: ReadonlyMap<string, unknown>;
  /** Called for a resource or scope that came after spans it belongs to. */
  readonly onLate?: (place: string, value: unknown) => void;
}

/** Reads spans from OTLP/JSON, Tempo's trace JSON or a corpus, as a document or as JSON lines, as they arrive. */
export async function* readSpans(
  chunks: AsyncIterable<Uint8Array>,
  { known = new Map(), onLate = () => undefined }: SpanReading = {},
): AsyncGenerator<SpanPiece> {
  const assembly = assembleSpans(known, onLate);
  let isRecognised = false;
  const choose = (path: JsonPath) => {
    const choice = chooseSpans(path);
    isRecognised ||= isListOfSpans(path);
    return choice;
  };
  for await (const items of readJson(chunks, choose)) {
    for (const item of items) {
      assembly.add(item);
    }
    yield { ...assembly.takePiece(), isRecognised };
  }
  assembly.endDocument();
  yield { ...assembly.takePiece(), isRecognised };
}

/** Spans that share a scope are read together: a resource with thousands of spans is read once per piece. */
interface Batch {
  readonly scopePlace: string;
  readonly resource: unknown;
  readonly scope: unknown;
  readonly spans: unknown[];
  readonly places: string[];
}

function assembleSpans(known: ReadonlyMap<string, unknown>, onLate: (place: string, value: unknown) => void) {
  let document = -1;
  let surroundings = currentSurroundings();
  let bare: Map<string, { readonly before: string; readonly fields: Record<string, unknown> }> = new Map();
  let batch: Batch | undefined;
  let spans: Span[] = [];
  let cases: CorpusCase[] = [];
  let broken: BrokenSpan[] = [];

  const closeBatch = () => {
    if (batch !== undefined) {
      const read = readBatch(batch);
      for (const span of read.spans) {
        spans.push(span);
      }
      broken.push(...read.broken);
      batch = undefined;
    }
  };

  const endDocument = () => {
    closeBatch();
    for (const [, { before, fields }] of bare) {
      if (fields['spans'] !== undefined) {
        addCases(readCorpus({ cases: [fields] }) ?? [], before);
      }
    }
    bare = new Map();
    surroundings = currentSurroundings();
  };

  const addCases = (read: readonly CorpusCase[], before: string) => {
    for (const one of read) {
      cases.push(one);
      broken.push(...one.broken.map(({ place, what }) => ({ place: `${before}${place}`, what })));
    }
  };

  const surround = (place: string, resourcePlace: string, value: unknown) => {
    surroundings.enter(resourcePlace);
    if (surroundings.isUsed(place)) {
      closeBatch();
      onLate(place, value);
    }
    surroundings.set(place, value);
  };

  const addSpan = ({ path, before, value }: JsonValue, resourceAt: JsonPath, scopeAt: JsonPath) => {
    const scopePlace = before + placeOf(scopeAt);
    if (batch?.scopePlace !== scopePlace) {
      closeBatch();
      const resourcePlace = before + placeOf(resourceAt);
      surroundings.enter(resourcePlace);
      surroundings.use(resourcePlace);
      surroundings.use(scopePlace);
      batch = {
        scopePlace,
        resource: surroundings.valueAt(resourcePlace) ?? known.get(resourcePlace),
        scope: surroundings.valueAt(scopePlace) ?? known.get(scopePlace),
        spans: [],
        places: [],
      };
    }
    batch.spans.push(value);
    batch.places.push(before + placeOf(path));
  };

  return {
    endDocument,
    add(taken: JsonItem) {
      if (!('path' in taken)) {
        broken.push(taken);
        return;
      }
      if (taken.document !== document) {
        endDocument();
        document = taken.document;
      }
      const { path, before, value } = taken;
      const part = spanPartAt(path);
      switch (part.kind) {
        case 'resource':
          surround(before + placeOf(part.resourceAt), before + placeOf(part.resourceAt), value);
          break;
        case 'scope':
          surround(before + placeOf(part.scopeAt), before + placeOf(part.resourceAt), value);
          break;
        case 'span':
          addSpan(taken, part.resourceAt, part.scopeAt);
          break;
        case 'case':
          addCases(readCase(part.list, part.index, value), before);
          break;
        case 'field of a case': {
          const place = placeOf(part.caseAt);
          const held = bare.get(place) ?? { before, fields: {} };
          bare.set(place, { ...held, fields: { ...held.fields, [part.field]: value } });
          break;
        }
        case 'misplaced':
          broken.push({ place: before + placeOf(path), what: 'no object' });
          break;
        default:
          part satisfies never;
      }
    },
    takePiece(): Omit<SpanPiece, 'isRecognised'> {
      closeBatch();
      const piece = { spans, cases, broken };
      spans = [];
      cases = [];
      broken = [];
      return piece;
    },
  };
}

function readBatch({ resource, scope, spans, places }: Batch) {
  const read = readOtlp({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] });
  return {
    spans: read?.spans ?? [],
    broken: (read?.broken ?? []).map(({ place, what }) => ({ place: places[lastPosition(place)] ?? place, what })),
  };
}

/** 7 of `resourceSpans[0].scopeSpans[0].spans[7]`. */
function lastPosition(place: string): number {
  return Number(/\[(\d+)\]$/.exec(place)?.[1]);
}

/** Alone in its list, but at its own position, which is part of the places that are complained of. */
function readCase(list: string, index: number, value: unknown): readonly CorpusCase[] {
  const held: unknown[] = [];
  held[index] = isJsonObject(value) ? value : null;
  return (readCorpus({ [list]: held }) ?? []).filter((one) => one !== undefined);
}
