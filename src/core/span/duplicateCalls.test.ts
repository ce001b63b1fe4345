import { aCallSpan, SPAN_START } from 'testing/aSpan';
import { mergeDuplicateCalls } from './duplicateCalls';
import type { LlmCall } from './llmCall';
import { mergeCalls } from './mergeCalls';
import { normalizeTrace } from './normalizeTrace';

const aCall = (parts: Partial<LlmCall> = {}, scope = 'client'): LlmCall => ({
  ...(normalizeTrace([aCallSpan({ scope })]).calls[0] as LlmCall),
  ...parts,
});

describe('one response id twice from one emitter', () => {
  const first = aCall({ spanId: 'first', responseId: 'a' });
  const again = (parts: Partial<LlmCall>) => {
    const { calls } = mergeDuplicateCalls([first, aCall({ spanId: 'again', responseId: 'a', ...parts })]);
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
      const later = aCall({ spanId: 'again', responseId: 'a', time: SPAN_START + 5000 });
      expect(mergeDuplicateCalls([{ ...first, ...parts }, later]).calls).toHaveLength(1);
    }
  });
});

describe('which of two reports is kept', () => {
  const kept = (left: Partial<LlmCall>, right: Partial<LlmCall>) =>
    mergeDuplicateCalls([
      aCall({ spanId: 'left', responseId: 'a', ...left }),
      aCall({ spanId: 'right', responseId: 'a', ...right }, 'another'),
    ]).calls.map(({ spanId }) => spanId);

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
  const framework = (spanId: string) => aCall({ spanId }, 'openinference.instrumentation.langchain');
  const provider = aCall({ spanId: 'provider', time: SPAN_START + 10, latencyMs: 900 });
  expect(mergeDuplicateCalls([framework('a'), provider]).calls).toHaveLength(1);
  expect(mergeDuplicateCalls([framework('a'), framework('b'), provider]).calls).toHaveLength(3);
});

describe('mergeCalls', () => {
  const writes = (cacheWrite5m: number | null, cacheWrite1h: number | null) =>
    aCall({ usage: { ...aCall().usage, cacheWrite5m, cacheWrite1h } });
  const merged = (kept: LlmCall, other: LlmCall) => {
    const { cacheWrite5m, cacheWrite1h } = mergeCalls(kept, other).usage;
    return [cacheWrite5m, cacheWrite1h];
  };

  it('takes the lifetimes of cache writes from a span that tells them apart and has as many', () => {
    expect(merged(writes(200, null), writes(50, 150))).toEqual([50, 150]);
  });

  it.each([
    ['has other numbers', writes(50, 100)],
    ['does not tell them apart either', writes(50, null)],
    ['knows of hours only', writes(null, 200)],
  ])('keeps its own where the other span %s', (_what, other) => {
    expect(merged(writes(200, null), other)).toEqual([200, null]);
  });

  it('takes the error class of the other span where its own says nothing', () => {
    expect(mergeCalls(aCall({ errorClass: 'other' }), aCall({ errorClass: 'timeout' })).errorClass).toBe('timeout');
    expect(mergeCalls(aCall({ errorClass: 'other' }), aCall()).errorClass).toBe('other');
    expect(mergeCalls(aCall({ errorClass: 'auth' }), aCall({ errorClass: 'timeout' })).errorClass).toBe('auth');
  });

  it('is billed where the other span is, unless this one failed', () => {
    const unbilled = aCall({ billable: false });
    expect(mergeCalls(unbilled, aCall()).billable).toBe(true);
    expect(mergeCalls({ ...unbilled, errorClass: 'timeout' }, aCall()).billable).toBe(false);
  });
});
