import { parseOwnPrices } from './parseOwnPrices';

const entry = { name: 'contract', provider: 'openai', model: 'gpt-4o', rates: { inputUncached: 2 } };

function problemsOf(value: unknown): readonly string[] {
  const parsed = parseOwnPrices(value);
  return parsed.ok ? [] : parsed.problems;
}

describe('parseOwnPrices', () => {
  it('reads rates per million tokens, fees per thousand, dates in UTC and factors', () => {
    const parsed = parseOwnPrices([
      {
        name: 'contract 2026',
        provider: 'azure.ai.openai',
        model: ['Prod-Chat', 'prod-chat-*'],
        except: 'prod-chat-test',
        priceAs: { provider: 'openai', model: 'gpt-4o' },
        serviceTier: 'Standard',
        from: '2026-01-01',
        to: '2026-07-01T16:00:00Z',
        rates: { inputUncached: 2.2, cacheWrite1h: { times: 2, of: 'inputUncached' } },
        contextTiers: [{ inputOver: 200_000, rates: { inputUncached: 4.4 } }],
        perThousandCalls: 5,
        perThousandWebSearches: 8,
        source: 'order form 17',
      },
      { name: 'batch', provider: '*', model: '*', serviceTier: 'batch', multiply: { all: 0.45, cacheRead: 1 } },
    ]);
    expect(parsed).toEqual({
      ok: true,
      entries: [
        {
          name: 'contract 2026',
          source: 'order form 17',
          provider: 'azure',
          models: ['prod-chat', 'prod-chat-*'],
          except: ['prod-chat-test'],
          priceAs: { provider: 'openai', model: 'gpt-4o' },
          serviceTier: 'standard',
          from: Date.UTC(2026, 0, 1),
          to: Date.UTC(2026, 6, 1, 16),
          rates: { inputUncached: 2_200_000n, cacheWrite1h: { times: 2_000_000n, of: 'inputUncached' } },
          contextTiers: [{ inputOver: 200_000, rates: { inputUncached: 4_400_000n } }],
          perCall: 5_000_000_000n,
          perWebSearch: 8_000_000_000n,
        },
        {
          name: 'batch',
          source: 'batch',
          provider: '*',
          models: ['*'],
          except: [],
          serviceTier: 'batch',
          from: null,
          to: null,
          rates: {},
          multiply: { all: 450_000n, cacheRead: 1_000_000n },
          contextTiers: [],
        },
      ],
    });
  });

  it.each([
    [null, 'own prices have to be a list of entries'],
    [[7], 'entry 1: has to be an object'],
    [[{ ...entry, name: ' ' }], 'entry 1 ( ), field name: has to be a text that is not empty'],
    [[{ ...entry, provider: 4 }], 'entry 1 (contract), field provider: has to be a text that is not empty'],
    [[{ ...entry, model: [] }], 'entry 1 (contract), field model: has to be a name, with * for any characters'],
    [[{ ...entry, price: 1 }], 'entry 1 (contract), field price: is not known; known are name, source'],
    [[{ ...entry, from: '2026-02-31' }], 'entry 1 (contract), field from: has to be a date such as 2026-01-31'],
    [[{ ...entry, to: 'soon' }], 'entry 1 (contract), field to: has to be a date'],
    [[{ ...entry, to: 1_767_225_600_000 }], 'entry 1 (contract), field to: has to be a date'],
    [[{ ...entry, from: '2026-02-01', to: '2026-02-01' }], 'field to: has to be later than from'],
    [[{ ...entry, rates: { input: 2 } }], 'field rates.input: is not known; known are inputUncached'],
    [[{ ...entry, rates: { output: '2' } }], 'field rates.output: has to be US dollars per million tokens'],
    [[{ ...entry, rates: { output: -1 } }], 'field rates.output: has to be US dollars per million tokens'],
    [[{ ...entry, rates: [] }], 'field rates: has to be an object of rates by token class'],
    [[{ ...entry, rates: { output: { times: 2, of: 'output' } } }], 'field rates.output.of: has to be another of'],
    [
      [{ ...entry, rates: { output: { times: 'x', of: 'inputUncached' } } }],
      'field rates.output.times: has to be a factor',
    ],
    [[{ ...entry, multiply: 0.9 }], 'field multiply: multiplies the price below, so an entry has either this or rates'],
    [[{ ...entry, rates: undefined, multiply: {} }], 'field multiply: has to be a factor, or an object of factors'],
    [[{ ...entry, rates: undefined, multiply: { input: 1 } }], 'field multiply.input: is not known; known are all'],
    [[{ ...entry, rates: undefined, multiply: { all: NaN } }], 'field multiply.all: has to be a factor, zero or more'],
    [[{ ...entry, priceAs: 'openai/gpt-4o' }], 'field priceAs: has to be an object with provider and model'],
    [[{ ...entry, contextTiers: {} }], 'field contextTiers: has to be a list'],
    [
      [{ ...entry, contextTiers: [{ inputOver: 1.5, rates: {} }] }],
      'field contextTiers[0].inputOver: has to be a whole',
    ],
    [
      [
        {
          ...entry,
          contextTiers: [
            { inputOver: 5, rates: {} },
            { inputOver: 5, rates: {} },
          ],
        },
      ],
      'field contextTiers[1].inputOver: has to be above that of the tier before',
    ],
    [[{ ...entry, perThousandCalls: '5' }], 'field perThousandCalls: has to be US dollars per thousand'],
    [[{ ...entry, rates: undefined }], 'entry 1 (contract): says no price: give one of rates, multiply'],
    [[entry, entry], 'two entries are named contract: a receipt could not tell them apart'],
  ])('refuses %j and names entry and field', (value, problem) => {
    expect(problemsOf(value).join('\n')).toContain(problem);
  });

  it('names every mistake of a list, not the first only', () => {
    expect(problemsOf([{ ...entry, from: 1, to: 2 }, 3])).toHaveLength(3);
  });
});

