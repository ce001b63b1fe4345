import type { Completeness } from 'core/coverage/completeness';
import { noParts } from 'core/pricing/costParts';
import { noUsage } from 'core/pricing/pricedUsage';
import { aPricedUsage } from 'testing/aPricedGroup';
import { completenessNotices } from './notices';

const complete: Completeness = { total: noUsage, unpriced: [], truncated: false };
const unpriced = (model: string | null, provider: string | null = 'openai') =>
  ({ provider, model, reason: 'model not in the price book', calls: 2, tokens: 600_000 }) as const;

const textsOf = (completeness: Partial<Completeness>, measures: Parameters<typeof completenessNotices>[1] = ['cost']) =>
  completenessNotices({ ...complete, ...completeness }, measures).map(({ severity, text }) => `${severity}: ${text}`);

describe('completenessNotices', () => {
  it('says nothing where nothing is left out', () => {
    expect(textsOf({})).toEqual([]);
  });

  it('says how many tokens have no price, and of which models', () => {
    expect(textsOf({ unpriced: [unpriced('gpt-9'), unpriced(null, null)] })).toEqual([
      expect.stringMatching(
        /^warning: 1\.2 M tokens in 4 calls have no price and are not in the cost: openai\/gpt-9 \(model not in the price book\), \(no model\) \(/,
      ),
    ]);
  });

  it('names three models and counts the others', () => {
    const [text] = textsOf({ unpriced: ['a', 'b', 'c', 'd', 'e'].map((model) => unpriced(model)) });
    expect(text).toContain('openai/c (model not in the price book) and 2 more.');
    expect(text).not.toContain('openai/d');
  });

  it('says how many calls miss tokens, each side apart', () => {
    const total = aPricedUsage({ callsInputMissing: 3, callsOutputMissing: 1234 });
    expect(textsOf({ total })).toEqual([expect.stringContaining('missing in 3 calls, completion tokens in 1,234.')]);
  });

  it('says how many calls have impossible tokens', () => {
    expect(textsOf({ total: aPricedUsage({ callsInvalid: 5 }) })).toEqual([
      expect.stringMatching(/^warning: 5 calls have token counts that cannot be/),
    ]);
  });

  it('says for what share of the input cache use is not recorded', () => {
    const tokens = { ...noUsage.tokens, inputUncached: 300, cacheRead: 100, output: 999 };
    expect(textsOf({ total: aPricedUsage({ tokens, tokensCacheUnrecorded: 100 }) })).toEqual([
      'info: Cache use is not recorded for 25.0 % of input tokens: they are priced as uncached, so the cost is an upper bound.',
    ]);
  });

  it('says how many cache writes have no lifetime', () => {
    expect(textsOf({ total: aPricedUsage({ tokensWriteLifetimeUnrecorded: 12_300 }) })).toEqual([
      expect.stringMatching(/^info: The lifetime of 12\.3 k cache-write tokens is not recorded/),
    ]);
  });

  it('names the service tier that has no price', () => {
    const tier = { ...unpriced('gpt-4o'), reason: 'service tier not in the price book', serviceTier: 'turbo' } as const;
    expect(textsOf({ unpriced: [tier] })).toEqual([
      expect.stringContaining('openai/gpt-4o (service tier not in the price book: turbo).'),
    ]);
  });

  it('says of every measure that rows were cut', () => {
    expect(textsOf({ truncated: true }, ['calls'])).toEqual([
      expect.stringContaining('warning: The data source has more groups'),
    ]);
  });

  it('tells each measure only what bears on it', () => {
    const everything = {
      total: aPricedUsage({ callsInvalid: 1, tokensWriteLifetimeUnrecorded: 1 }),
      unpriced: [unpriced('gpt-9')],
    };
    expect(textsOf(everything, ['calls', 'requests'])).toHaveLength(0);
    expect(textsOf(everything, ['tokens'])).toHaveLength(1);
    expect(textsOf(everything, ['promptCacheHitRate'])).toHaveLength(2);
    expect(textsOf(everything, ['pricedShare'])).toHaveLength(3);
    expect(textsOf(everything, ['calls', 'costPerRequest'])).toHaveLength(3);
  });

  it('says what is not known of a fallback premium and of savings, to those who asked for them', () => {
    const parts = {
      ...noParts,
      fallbackPremium: { known: 0n, unknownCalls: 3 },
      avoided: { known: 1n, unknownCalls: 2 },
    };
    const total = { ...aPricedUsage({}), parts };
    expect(textsOf({ total }, ['errorCost'])).toEqual([
      expect.stringMatching(/^warning: What 3 fallback calls cost beyond the model first asked for is unknown/),
    ]);
    expect(textsOf({ total }, ['cacheSavings'])).toEqual([
      expect.stringMatching(/^warning: What 2 response-cache hits saved is unknown/),
    ]);
    expect(textsOf({ total }, ['cost', 'retryCost'])).toEqual([]);
  });

  it('says in how many calls nobody knows what the prompt cache did, of reads and writes what was asked for', () => {
    const parts = {
      ...noParts,
      cacheReads: { known: 0n, unknownCalls: 2 },
      cacheWrites: { known: 0n, unknownCalls: 3 },
    };
    const total = { ...aPricedUsage({}), parts };
    const text = (calls: number): unknown[] => [
      expect.stringMatching(`^warning: What the prompt cache saved or cost in ${calls} calls is unknown`),
    ];
    expect(textsOf({ total }, ['cacheReadSavings'])).toEqual(text(2));
    expect(textsOf({ total }, ['cacheWritePremium'])).toEqual(text(3));
    expect(textsOf({ total }, ['cacheSavings'])).toEqual(text(3));
    expect(textsOf({ total }, ['cost', 'responseCacheSavings'])).toEqual([]);
  });

  it('says that savings leave out input whose cache use is not recorded', () => {
    const total = aPricedUsage({ tokens: { ...noUsage.tokens, inputUncached: 100 }, tokensCacheUnrecorded: 40 });
    expect(textsOf({ total }, ['cacheReadSavings'])).toContainEqual(
      expect.stringMatching(/^info: Where cache use is not recorded \(40 input tokens\)/),
    );
  });
});
