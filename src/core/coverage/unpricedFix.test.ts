import { aPriceBook } from 'testing/aPriceBook';
import { type FixSources, describeFix } from './unpricedFix';
import type { UnpricedModel } from './unpricedModels';

const sources: FixSources = {
  book: aPriceBook({ 'grok-4': { model: { provider: 'x-ai' } } }),
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
    ['a provider nobody knows', { provider: 'acme', model: 'own-1' }, 'knows no provider "acme"'],
    ['a provider that is not recorded', { provider: null }, 'Record the provider'],
    ['a model that has no price', { model: 'own-1' }, 'Prices of your own cannot be entered yet'],
    ['no model', { model: null, reason: 'model not recorded' }, 'into the column "model"'],
    ['no input', { reason: 'input not recorded' }, 'Record the prompt tokens'],
    ['a class without a rate', { reason: 'no rate for some of its tokens' }, 'its other tokens are priced'],
  ] as const)('says what to do about %s', (_, fields, text) => {
    expect(describeFix(anUnpricedModel(fields), sources)).toContain(text);
  });
});
