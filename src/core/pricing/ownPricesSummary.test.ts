import { aPriceBook } from 'testing/aPriceBook';
import { describeOwnPrices, findIdleEntries } from './ownPricesSummary';
import { parseOwnPrices } from './parseOwnPrices';

function entriesOf(list: readonly Record<string, unknown>[]) {
  const parsed = parseOwnPrices(list.map((entry) => ({ provider: 'openai', model: 'gpt-4o', ...entry })));
  if (!parsed.ok) {
    throw new Error(parsed.problems.join());
  }
  return parsed.entries;
}

describe('describeOwnPrices', () => {
  it.each([
    [
      'a rate and a multiplier after it',
      [
        { name: 'a', from: '2026-01-01', to: '2026-07-01', rates: { output: 1 } },
        { name: 'b', from: '2026-07-01', multiply: 0.9 },
      ],
      '2 entries, 1 multiplier; first valid from 2026-01-01, without an end.',
    ],
    [
      'one that was always valid',
      [{ name: 'a', to: '2026-07-01', rates: { output: 1 } }],
      '1 entry; from the beginning, until 2026-07-01.',
    ],
    [
      'a deployment of one’s own name',
      [{ name: 'a', model: 'prod', priceAs: { provider: 'openai', model: 'gpt-4o' } }],
      '1 entry, 1 priced as another model; from the beginning, without an end.',
    ],
  ])('counts %s', (_, list, text) => {
    expect(describeOwnPrices(entriesOf(list))).toBe(text);
  });
});

describe('findIdleEntries', () => {
  const published = aPriceBook({ 'gpt-4o': {} });

  it.each([
    [
      'a model that nobody has to be priced as',
      { priceAs: { provider: 'openai', model: 'gpt-9' } },
      'priceAs names openai/gpt-9',
    ],
    ['a model that nobody has to multiply', { model: 'gpt-9', multiply: 0.5 }, 'has no openai/gpt-9 to multiply'],
  ])('names %s', (_, fields, text) => {
    expect(findIdleEntries(entriesOf([{ name: 'a', ...fields }]), published)).toEqual([expect.stringContaining(text)]);
  });

  it.each([
    ['rates of its own', { model: 'gpt-9', rates: { output: 1 } }],
    ['a pattern', { model: 'gpt-9*', multiply: 0.5 }],
    ['any provider', { provider: '*', model: 'gpt-9', multiply: 0.5 }],
    ['a model that the book has', { multiply: 0.5 }],
  ])('says nothing of an entry with %s', (_, fields) => {
    expect(findIdleEntries(entriesOf([{ name: 'a', ...fields }]), published)).toEqual([]);
  });
});
