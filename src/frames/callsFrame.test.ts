import type { LineageRow } from 'core/lineage/lineageRow';
import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { callsFrame } from './callsFrame';

const book = aPriceBook({
  'gpt-4o': { perToken: { inputUncached: 2_500_000n, cacheRead: 1_000_000n, output: 10_000_000n } },
});

function valuesOf(overrides: Partial<LineageRow>) {
  const row = aLineageRow(overrides);
  const { fields } = callsFrame([{ row, receipt: lineageReceipt(row, book) }], 'A');
  return Object.fromEntries(fields.map(({ name, values }) => [name, values[0] as unknown]));
}

describe('callsFrame', () => {
  it('has who called, tokens by class, cost, what was reported and the trace', () => {
    expect(
      valuesOf({
        prompt_tokens: 1_000_000,
        cache_read_tokens: 400_000,
        completion_tokens: 100_000,
        latency_ms: 812.5,
        total_cost_usd: '3',
        trace_id: 'abc',
      }),
    ).toEqual({
      time: Date.parse('2026-09-20T12:00:00Z'),
      request: 'request-1',
      attempt: 1,
      feature: 'search',
      user: 'ada',
      provider: 'openai',
      model: 'gpt-4o',
      errorClass: 'answered',
      inputUncached: 600_000,
      cacheRead: 400_000,
      cacheWrite5m: 0,
      cacheWrite1h: 0,
      output: 100_000,
      reasoning: 0,
      cost: 2.9,
      unknownWhy: null,
      latency: 812.5,
      reportedCost: 3,
      difference: 0.1,
      trace: 'abc',
    });
  });

  it('leaves a cost open that is not known, and says why and which part is', () => {
    expect(valuesOf({ prompt_tokens: 1_000_000, completion_tokens: null, total_cost_usd: '3' })).toMatchObject({
      output: null,
      cost: null,
      unknownWhy: 'output not recorded (known part $2.50)',
      reportedCost: 3,
      difference: null,
    });
    expect(valuesOf({ model: 'house-llm', prompt_tokens: 5 })).toMatchObject({
      inputUncached: 5,
      cost: null,
      unknownWhy: 'model not in the price book: openai/house-llm',
    });
  });

  it('names what has no name as the boards do', () => {
    expect(valuesOf({ feature: null, user_id: '', error_class: 'timeout' })).toMatchObject({
      feature: '(none)',
      user: '(none)',
      errorClass: 'timeout',
    });
  });

  it('has the same columns and no rows where there are no calls', () => {
    const { fields, length } = callsFrame([], 'A');
    expect([fields.length, length]).toEqual([20, 0]);
  });
});
