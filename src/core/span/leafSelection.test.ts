import { aCallSpan, aSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

describe('agent-only telemetry', () => {
  const agent = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}) =>
    aSpan({ scope: 'agents', ...parts, attributes: { 'gen_ai.operation.name': 'invoke_agent', ...attributes } });

  it.each<[string, Attributes, number]>([
    ['input', { 'gen_ai.usage.input_tokens': 5 }, 1],
    ['output', { 'gen_ai.usage.output_tokens': 5 }, 1],
    ['zeros', { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }, 0],
    ['no tokens', {}, 0],
  ])('is counted or not by its tokens: %s', (_what, attributes, counted) => {
    expect(normalizeTrace([agent(attributes)]).calls).toHaveLength(counted);
  });

  it('counts nothing beside a call of the same emitter, or above a call of another', () => {
    const tokens = { 'gen_ai.usage.input_tokens': 5 };
    const beside = aCallSpan({ spanId: 'call', scope: 'agents' });
    const below = aCallSpan({ spanId: 'call', scope: 'client', parentSpanId: 'span' });
    const unrelated = aCallSpan({ spanId: 'call', scope: 'client' });
    expect(normalizeTrace([agent(tokens), beside]).calls).toHaveLength(1);
    expect(normalizeTrace([agent(tokens), below]).calls).toHaveLength(1);
    expect(normalizeTrace([agent(tokens), unrelated]).calls).toHaveLength(2);
  });
});

it('counts an embedding, a rerank and a generation apart, one inside the other', () => {
  const kinds = ['chat', 'embeddings', 'rerank'];
  for (const outer of kinds) {
    for (const inner of kinds) {
      const spans = [
        aCallSpan({ attributes: { 'gen_ai.operation.name': outer } }),
        aCallSpan({ spanId: 'inner', parentSpanId: 'span', attributes: { 'gen_ai.operation.name': inner } }),
      ];
      expect([outer, inner, normalizeTrace(spans).calls.length]).toEqual([outer, inner, outer === inner ? 1 : 2]);
    }
  }
});
