import { anLlmCall } from 'testing/anLlmCall';
import { SPAN_START } from 'testing/aSpan';
import { mergeDuplicateCalls } from './duplicateCalls';
import type { LlmCall } from './llmCall';

describe('one response id twice from one emitter', () => {
  const first = anLlmCall({ spanId: 'first', responseId: 'a' });
  const again = (parts: Partial<LlmCall>) => {
    const { calls } = mergeDuplicateCalls([first, anLlmCall({ spanId: 'again', responseId: 'a', ...parts })]);
    return calls.map(({ spanId, cacheHit, billable }) => ({ spanId, cacheHit, billable }));
  };

  it.each([
    ['when the first answer was complete', SPAN_START + 1000],
    ['later', SPAN_START + 5000],
  ])('is a gateway`s cache that answers, %s', (_when, time) => {
    expect(again({ time })).toEqual([
      { spanId: 'first', cacheHit: null, billable: true },
      { spanId: 'again', cacheHit: 'unspecified', billable: false },
    ]);
  });

  it.each<[string, Partial<LlmCall>]>([
    ['it began before the first answer was complete', { time: SPAN_START + 999 }],
    ['nothing says when', { time: null }],
    ['it failed', { time: SPAN_START + 5000, errorClass: 'other' }],
  ])('is the same call where %s', (_what, parts) => {
    expect(again(parts)).toHaveLength(1);
  });

  it('is the same call where the first has no time or no duration', () => {
    for (const parts of [{ time: null }, { latencyMs: null }]) {
      const later = anLlmCall({ spanId: 'again', responseId: 'a', time: SPAN_START + 5000 });
      expect(mergeDuplicateCalls([{ ...first, ...parts }, later]).calls).toHaveLength(1);
    }
  });
});

describe('which of two reports is kept', () => {
  type Parts = NonNullable<Parameters<typeof anLlmCall>[0]>;
  const kept = (left: Parts, right: Parts, scope = 'another') =>
    mergeDuplicateCalls([
      anLlmCall({ spanId: 'left', responseId: 'a', ...left }),
      anLlmCall({ spanId: 'right', responseId: 'a', ...right }, scope),
    ]).calls.map(({ spanId }) => spanId);
  const all = { inputTotal: 1200, output: 300, cacheRead: 10, cacheWrite1h: 20 };
  const client = 'com.anthropic.sdk.python';

  it('is the billed one, though it knows less and is not the provider`s own client', () => {
    const unbilled = { billable: false, latencyMs: 1, usage: all };
    expect(kept({ latencyMs: 900, usage: { inputTotal: null, output: null } }, unbilled, client)).toEqual(['left']);
  });

  it('is the provider`s own client, though it knows less and took longer', () => {
    const longer = { latencyMs: 1000, usage: { inputTotal: null, output: null } };
    expect(kept({ latencyMs: 1, usage: all }, longer, client)).toEqual(['right']);
    expect(kept({ latencyMs: 1, usage: all }, longer)).toEqual(['left']);
  });

  it.each(['inputTotal', 'output', 'cacheRead', 'cacheWrite1h'] as const)(
    'is the one that knows of %s, though it took longer',
    (tokens) => {
      const less = { latencyMs: 900, usage: { ...all, [tokens]: null } };
      const more = { latencyMs: 1000, usage: all };
      expect(kept(less, more)).toEqual(['right']);
      expect(kept(more, less)).toEqual(['left']);
    },
  );

  it('is the shorter one, being inside the other', () => {
    expect(kept({ latencyMs: 900 }, { latencyMs: 1000 })).toEqual(['left']);
    expect(kept({ latencyMs: 1000 }, { latencyMs: 900 })).toEqual(['right']);
  });

  it('is the one with a duration', () => {
    expect(kept({ latencyMs: null }, { latencyMs: 900 })).toEqual(['right']);
    expect(kept({ latencyMs: 900 }, { latencyMs: null })).toEqual(['left']);
  });

  it('is the smaller span id of two that took equally long', () => {
    expect(kept({ spanId: 'b' }, { spanId: 'a' })).toEqual(['a']);
    expect(kept({ spanId: 'a' }, { spanId: 'b' })).toEqual(['a']);
  });
});

