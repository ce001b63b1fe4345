import { aPriceBook } from 'testing/aPriceBook';
import { notInBook } from '../pricing/priceBook';
import { type FixSources, describeFix } from './unpricedFix';
import type { UnpricedModel } from './unpricedModels';

const flat = aPriceBook({ 'grok-4': { model: { provider: 'x-ai' } } });
const sellers: Readonly<Record<string, readonly string[]>> = {
  'llama-3': ['aws/llama-3', 'groq/llama-3'],
  'llama-4': ['a', 'b', 'c', 'd', 'e', 'f'].map((provider) => `${provider}/llama-4`),
};

const sources: FixSources = {
  book: {
    ...flat,
    lookUp(provider, model) {
      const candidates = sellers[model];
      const found = flat.find(provider, model);
      if (provider === null && candidates !== undefined) {
        return { found: undefined, reason: 'ambiguous model name', candidates };
      }
      return found === undefined || (provider !== null && model === 'grok-4') ? notInBook : { found };
    },
  },
  modelsOf: (provider) => (provider === 'openai' ? ['gpt-4o', 'gpt-4o-mini'] : []),
};

const anUnpricedModel = (fields: Partial<UnpricedModel>): UnpricedModel => ({
  provider: 'openai',
  model: 'gpt4o',
  reason: 'model not in the price book',
  calls: 1,
  tokens: 10,
  ...fields,
});

describe('describeFix', () => {
  it.each([
    ['a spelling that is near', { model: 'gpt4o' }, 'Is it gpt-4o?'],
    ['a model of another provider', { model: 'grok-4' }, 'lists it under the provider x-ai'],
    ['a model of several other providers', { model: 'llama-3' }, 'under other providers: aws/llama-3, groq/llama-3.'],
    ['a provider nobody knows', { provider: 'acme', model: 'own-1' }, 'knows no provider "acme"'],
    ['a provider that is not recorded', { provider: null }, 'Record the provider'],
    [
      'a model that has no price',
      { model: 'own-1' },
      'Enter a price of your own in the settings of this data source, section "Prices", such as [{"name":"own price of own-1","provider":"openai","model":"own-1",',
    ],
    ['a model of nobody known', { provider: null, model: 'own-1' }, '"provider":"*","model":"own-1"'],
    ['a day without an exchange rate', { reason: 'no exchange rate for that day' }, 'Add one to the exchange rates'],
    ['no model', { model: null, reason: 'model not recorded' }, 'into the column "model"'],
    ['no input', { reason: 'input not recorded' }, 'Record the prompt tokens'],
    [
      'a name that several models have',
      { provider: null, model: 'llama-3', reason: 'ambiguous model name' },
      'at different prices: aws/llama-3, groq/llama-3. Record the provider',
    ],
    [
      'a name that many models have',
      { provider: null, model: 'llama-4', reason: 'ambiguous model name' },
      'c/llama-4, d/llama-4 and 2 more.',
    ],
    [
      'a service tier without a price',
      { reason: 'service tier not in the price book', serviceTier: 'turbo' },
      'no price of this model on service tier "turbo"',
    ],
    [
      'a service tier that has a price of its own',
      { reason: 'service tier not in the price book', serviceTier: 'turbo' },
      '"serviceTier":"turbo","rates":{"inputUncached":null,"output":null}',
    ],
    ['a day without a price', { reason: 'no price for that day' }, 'Check the time of these calls'],
    ['a class without a rate', { reason: 'no rate for some of its tokens' }, 'its other tokens are priced'],
  ] as const)('says what to do about %s', (_, fields, text) => {
    expect(describeFix(anUnpricedModel(fields), sources)).toContain(text);
  });
});
