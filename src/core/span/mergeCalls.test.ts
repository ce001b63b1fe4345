import { anLlmCall } from 'testing/anLlmCall';
import type { LlmCall, Origin, OriginFact } from './llmCall';
import { mergeCalls } from './mergeCalls';

const SILENT = { inputTotal: null, output: null };

describe('tokens of two spans of one call', () => {
  it('are those of the other span, with their rule, where the kept one has neither input nor output', () => {
    const silent = anLlmCall({ usage: SILENT, tokenRule: 'its own rule' });
    const other = anLlmCall({ spanId: 'other', tokenRule: 'a rule', inputSemantics: 'ambiguous' });
    expect(mergeCalls(silent, other)).toMatchObject({
      usage: { inputTotal: 1200, output: 300 },
      inputSemantics: 'ambiguous',
      tokenRule: 'a rule; tokens from span other',
    });
    for (const usage of [
      { inputTotal: 1200, output: null },
      { inputTotal: null, output: 300 },
    ]) {
      expect(mergeCalls(silent, anLlmCall({ usage })).usage).toMatchObject(usage);
    }
  });

  it('stay with their own rule where neither span has any', () => {
    const kept = anLlmCall({ usage: SILENT, tokenRule: 'its own rule' });
    expect(mergeCalls(kept, anLlmCall({ usage: SILENT, tokenRule: 'a rule' }))).toMatchObject({
      usage: SILENT,
      tokenRule: 'its own rule',
    });
  });

  it('keep what the kept span knows, and its rule, where it knows one of input and output', () => {
    const other = anLlmCall({ usage: { inputTotal: 1100, output: 250 }, tokenRule: 'a rule' });
    const input = anLlmCall({ usage: { inputTotal: 1100, output: null }, tokenRule: 'its own rule' });
    const output = anLlmCall({ usage: { inputTotal: null, output: 300 }, tokenRule: 'its own rule' });
    expect(mergeCalls(input, other)).toMatchObject({
      usage: { inputTotal: 1100, output: 250 },
      tokenRule: 'its own rule',
    });
    expect(mergeCalls(output, other)).toMatchObject({
      usage: { inputTotal: 1100, output: 300 },
      tokenRule: 'its own rule',
    });
  });

  const details = { cacheRead: 10, cacheWrite5m: 20, cacheWrite1h: 30, reasoning: 40, audioInput: 50, webSearches: 2 };
  const none = {
    cacheRead: null,
    cacheWrite5m: null,
    cacheWrite1h: null,
    reasoning: null,
    audioInput: null,
    webSearches: null,
  };
  const more = { cacheRead: 11, cacheWrite5m: 21, cacheWrite1h: 31, reasoning: 41, audioInput: 51, webSearches: 3 };

  it('are filled in one by one from a span of as much input', () => {
    expect(mergeCalls(anLlmCall({ usage: none }), anLlmCall({ usage: details })).usage).toMatchObject(details);
    expect(mergeCalls(anLlmCall({ usage: details }), anLlmCall({ usage: more })).usage).toMatchObject(details);
    expect(mergeCalls(anLlmCall({ usage: details }), anLlmCall({ usage: none })).usage).toMatchObject(details);
  });

  it('are not filled in from a span of other input', () => {
    const other = anLlmCall({ usage: { ...details, inputTotal: 1201 } });
    expect(mergeCalls(anLlmCall({ usage: none }), other).usage).toMatchObject({ ...none, inputTotal: 1200 });
  });
});

