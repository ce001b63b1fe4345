import { aCallSpan } from 'testing/aSpan';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes } from './span';

const callOf = (attributes: Attributes): LlmCall => normalizeTrace([aCallSpan({ attributes })]).calls[0] as LlmCall;

describe('lifetimes of 200 cache writes of Anthropic', () => {
  const [all, minutes, hour] = [
    'gen_ai.usage.cache_creation.input_tokens',
    'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
    'anthropic.usage.cache_creation.ephemeral_1h_input_tokens',
  ] as const;
  const claude = { 'gen_ai.provider.name': 'anthropic', 'gen_ai.request.model': 'claude-sonnet-4-5' };

  it.each<[string, Attributes, number | null, number | null, boolean]>([
    ['not told', { [all]: 200 }, 200, null, true],
    ['none written', { [all]: 0 }, 0, 0, false],
    ['all of five minutes', { [all]: 200, [minutes]: 200 }, 200, 0, false],
    ['some of five minutes', { [all]: 200, [minutes]: 50 }, 200, null, true],
    ['an hour`s share', { [all]: 200, [hour]: 150 }, 50, 150, false],
    ['both', { [all]: 200, [minutes]: 50, [hour]: 150 }, 50, 150, false],
    ['both, and some more written by a tool', { [all]: 200, [minutes]: 30, [hour]: 150 }, 50, 150, true],
    ['both without their sum', { [minutes]: 30, [hour]: 150 }, 30, 150, false],
    ['nothing', {}, null, null, false],
  ])('%s', (_what, writes, cacheWrite5m, cacheWrite1h, isExplained) => {
    const { usage, unknown } = callOf({ ...claude, ...writes });
    expect(usage).toMatchObject({ cacheWrite5m, cacheWrite1h });
    expect(unknown.cacheWriteLifetime !== undefined).toBe(isExplained);
  });

  it('are five minutes where the provider knows no other', () => {
    expect(callOf({ [all]: 200 }).usage).toMatchObject({ cacheWrite5m: 200, cacheWrite1h: 0 });
  });
});
