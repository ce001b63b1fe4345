import { aCallSpan, SPAN_START } from 'testing/aSpan';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import { isSameInTime } from './sameInTime';

const aCall = (scope: string, parts: Partial<LlmCall> = {}): LlmCall => ({
  ...(normalizeTrace([aCallSpan({ scope })]).calls[0] as LlmCall),
  ...parts,
});

/** A second long; the inner call stands in the middle of it. */
const outer = aCall('framework');
const inner = aCall('client', { time: SPAN_START + 10, latencyMs: 980 });
const { usage } = outer;

it.each<[string, Partial<LlmCall>, Partial<LlmCall>]>([
  ['one lies inside the other', {}, {}],
  ['only one has an id', { responseId: 'a' }, {}],
  ['only the other has an id', {}, { responseId: 'a' }],
  ['both failed', { errorClass: 'timeout' }, { errorClass: 'other' }],
  ['clocks differ by the slack at the start', {}, { time: SPAN_START - 5 }],
  ['clocks differ by the slack at the end', {}, { time: SPAN_START + 25 }],
  ['one names the snapshot', {}, { model: 'gpt-4o-2024-08-06', requestModel: null }],
  ['the other names the snapshot', { model: 'gpt-4o-2024-08-06', requestModel: null }, {}],
  ['only the requested model agrees', { model: 'a deployment' }, { model: 'gpt-4o-2024-08-06' }],
  ['one has no tokens', { usage: { ...usage, inputTotal: null, output: null } }, {}],
  ['the other has no tokens', {}, { usage: { ...usage, inputTotal: null, output: null } }],
])('is one call where %s', (_what, ofOuter, ofInner) => {
  expect(isSameInTime({ ...outer, ...ofOuter }, { ...inner, ...ofInner })).toBe(true);
});

it.each<[string, Partial<LlmCall>, Partial<LlmCall>]>([
  ['the emitter is the same', {}, { emitter: outer.emitter }],
  ['the services differ', {}, { service: 'another' }],
  ['both have an id', { responseId: 'a' }, { responseId: 'b' }],
  ['only one failed', { errorClass: 'timeout' }, {}],
  ['only the other failed', {}, { errorClass: 'timeout' }],
  ['one is an embedding', { operation: 'embeddings' }, {}],
  ['the other is an embedding', {}, { operation: 'embeddings' }],
  ['one begins earlier than clocks differ', {}, { time: SPAN_START - 6 }],
  ['one ends later than clocks differ', {}, { time: SPAN_START + 26 }],
  ['the outer time is unknown', { time: null }, { time: 0 }],
  ['the inner time is unknown', { time: 0 }, { time: null }],
  ['the outer latency is unknown', { latencyMs: null }, { latencyMs: 0 }],
  ['the inner latency is unknown', {}, { latencyMs: null }],
  ['the models differ', {}, { model: 'gpt-4.1', requestModel: 'gpt-4.1' }],
  ['no model is known', { model: null, requestModel: null }, {}],
  ['the input differs', {}, { usage: { ...usage, inputTotal: 1201 } }],
  ['the output differs', {}, { usage: { ...usage, output: 301 } }],
])('is two calls where %s', (_what, ofOuter, ofInner) => {
  expect(isSameInTime({ ...outer, ...ofOuter }, { ...inner, ...ofInner })).toBe(false);
});