it('leaves two frameworks apart that might both be the counterpart of one provider call', () => {
  const framework = (spanId: string) => anLlmCall({ spanId }, 'openinference.instrumentation.langchain');
  const provider = anLlmCall({ spanId: 'provider', time: SPAN_START + 10, latencyMs: 900 });
  expect(mergeDuplicateCalls([framework('a'), provider]).calls).toHaveLength(1);
  expect(mergeDuplicateCalls([framework('a'), framework('b'), provider]).calls).toHaveLength(3);
});

describe('calls with one response id', () => {
  const one = anLlmCall({ spanId: 'one', responseId: 'a' });
  const idsOf = (...calls: LlmCall[]) => mergeDuplicateCalls(calls).calls.map(({ spanId }) => spanId);

  it('are one call, in the place of the one kept, and the others are dropped with the reason', () => {
    const before = anLlmCall({ spanId: 'before' });
    const after = anLlmCall({ spanId: 'after' });
    const two = anLlmCall({ spanId: 'two', traceId: 'another trace', responseId: 'a', latencyMs: 1001 }, 'another');
    const unnamed = { ...two, spanId: 'zero', emitter: { profile: null, scope: null, version: null } };
    const { calls, dropped } = mergeDuplicateCalls([before, two, one, unnamed, after]);
    expect(calls.map(({ spanId }) => spanId)).toEqual(['before', 'one', 'after']);
    expect(dropped).toEqual([
      {
        spanId: 'two',
        traceId: 'another trace',
        name: 'another',
        disposition: 'duplicate_of_other_span',
        reason: 'the same call as span one of client',
      },
      expect.objectContaining({ spanId: 'zero', name: '' }),
    ]);
  });

  it('take over from every one dropped what the kept one does not know', () => {
    const user = anLlmCall({ spanId: 'two', responseId: 'a', attempt: 2, latencyMs: 1001 }, 'another');
    const tier = anLlmCall({ spanId: 'three', responseId: 'a', serviceTier: 'flex', latencyMs: 1002 }, 'a third');
    expect(mergeDuplicateCalls([tier, one, user]).calls).toMatchObject([
      { spanId: 'one', attempt: 2, serviceTier: 'flex' },
    ]);
  });

  it('are dropped as duplicates of an emitter without a name too', () => {
    const unnamed = { ...one, emitter: { profile: null, scope: null, version: null } };
    const { dropped } = mergeDuplicateCalls([unnamed, anLlmCall({ spanId: 'two', responseId: 'a', latencyMs: 1001 })]);
    expect(dropped).toMatchObject([{ spanId: 'two', reason: 'the same call as span one of an unnamed scope' }]);
  });

  it('are two calls of two services', () => {
    const elsewhere = anLlmCall({ spanId: 'two', responseId: 'a', service: 'another' }, 'another');
    expect(idsOf(one, elsewhere)).toEqual(['one', 'two']);
    expect(idsOf({ ...one, service: null }, elsewhere)).toEqual(['one', 'two']);
    expect(idsOf({ ...one, service: null }, { ...elsewhere, service: null })).toEqual(['one']);
  });

  it('are no replay of another service, or of another emitter', () => {
    const later = { spanId: 'two', responseId: 'a', time: SPAN_START + 5000 };
    const hitsOf = (...calls: LlmCall[]) => mergeDuplicateCalls(calls).calls.map(({ cacheHit }) => cacheHit);
    expect(hitsOf(one, anLlmCall(later))).toEqual([null, 'unspecified']);
    expect(hitsOf(one, anLlmCall({ ...later, service: 'another' }))).toEqual([null, null]);
    expect(hitsOf(one, anLlmCall(later, 'another'))).toEqual([null]);
    const nameless = { service: null, emitter: { profile: null, scope: null, version: null } };
    expect(hitsOf({ ...one, ...nameless }, anLlmCall({ ...later, ...nameless }))).toEqual([null, 'unspecified']);
  });

  it('stay apart where one is a hit of a response cache already', () => {
    const hit = anLlmCall({ spanId: 'hit', responseId: 'a', cacheHit: 'exact', billable: false }, 'another');
    expect(idsOf(one, hit)).toEqual(['one', 'hit']);
    expect(idsOf(hit, one)).toEqual(['hit', 'one']);
    expect(
      mergeDuplicateCalls([one, { ...hit, emitter: one.emitter, time: SPAN_START + 5000 }]).calls[1]?.cacheHit,
    ).toBe('exact');
  });

  it('are no replay of a call that failed or that a response cache answered', () => {
    const later = anLlmCall({ spanId: 'two', responseId: 'a', time: SPAN_START + 5000 });
    expect(mergeDuplicateCalls([{ ...one, errorClass: 'other' }, later]).calls.map(({ cacheHit }) => cacheHit)).toEqual(
      [null],
    );
    expect(mergeDuplicateCalls([{ ...one, cacheHit: 'exact' }, later]).calls).toMatchObject([
      { cacheHit: 'exact' },
      { cacheHit: null },
    ]);
  });
});

