import { isJsonObject } from '../jsonObject';
import { readOtlp, type ReadSpans } from './readOtlp';

/**
 * Reads a trace as Tempo's HTTP API returns it: `batches` (v1), `trace: { resourceSpans }` (v2), ids in base64 or hex.
 * Undefined where the document is nothing of the kind.
 */
export function readTempo(document: unknown): ReadSpans | undefined {
  if (!isJsonObject(document)) {
    return undefined;
  }
  return isJsonObject(document.trace) ? readOtlp(document.trace, 'trace.') : readOtlp(document);
}
