import { calcPrice } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { type CallOverrides, aCall } from 'testing/aCall';
import { aPriceBook } from 'testing/aPriceBook';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { genaiPriceBook } from './genaiPriceBook';
import { priceCall } from './priceCall';
import { priceByGroup } from './pricedUsage';
import { publishedPriceBook } from './publishedPriceBook';
import { buildRateSheet } from './rateSheet';

const book = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));
const price = (call: CallOverrides) => priceCall(aCall(call), book);

describe('priceCall', () => {
  it('multiplies each class that occurs by its rate', () => {
    const usage = { inputTotal: 100, cacheRead: 40, output: 10, reasoning: 4 };
    expect(price({ usage })).toEqual({
      lines: [
        { tokenClass: 'inputUncached', tokens: 60, ratePico: 2_500_000n, amountPico: 150_000_000n },
        { tokenClass: 'cacheRead', tokens: 40, ratePico: 1_250_000n, amountPico: 50_000_000n },
        { tokenClass: 'output', tokens: 6, ratePico: 10_000_000n, amountPico: 60_000_000n },
        { tokenClass: 'reasoning', tokens: 4, ratePico: 10_000_000n, amountPico: 40_000_000n },
      ],
      fees: [],
      totalPico: 300_000_000n,
      knownPico: 300_000_000n,
      unknownReason: null,
      unknownDetail: null,
      matched: { provider: 'openai', model: 'gpt-4o' },
      priceRow: { source: 'the library', from: null, to: null, tier: 'standard', inputOver: null, hours: null },
      assumptions: [],
    });
  });

  it('names the hours of a price that holds for part of the day', () => {
    const call = { provider: 'deepseek', model: 'deepseek-v4-flash', usage: { inputTotal: 1_000_000 } };
    const peak = price({ ...call, time: Date.parse('2026-09-20T03:59:59Z') });
    const quiet = price({ ...call, time: Date.parse('2026-09-20T04:00:00Z') });
    expect(peak).toMatchObject({ totalPico: 440_000_000_000n, priceRow: { hours: { from: 3_600, to: 14_400 } } });
    expect(quiet).toMatchObject({
      totalPico: 220_000_000_000n,
      priceRow: { hours: null, from: Date.UTC(2026, 7, 17), to: null },
    });
  });

  it('reads the hours of calls before 1970 too', () => {
    const call = { provider: 'deepseek', model: 'deepseek-chat', usage: { inputTotal: 1_000_000 } };
    expect(price({ ...call, time: -1 }).totalPico).toBe(135_000_000_000n);
  });

  it('prices a call of today at the rates of today, at its own time of day', () => {
    const o3 = aCall({ model: 'o3', time: Date.parse('2025-06-01T00:00:00Z'), usage: { inputTotal: 1_000_000 } });
    const now = Date.parse('2026-09-20T12:00:00Z');
    expect(priceCall(o3, book, { basis: 'then' }).totalPico).toBe(10_000_000_000_000n);
    expect(priceCall(o3, book, { basis: 'today', now }).totalPico).toBe(2_000_000_000_000n);
    const night = { ...o3, provider: 'deepseek', model: 'deepseek-v4-flash', time: Date.parse('2026-07-01T02:00:00Z') };
    expect(priceCall(night, book, { basis: 'today', now }).totalPico).toBe(440_000_000_000n);
  });

  it('adds the fee of a call that has one', () => {
    const receipt = price({ provider: 'perplexity', model: 'sonar', usage: { inputTotal: 1_000 } });
    expect(receipt.fees).toEqual([{ kind: 'call', count: 1, ratePico: 12_000_000_000n, amountPico: 12_000_000_000n }]);
    expect(receipt.totalPico).toBe(13_000_000_000n);
  });

  it('prices audio apart from text', () => {
    const usage = { inputTotal: 30_000, audioInput: 20_000 };
    expect(price({ model: 'gpt-4o-audio-preview', usage }).lines).toEqual([
      { tokenClass: 'inputUncached', tokens: 10_000, ratePico: 2_500_000n, amountPico: 25_000_000_000n },
      { tokenClass: 'audioInput', tokens: 20_000, ratePico: 40_000_000n, amountPico: 800_000_000_000n },
    ]);
  });

  it('takes embeddings for calls without output', () => {
    const call: CallOverrides = {
      model: 'text-embedding-3-small',
      usage: { inputTotal: 1_000, output: null, reasoning: null },
    };
    expect(price({ ...call, operation: 'embeddings' }).totalPico).toBe(20_000_000n);
    expect(price(call)).toMatchObject({ totalPico: null, unknownReason: 'output not recorded' });
  });

  it('bills the recorded tokens of a refusal, and nothing that is not recorded', () => {
    const usage = { inputTotal: 1_000, output: null, reasoning: null };
    expect(price({ errorClass: 'content_filter', usage }).totalPico).toBe(2_500_000_000n);
    const outputOnly = { ...usage, inputTotal: null, output: 100, cacheRead: null };
    expect(price({ errorClass: 'server_error', usage: outputOnly }).totalPico).toBe(1_000_000_000n);
    expect(price({ errorClass: '', usage }).totalPico).toBeNull();
  });

  it('says that a refusal without tokens costs nothing, whatever the model', () => {
    const usage = { inputTotal: null, output: null };
    const receipt = price({ model: 'nobody', errorClass: 'auth', usage });
    expect(receipt).toMatchObject({ totalPico: 0n, assumptions: ['auth: refused without tokens, not billed'] });
  });

  it.each<[string, string | null, CallOverrides]>([
    ['model not recorded', null, { model: null }],
    ['model not recorded', null, { model: ' ' }],
    ['model not in the price book', 'ollama/gpt-4o', { provider: 'ollama' }],
    ['model not in the price book', '(no provider)/nobody', { provider: null, model: 'nobody' }],
    ['ambiguous model name', 'openai/gpt-4o, openrouter/openai/gpt-4o', { provider: null, model: 'openai/gpt-4o' }],
    ['time not recorded', null, { time: null }],
    ['service tier not in the price book', 'turbo', { serviceTier: 'turbo' }],
    ['input not recorded', null, { usage: { inputTotal: null } }],
    ['output not recorded', null, { usage: { output: null } }],
    ['input not recorded', null, { model: 'gpt-5.6-luna', usage: { inputTotal: null } }],
    ['no rate for some of its tokens', 'output', { model: 'text-embedding-3-small', usage: { output: 1 } }],
    [
      'no fee published for web searches',
      null,
      { provider: 'gcp.gemini', model: 'gemini-2.5-pro', usage: { webSearches: 1 } },
    ],
    ['token counts contradict each other', 'cached and audio tokens exceed the input', { usage: { cacheRead: 1 } }],
    ['token counts contradict each other', 'reasoning tokens exceed the output', { usage: { reasoning: 1 } }],
    ['token counts contradict each other', 'a count is not a whole number, zero or more', { usage: { output: -1 } }],
    ['token counts contradict each other', 'a count is not a whole number, zero or more', { usage: { output: 0.5 } }],
  ])('is unknown: %s (%s)', (unknownReason, unknownDetail, call) => {
    expect(price(call)).toMatchObject({ totalPico: null, unknownReason, unknownDetail });
  });

  it('prices a call without a time at the rates of today where no hour matters', () => {
    const today = { basis: 'today', now: Date.parse('2026-09-20') } as const;
    const call = aCall({ time: null, usage: { inputTotal: 1 } });
    expect(priceCall(call, book, today).totalPico).toBe(2_500_000n);
    const deepseek = { ...call, provider: 'deepseek', model: 'deepseek-v4-flash' };
    expect(priceCall(deepseek, book, today).unknownReason).toBe('time not recorded');
  });

  it.each<[string, CallOverrides]>([
    [
      'cache reads not recorded: input priced as uncached, an upper bound',
      { usage: { inputTotal: 9, cacheRead: null } },
    ],
    [
      'one-hour cache writes not recorded: all writes priced as five-minute writes',
      {
        provider: 'anthropic',
        model: 'claude-haiku-4-5',
        usage: { inputTotal: 9, cacheWrite5m: 9, cacheWrite1h: null },
      },
    ],
    ['web searches not recorded: none counted', { usage: { webSearches: null } }],
    ['service tier auto taken as the standard one', { serviceTier: 'auto' }],
    ['gpt-4o-2030-01-01 is priced as gpt-4o', { model: 'gpt-4o-2030-01-01' }],
    ['provider not recorded: taken for groq', { provider: null, model: 'llama-3.3-70b-versatile' }],
    [
      "anthropic taken for aws by the model's name",
      { provider: 'anthropic', model: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0' },
    ],
    ['Cache write (5 min) priced as Uncached input: no rate of its own', { usage: { inputTotal: 9, cacheWrite5m: 9 } }],
    [
      'audio tokens taken as uncached: nobody records which tokens were cached',
      { model: 'gpt-realtime', usage: { inputTotal: 9, audioInput: 4, cacheRead: 5 } },
    ],
  ])('says what it assumes: %s', (assumption, call) => {
    expect(price(call).assumptions).toEqual([assumption]);
  });

  it('says where a book that knows no tiers prices another one at the standard rate', () => {
    const flat = aPriceBook({ 'gpt-4o': { perToken: { inputUncached: 1n } } });
    const receipt = priceCall(aCall({ serviceTier: 'batch', usage: { inputTotal: 1 } }), flat);
    expect(receipt).toMatchObject({ totalPico: 1n, assumptions: ['service tier batch priced at the standard rate'] });
  });
});

const models: readonly (readonly [provider: string, model: string])[] = [
  ['openai', 'gpt-4o'],
  ['openai', 'o3'],
  ['openai', 'gpt-5.6-luna'],
  ['anthropic', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-4-20250514'],
  ['gcp.gemini', 'gemini-2.5-pro'],
  ['aws.bedrock', 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
  ['deepseek', 'deepseek-v4-flash'],
  ['perplexity', 'sonar'],
  ['openai', 'text-embedding-3-small'],
  ['openai', 'nobody'],
];

const parts = fc.record({
  uncached: fc.nat(300_000),
  cacheRead: fc.nat(100_000),
  cacheWrite5m: fc.nat(50_000),
  cacheWrite1h: fc.nat(50_000),
  visible: fc.nat(50_000),
  reasoning: fc.nat(50_000),
});

const randomCall = fc
  .record({
    model: fc.constantFrom(...models),
    serviceTier: fc.constantFrom(null, 'default', 'batch', 'flex', 'priority', 'turbo'),
    time: fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-02-01') }),
    parts,
    missing: fc.constantFrom('nothing', 'nothing', 'input', 'output'),
  })
  .map(({ model: [provider, model], parts: tokens, missing, ...call }) => {
    const { uncached, visible, ...recorded } = tokens;
    const { cacheRead, cacheWrite5m, cacheWrite1h, reasoning } = recorded;
    const usage = {
      ...(missing === 'input'
        ? { inputTotal: null, cacheRead: null, cacheWrite5m: null, cacheWrite1h: null, audioInput: null }
        : { inputTotal: uncached + cacheRead + cacheWrite5m + cacheWrite1h, cacheRead, cacheWrite5m, cacheWrite1h }),
      ...(missing === 'output' ? { output: null, reasoning: null } : { output: visible + reasoning, reasoning }),
    };
    return aCall({ provider, model, ...call, usage });
  });

type RandomCall = ReturnType<typeof aCall>;

/** The same call as a store would sum it: one usage row of one cell of the cuts. */
function throughSheet(calls: readonly RandomCall[]) {
  const keys = calls.map(({ provider, model, serviceTier }) => ({ provider, model, serviceTier }));
  const times = calls.map(({ time }) => time ?? NaN);
  const sheet = buildRateSheet({ book, models: keys, from: Math.min(...times), to: Math.max(...times) + 1 });
  const { contextThresholds, validFrom, dayTimes } = sheet.cuts;
  const rows = calls.map(({ provider, model, serviceTier, time, usage }) => {
    const { inputTotal, output, cacheRead, cacheWrite5m, cacheWrite1h, reasoning } = usage;
    const instant = time ?? NaN;
    const key = aPricingKey({
      provider,
      model,
      serviceTier,
      contextBand: inputTotal === null ? null : contextThresholds.filter((threshold) => inputTotal > threshold).length,
      priceSlice: validFrom.filter((start) => instant >= start).length,
      dayPart: dayTimes.filter((second) => (instant % 86_400_000) / 1000 >= second).length,
    });
    const counted = (tokens: number | null) => (tokens === null ? 0 : tokens);
    const cached = counted(cacheRead) + counted(cacheWrite5m) + counted(cacheWrite1h);
    const tokens = {
      inputUncached: counted(inputTotal) - cached,
      cacheRead: counted(cacheRead),
      cacheWrite5m: counted(cacheWrite5m),
      cacheWrite1h: counted(cacheWrite1h),
      output: counted(output) - counted(reasoning),
      reasoning: counted(reasoning),
    };
    return aUsageRow({ key, tokens, callsUnknown: inputTotal === null || output === null ? 1 : 0 });
  });
  const [group] = priceByGroup(rows, sheet);
  if (group === undefined) {
    throw new Error('Rows of one group are one group');
  }
  return group.total.cost;
}

describe('receipts of any calls', () => {
  it('add up to what their sum costs through a rate sheet', () => {
    fc.assert(
      fc.property(fc.array(randomCall, { minLength: 1, maxLength: 6 }), (calls) => {
        const receipts = calls.map((call) => priceCall(call, book));
        const { known, unknown } = throughSheet(calls);
        expect(known).toBe(receipts.reduce((sum, { knownPico }) => sum + knownPico, 0n));
        // A call whose model has no price and whose tokens are all zero is no gap to a sum.
        const isEmpty = ({ usage }: RandomCall) => usage.inputTotal === 0 && usage.output === 0;
        const gaps = calls.filter((call, index) => receipts[index]?.totalPico === null && !isEmpty(call));
        expect(unknown.calls).toBeGreaterThanOrEqual(gaps.length);
        expect(unknown.calls).toBeLessThanOrEqual(receipts.filter(({ totalPico }) => totalPico === null).length);
      }),
      { seed: 5 },
    );
  });

  it('have lines and fees that add up to their total', () => {
    fc.assert(
      fc.property(randomCall, (call) => {
        const { lines, fees, totalPico, knownPico, unknownReason } = priceCall(call, book);
        const amounts = [...lines, ...fees].map(({ amountPico }) => amountPico);
        const known = amounts.filter((amount) => amount !== null).reduce((sum, amount) => sum + amount, 0n);
        expect(knownPico).toBe(known);
        expect(totalPico).toBe(unknownReason === null ? known : null);
        expect(unknownReason === null || lines.length === 0 || amounts.includes(null)).toBe(true);
      }),
      { seed: 5 },
    );
  });

  it('never turn what is unknown into zero', () => {
    fc.assert(
      fc.property(randomCall, (call) => {
        const { lines, totalPico } = priceCall(call, book);
        for (const { tokens, ratePico, amountPico } of lines) {
          expect(amountPico === null).toBe(tokens === null || ratePico === null);
        }
        const isRecorded = call.usage.inputTotal !== null && call.usage.output !== null;
        expect(totalPico === null || (isRecorded && call.model !== 'nobody')).toBe(true);
      }),
      { seed: 5 },
    );
  });

  it('cost the same in two halves as whole where no context tier lies between', () => {
    const halves = fc.record({ a: parts, b: parts, model: fc.constantFrom('gpt-4o', 'gpt-5-mini', 'o4-mini') });
    fc.assert(
      fc.property(halves, ({ a, b, model }) => {
        const total = (...usages: readonly (typeof a)[]) =>
          usages.reduce((sum, { uncached, visible, ...rest }) => {
            const inputTotal = uncached + rest.cacheRead + rest.cacheWrite5m + rest.cacheWrite1h;
            const usage = { inputTotal, output: visible + rest.reasoning, ...rest };
            return sum + (price({ model, usage }).totalPico ?? NEVER);
          }, 0n);
        const whole = Object.fromEntries(
          Object.keys(a).map((name) => [name, a[name as keyof typeof a] + b[name as keyof typeof b]]),
        ) as typeof a;
        expect(total(a, b)).toBe(total(whole));
        expect(total(b, a)).toBe(total(a, b));
      }),
      { seed: 5 },
    );
  });
});

/** No total is this, so that an unknown part fails the comparison. */
const NEVER = -(10n ** 30n);