describe('lifetimes of cache writes of two spans of one call', () => {
  const writes = (cacheWrite5m: number | null, cacheWrite1h: number | null, reason?: string) =>
    anLlmCall({
      usage: { cacheWrite5m, cacheWrite1h },
      unknown: reason === undefined ? {} : { cacheWriteLifetime: reason },
    });
  const merged = (kept: LlmCall, other: LlmCall) => {
    const { cacheWrite5m, cacheWrite1h } = mergeCalls(kept, other).usage;
    return [cacheWrite5m, cacheWrite1h];
  };
  const whyUnknown = (kept: LlmCall, other: LlmCall) => mergeCalls(kept, other).unknown.cacheWriteLifetime;

  it('come from a span that tells them apart and has as many', () => {
    expect(merged(writes(200, null), writes(50, 150))).toEqual([50, 150]);
    expect(whyUnknown(writes(200, null, 'not told'), writes(50, 150))).toBeUndefined();
  });

  it('come with the writes where the kept span has none', () => {
    expect(merged(writes(null, null), writes(50, 150))).toEqual([50, 150]);
  });

  it.each([
    ['has other numbers', writes(50, 100)],
    ['does not tell them apart either', writes(50, null)],
    ['knows of hours only', writes(null, 200)],
    ['has no writes', writes(null, null)],
  ])('stay unknown where the other span %s', (_what, other) => {
    expect(merged(writes(200, null), other)).toEqual([200, null]);
    expect(whyUnknown(writes(200, null, 'not told'), other)).toBe('not told');
  });

  it('stay as they are where the kept span tells them apart', () => {
    expect(merged(writes(200, 0), writes(50, 150))).toEqual([200, 0]);
  });

  it('keep the reason why some of the writes have none', () => {
    expect(whyUnknown(writes(50, 150, '20 of 200 have none'), writes(50, 150))).toBe('20 of 200 have none');
  });
});

describe('whose call it is, from two spans', () => {
  const from = (fact: OriginFact, value: string, origin: Partial<Origin> = {}, other: Partial<LlmCall> = {}) =>
    anLlmCall({
      [fact]: value,
      origins: { [fact]: { attribute: 'a', from: 'span', spanId: value, ...origin } },
      ...other,
    });

  it.each(['feature', 'userId', 'sessionId', 'tenant', 'environment'] as const)(
    'is the other span`s %s where the kept one has none, and says so',
    (fact) => {
      const call = mergeCalls(anLlmCall({ origins: {} }), from(fact, 'other'));
      expect(call[fact]).toBe('other');
      expect(call.origins[fact]).toEqual({ attribute: 'a', from: 'duplicate', spanId: 'other' });
    },
  );

  it.each(['feature', 'userId', 'requestId', 'sessionId', 'tenant', 'environment'] as const)(
    'is the kept span`s %s where it has one',
    (fact) => {
      const call = mergeCalls(from(fact, 'kept'), from(fact, 'other'));
      expect(call[fact]).toBe('kept');
      expect(call.origins[fact]).toEqual({ attribute: 'a', from: 'span', spanId: 'kept' });
    },
  );

  it.each<[string, boolean | undefined, boolean | undefined, string]>([
    ['an explicit feature before a name of what ran', false, undefined, 'other'],
    ['a feature said to be explicit before a name of what ran', false, true, 'other'],
    ['the kept one of two names of what ran', false, false, 'kept'],
    ['the kept one of two explicit features', true, true, 'kept'],
    ['an explicit feature although the other is a name of what ran', undefined, false, 'kept'],
  ])('is %s', (_what, ofKept, ofOther, feature) => {
    const explicit = (value: boolean | undefined) => (value === undefined ? {} : { explicit: value });
    expect(
      mergeCalls(from('feature', 'kept', explicit(ofKept)), from('feature', 'other', explicit(ofOther))).feature,
    ).toBe(feature);
  });

  it('is a request id before a trace id, which is no name for a request', () => {
    const traced = (value: string) => from('requestId', value, { from: 'trace' });
    expect(mergeCalls(traced('t1'), from('requestId', 'r1')).requestId).toBe('r1');
    expect(mergeCalls(traced('t1'), traced('t2')).requestId).toBe('t1');
    expect(mergeCalls(from('requestId', 'r1'), traced('t2')).requestId).toBe('r1');
    expect(mergeCalls(from('requestId', 'r1'), from('requestId', 'r2')).requestId).toBe('r1');
  });

  it('does not follow the rule of trace ids for a user', () => {
    expect(mergeCalls(from('userId', 'kept', { from: 'trace' }), from('userId', 'other')).userId).toBe('kept');
  });
});