it('says of a replay which span`s answer it is, and that it cost nothing', () => {
  const first = anLlmCall({ spanId: 'first', responseId: 'a' });
  const again = anLlmCall({ spanId: 'again', responseId: 'a', time: SPAN_START + 5000, tokenRule: 'a rule' });
  expect(mergeDuplicateCalls([first, again]).calls[1]).toMatchObject({
    reportedCostUsd: 0,
    reportedCostSource: 'cache_hit',
    tokenRule: 'a rule; the answer of span first again',
  });
});

it('leaves calls without an id alone, and a single call as it is', () => {
  const calls = ['one', 'two'].map((spanId) => anLlmCall({ spanId, responseId: null }));
  expect(mergeDuplicateCalls(calls)).toEqual({ calls, dropped: [] });
  expect(mergeDuplicateCalls(calls.slice(1))).toEqual({ calls: calls.slice(1), dropped: [] });
  expect(mergeDuplicateCalls([])).toEqual({ calls: [], dropped: [] });
});

describe('a framework`s call and a provider`s at one time', () => {
  const framework = anLlmCall({ spanId: 'framework' }, 'openinference.instrumentation.langchain');
  const inside = { time: SPAN_START + 10, latencyMs: 900 };
  const provider = anLlmCall({ spanId: 'provider', ...inside });
  const idsOf = (...calls: LlmCall[]) => mergeDuplicateCalls(calls).calls.map(({ spanId }) => spanId);

  it('are one, whichever comes first', () => {
    expect(idsOf(framework, provider)).toEqual(['provider']);
    expect(idsOf(provider, framework)).toEqual(['provider']);
  });

  it('are two where the provider`s could be one of two', () => {
    expect(idsOf(framework, provider, anLlmCall({ spanId: 'second', ...inside }))).toHaveLength(3);
  });

  it('are two where a response cache answered either', () => {
    expect(idsOf({ ...framework, cacheHit: 'exact' }, provider)).toHaveLength(2);
    expect(idsOf(framework, { ...provider, cacheHit: 'exact' })).toHaveLength(2);
  });

  it('are two where neither or both are a framework`s', () => {
    expect(idsOf(anLlmCall({ spanId: 'one' }, 'another'), provider)).toHaveLength(2);
    expect(idsOf(framework, anLlmCall({ spanId: 'inner', ...inside }, 'pydantic-ai'))).toHaveLength(2);
  });

  it('are dropped beside those with an id', () => {
    const [one, two] = ['one', 'two'].map((spanId) =>
      anLlmCall({ spanId, responseId: 'a', time: SPAN_START + 9000, latencyMs: spanId === 'one' ? 10 : 20 }, spanId),
    );
    const { calls, dropped } = mergeDuplicateCalls([framework, provider, one as LlmCall, two as LlmCall]);
    expect(calls.map(({ spanId }) => spanId)).toEqual(['provider', 'one']);
    expect(dropped.map(({ spanId }) => spanId)).toEqual(['two', 'framework']);
  });
});
