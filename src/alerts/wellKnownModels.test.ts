import { loadBookNames } from 'core/pricing/bookNames';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import type { ModelKey } from 'core/pricing/rateSheet';
import { postgres } from 'stores/postgres/plan';
import { modelCatalogue } from '../../demo/modelCatalogue';
import { buildRules } from './buildRules';
import { ruleRates } from './ruleRates';
import { ruleDefaults } from './ruleSettings';
import { wellKnownModels } from './wellKnownModels';

/** More than a few lines of SQL, and well under what makes a rule slow to save and to show. */
const LONGEST_QUERY = 80_000;

let models: readonly ModelKey[];

beforeAll(async () => {
  models = wellKnownModels(await loadPriceBook(), await loadBookNames());
});

const has = (provider: string, model: string, serviceTier: string | null = null) =>
  models.some((one) => one.provider === provider && one.model === model && one.serviceTier === serviceTier);

describe('wellKnownModels', () => {
  it('has a price for each of them', async () => {
    const rates = ruleRates(await loadPriceBook(), models, Date.UTC(2026, 10, 20));
    expect(rates.unpriced).toEqual([]);
    expect(rates.priced).toBe(models.length);
    expect(rates.priced).toBeGreaterThan(300);
  });

  it('keeps every query of a rule small', async () => {
    const rates = ruleRates(await loadPriceBook(), models, Date.UTC(2026, 10, 20));
    const source = { table: 'llm_calls', timeZone: 'UTC' };
    const rules = buildRules({ store: postgres, source, filters: [], rates, settings: ruleDefaults, scope: '' });
    const lengths = rules.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'query' ? [String(step.query.target['rawSql']).length] : [])),
    );
    expect(Math.max(...lengths)).toBeLessThan(LONGEST_QUERY);
  });

  it.each([
    ['openai', 'gpt-4o-mini-2024-07-18', 'default'],
    ['openai', 'gpt-4o-mini', 'batch'],
    ['azure.ai.openai', 'gpt-4.1', null],
    ['anthropic', 'claude-sonnet-4-5-20250929', 'standard'],
    ['gcp.gemini', 'gemini-2.5-flash', null],
    ['gcp.vertex_ai', 'claude-haiku-4-5@20251001', null],
    ['aws.bedrock', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', null],
    ['mistral_ai', 'mistral-large-latest', null],
    ['deepseek', 'deepseek-chat', null],
    ['x_ai', 'grok-4', null],
    ['cohere', 'command-a', null],
    ['groq', 'llama-3.3-70b-versatile', null],
  ])('has %s %s on tier %s', (provider, model, tier) => {
    expect(has(provider, model, tier)).toBe(true);
  });

  it.each([
    ['openai', 'gpt-image-1'],
    ['openai', 'davinci'],
    ['openai', 'gpt-4o-realtime-preview'],
    ['anthropic', 'claude-2'],
    ['aws.bedrock', 'regional.anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ])('leaves out %s %s', (provider, model) => {
    expect(has(provider, model)).toBe(false);
  });

  it('has the models of the demo, but for the one without a price', () => {
    const missing = Object.entries(modelCatalogue).filter(([model, { provider }]) => !has(provider, model));
    expect(missing.map(([model]) => model)).toEqual(['gemini-nightjar-preview']);
  });
});