describe('facts of two spans of one call', () => {
  const facts = {
    provider: 'openai',
    requestModel: 'gpt-4o',
    responseModel: 'gpt-4o-2024-08-06',
    responseId: 'a',
    serviceTier: 'flex',
    httpStatus: 200,
    attempt: 1,
    fallbackFrom: 'gpt-5',
    timeToFirstTokenMs: 100,
    streamed: true,
    service: 'shop-api',
  };
  const none = Object.fromEntries(Object.keys(facts).map((fact) => [fact, null])) as Partial<LlmCall>;
  const others = { ...facts, responseModel: 'b', responseId: 'b', httpStatus: 500, attempt: 2, streamed: false };

  it('are filled in where the kept span has none', () => {
    expect(mergeCalls(anLlmCall(none), anLlmCall(facts))).toMatchObject(facts);
    expect(mergeCalls(anLlmCall(facts), anLlmCall(others))).toMatchObject(facts);
  });

  it('lose the reason why they are unknown once they are known, and keep it else', () => {
    const kept = anLlmCall({ responseId: null, provider: null, unknown: { responseId: 'no id', provider: 'no name' } });
    const other = anLlmCall({
      responseId: 'a',
      provider: null,
      unknown: { provider: 'another why', feature: 'nowhere' },
    });
    expect(mergeCalls(kept, other).unknown).toEqual({ provider: 'no name', feature: 'nowhere' });
  });

  it('are the model that answered before the one that was asked for', () => {
    const model = (model: string | null, responseModel: string | null) => anLlmCall({ model, responseModel });
    expect(mergeCalls(model('a', 'a'), model('b', 'b')).model).toBe('a');
    expect(mergeCalls(model('a', null), model('b', 'b')).model).toBe('b');
    expect(mergeCalls(model('a', null), model('b', null)).model).toBe('a');
    expect(mergeCalls(model(null, null), model('b', null)).model).toBe('b');
  });

  it('are the error class of the other span where its own says nothing', () => {
    const failed = (errorClass: LlmCall['errorClass']) => anLlmCall({ errorClass });
    expect(mergeCalls(failed('other'), failed('timeout')).errorClass).toBe('timeout');
    expect(mergeCalls(failed('other'), failed(null)).errorClass).toBe('other');
    expect(mergeCalls(failed('auth'), failed('timeout')).errorClass).toBe('auth');
    expect(mergeCalls(failed(null), failed('timeout')).errorClass).toBeNull();
  });

  it('are the reported cost of the other span, except of a response-cache hit', () => {
    const costly = (reportedCostUsd: number | null, parts: Partial<LlmCall> = {}) =>
      anLlmCall({ reportedCostUsd, reportedCostSource: `costs ${String(reportedCostUsd)}`, ...parts });
    const costOf = (kept: LlmCall) => {
      const { reportedCostUsd, reportedCostSource } = mergeCalls(kept, costly(1));
      return [reportedCostUsd, reportedCostSource];
    };
    expect(costOf(costly(null))).toEqual([1, 'costs 1']);
    expect(costOf(costly(2))).toEqual([2, 'costs 2']);
    expect(costOf(costly(null, { cacheHit: 'exact' }))).toEqual([null, 'costs null']);
  });
});

it.each<[string, Partial<LlmCall>, boolean, boolean]>([
  ['where both spans are', { billable: true }, true, true],
  ['where only the kept span is', { billable: true }, false, true],
  ['where only the other span is', { billable: false }, true, true],
  ['not where neither is', { billable: false }, false, false],
  ['not where the kept span failed unbilled', { billable: false, errorClass: 'timeout' }, true, false],
  ['where the kept span failed and is billed', { billable: true, errorClass: 'timeout' }, false, true],
  ['not where a response cache answered', { billable: false, cacheHit: 'exact' }, true, false],
])('is billed %s', (_what, kept, billable, isBilled) => {
  expect(mergeCalls(anLlmCall(kept), anLlmCall({ billable })).billable).toBe(isBilled);
});
