import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { normalizeTrace } from './normalizeTrace';
import { readCorpus } from './readCorpus';
import type { AttributeValue, Span } from './span';

const folder = path.resolve(__dirname, '../../../fixtures/spans/recorded');
const traces = readdirSync(folder).flatMap((file) =>
  (readCorpus(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))) ?? [])
    .map(({ spans }) => spans)
    .filter(({ length }) => length > 0),
);
const aTrace = fc.constantFrom(...traces);

it('does not depend on the order of the spans', () => {
  const shuffled = aTrace.chain((spans) =>
    fc.tuple(fc.constant(spans), fc.shuffledSubarray([...spans], { minLength: spans.length, maxLength: spans.length })),
  );
  fc.assert(
    fc.property(shuffled, ([spans, mixed]) => {
      expect(normalizeTrace(mixed)).toEqual(normalizeTrace(spans));
    }),
  );
});

it('does not depend on numbers being numbers, text or one-element arrays', () => {
  const written = fc.constantFrom<(value: number) => AttributeValue>(
    (value) => value,
    (value) => String(value),
    (value) => ` ${value} `,
    (value) => [value],
    (value) => [String(value)],
  );
  fc.assert(
    fc.property(aTrace, fc.infiniteStream(written), (spans, writers) => {
      const rewritten = spans.map((span) => rewriteNumbers(span, writers));
      expect(normalizeTrace(rewritten)).toEqual(normalizeTrace(spans));
    }),
  );
});

it('counts nothing twice when spans are delivered twice', () => {
  fc.assert(
    fc.property(aTrace, (spans) => {
      expect(normalizeTrace([...spans, ...spans]).calls).toEqual(normalizeTrace(spans).calls);
    }),
  );
});

it('turns no unknown token count into 0 when attributes are lost', () => {
  const lossy = fc.tuple(aTrace, fc.infiniteStream(fc.boolean()));
  fc.assert(
    fc.property(lossy, ([spans, keeps]) => {
      const known = normalizeTrace(spans).calls;
      const lost = normalizeTrace(spans.map((span) => dropTokens(span, keeps))).calls;
      for (const call of lost) {
        const before = known.find(({ spanId }) => spanId === call.spanId);
        // Only what was 0 before may be 0 now.
        expect(call.usage.inputTotal === 0 && before?.usage.inputTotal !== 0).toBe(false);
        expect(call.usage.cacheRead === 0 && before?.usage.cacheRead !== 0).toBe(false);
      }
    }),
  );
});

it('accounts for every span of any tree of arbitrary attributes', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'gen_ai.operation.name',
      'gen_ai.usage.input_tokens',
      'gen_ai.usage.cache_read.input_tokens',
      'gen_ai.response.id',
      'llm.model_name',
      'openinference.span.kind',
      'ai.operationId',
      'hidden_params',
      'metadata',
      'output.value',
      'error.type',
      '__proto__',
    ),
  );
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.json(),
    fc.constantFrom('chat', 'invoke_agent', 'LLM', 'ai.generateText.doGenerate', "{'a': ", '1e400', 'NaN'),
  );
  const spans = fc.array(
    fc.record({
      spanId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      parentSpanId: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'elsewhere'),
      attributes: fc.dictionary(name, value),
      startTime: fc.option(fc.nat()),
      status: fc.constantFrom<Span['status']>('unset', 'ok', 'error'),
    }),
  );
  fc.assert(
    fc.property(spans, (parts) => {
      const given = parts.map((part): Span => ({
        traceId: 't',
        name: 'n',
        kind: 'CLIENT',
        endTime: part.startTime,
        statusMessage: null,
        scope: { name: 'litellm', version: null },
        resource: {},
        events: [],
        ...part,
      }));
      const { calls, dropped } = normalizeTrace(given);
      expect(calls.length + dropped.length).toBe(given.length);
      for (const { usage } of calls) {
        expect(Object.values(usage).every((tokens: number | null) => tokens === null || tokens >= 0)).toBe(true);
      }
    }),
  );
});

function rewriteNumbers(span: Span, writers: Iterator<(value: number) => AttributeValue>): Span {
  const attributes = Object.entries(span.attributes).map(([key, value]) => {
    const write = writers.next().value as (value: number) => AttributeValue;
    return [key, typeof value === 'number' ? write(value) : value] as const;
  });
  return { ...span, attributes: Object.fromEntries(attributes) };
}

function dropTokens(span: Span, keeps: Iterator<boolean>): Span {
  const attributes = Object.entries(span.attributes).filter(
    ([key]) => !/usage|token/.test(key) || keeps.next().value === true,
  );
  return { ...span, attributes: Object.fromEntries(attributes) };
}