describe('the validity of entries for the same calls', () => {
  const january = { ...entry, name: 'January', from: '2026-01-01', to: '2026-02-01' };

  it('accepts entries that follow each other, in any order of the list', () => {
    const later = { ...entry, name: 'later', from: '2026-02-01' };
    const before = { ...entry, name: 'before', to: '2026-01-01' };
    expect(problemsOf([later, january, before])).toEqual([]);
  });

  it('names both entries where they overlap', () => {
    expect(problemsOf([january, { ...entry, name: 'year', from: '2026-01-31', to: '2027-01-01' }])).toEqual([
      'entries for the same calls overlap: January (to 2026-02-01T00:00:00.000Z) and year (from 2026-01-31T00:00:00.000Z)',
    ]);
    expect(problemsOf([entry, { ...entry, name: 'always too' }])).toEqual([
      'entries for the same calls overlap: contract (to open) and always too (from open)',
    ]);
  });

  it('names both entries where they leave a gap', () => {
    expect(problemsOf([january, { ...entry, name: 'March', from: '2026-03-01' }])).toEqual([
      'entries for the same calls leave a gap, in which the price below would hold: January (to 2026-02-01T00:00:00.000Z) and March (from 2026-03-01T00:00:00.000Z)',
    ]);
  });

  it('compares entries by each of their names', () => {
    const both = { ...entry, name: 'both', model: ['gpt-5', 'gpt-4o'], from: '2026-01-15' };
    expect(problemsOf([january, both])).toHaveLength(1);
  });

  it.each([
    ['provider', { provider: 'azure' }],
    ['model', { model: 'gpt-5' }],
    ['service tier', { serviceTier: 'batch' }],
    ['exception', { except: 'x' }],
  ])('leaves entries alone that differ in %s', (_, other) => {
    expect(problemsOf([january, { ...entry, name: 'other', ...other, from: '2026-03-01' }])).toEqual([]);
  });
});
