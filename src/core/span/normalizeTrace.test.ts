import { aCallSpan, aSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';

it('takes nothing from a second span that stands above several calls', () => {
  const client = aCallSpan({ spanId: 'client', attributes: { 'gen_ai.usage.cost': 1, 'gen_ai.response.id': 'a' } });
  const below = ['one', 'two'].map((spanId) => aCallSpan({ spanId, parentSpanId: 'client' }));
  expect(normalizeTrace([client, ...below]).calls.map(({ responseId }) => responseId)).toEqual([null, null]);
  expect(normalizeTrace([client, ...below.slice(1)]).calls.map(({ responseId }) => responseId)).toEqual(['a']);
});

it('keeps the order of spans that began together, by trace and then by span', () => {
  const ids = [
    ['a', '1'],
    ['a', '2'],
    ['b', '1'],
  ] as const;
  const spans = ids.map(([traceId, spanId]) => aSpan({ traceId, spanId }));
  const dropped = normalizeTrace([...spans].reverse()).dropped.map(({ traceId, spanId }) => [traceId, spanId]);
  expect(dropped).toEqual(ids);
});
