import type { LineageRow, ResponseCache } from 'core/lineage/lineageRow';
import type { TimeWindow } from 'core/usage/timeWindow';
import fc from 'fast-check';
import { fallbackCases, modelCases } from './modelCases';

/** Texts that mean something to SQL, to Grafana's variables and macros, or to nobody. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  "O'Reilly",
  '"double"',
  "'; drop table llm_calls; --",
  "\\'; drop table llm_calls; --",
  '$__timeFilter("time")',
  '$feature',
  '${feature:sqlstring}',
  '[[feature]]',
  '$$ $1 %s %_ :name',
  'back\\slash\\',
  '\\x41 \\u0041',
  'two\nlines\tand a tab\r',
  'Käse 日本語 🚀 é',
  '(none)',
  'answered',
  'NULL',
  '/* comment */ -- more',
];

const SEED = 20;
const DAY = 86_400_000;

export interface RandomRowsOptions {
  readonly count: number;
  /** Rows lie in it and in as many days before it, its very borders included. */
  readonly window: TimeWindow;
}

/** Rows in which anything may be missing, impossible or odd; the same ones on every run. */
export function randomRows({ count, window }: RandomRowsOptions): LineageRow[] {
  return fc.sample(rowArbitrary(window), { numRuns: count, seed: SEED });
}

function rowArbitrary(window: TimeWindow): fc.Arbitrary<LineageRow> {
  return fc
    .record({
      time: timeArbitrary(window),
      request_id: fc.oneof(
        { weight: 8, arbitrary: fc.nat(900).map((id) => `request-${id}`) },
        fc.constantFrom(null, '', "'||'", '$request'),
      ),
      attempt: mostly(1, [null, 2, 3, 4]),
      fallback_from: mostly<string | null>(null, ['', ...fallbackCases.map(({ model }) => model)]),
      user_id: textArbitrary('user', 40),
      feature: textArbitrary('feature', 7),
      operation: mostly('chat', [null, '', 'embeddings', 'embeddings', ...oddTexts]),
      service_tier: mostly(null, ['', 'default', 'batch', 'flex', 'priority', ...oddTexts]),
      response_cache: mostly<ResponseCache | null>(null, ['miss', 'exact', 'semantic', 'unspecified']),
      error_class: mostly(null, ['', 'timeout', 'cancelled', 'rate_limit', 'rate_limit', 'server_error', ...oddTexts]),
      environment: textArbitrary('environment', 2),
      service: textArbitrary('service', 3),
      tenant: textArbitrary('tenant', 3),
      session_id: textArbitrary('session', 50),
      modelCase: fc.constantFrom(...modelCases),
      tokens: tokensArbitrary,
    })
    .map(({ modelCase, tokens, ...row }) => ({
      ...row,
      provider: modelCase.provider,
      model: modelCase.model,
      ...tokens,
      // A token of a class without a rate makes all calls of its key count as unknown: an upper bound, tested on its own.
      ...(modelCase.inputOnly && {
        completion_tokens: tokens.completion_tokens === null ? null : 0,
        reasoning_tokens: 0,
      }),
      total_cost_usd: '123.45',
      latency_ms: 12.5,
      http_status: 200,
      trace_id: null,
      span_id: null,
    }));
}

/** Any moment, and often the ones at which a day, a price or the window begins, a thousandth of a millisecond around. */
function timeArbitrary({ from, to }: TimeWindow): fc.Arbitrary<number> {
  const start = from - (to - from);
  const borders = fc
    .tuple(
      fc.integer({ min: Math.floor(start / DAY), max: Math.floor(to / DAY) }),
      fc.constantFrom(0, 30, 60, 240, 360, 600, 990),
    )
    .map(([day, minutes]) => day * DAY + minutes * 60_000);
  const near = fc
    .tuple(fc.oneof(borders, fc.constantFrom(from, to, start)), fc.constantFrom(-1, -0.001, 0, 0, 0.001, 1))
    .map(([instant, shift]) => instant + shift);
  return fc.oneof(
    { weight: 7, arbitrary: fc.integer({ min: start, max: to + DAY / 4 }) },
    { weight: 3, arbitrary: near },
  );
}

function textArbitrary(stem: string, distinct: number): fc.Arbitrary<string | null> {
  return fc.oneof(
    { weight: 7, arbitrary: fc.nat(distinct - 1).map((index) => `${stem}-${index}`) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom(...oddTexts) },
  );
}

function mostly<T>(usual: T, others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

/** Counts that mostly make sense: small ones, those around a price tier, and some that cannot be. */
const countArbitrary: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(6000) },
  { weight: 3, arbitrary: fc.constantFrom(199_999, 200_000, 200_001, 271_999, 272_000, 3_000_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, -1) },
);

/**
 * A part of `whole`: nothing, some, all, more than all, less than nothing, or not recorded. Shares are whole per cent, since
 * most of the doubles between 0 and 1 that fast-check draws are so small that nothing would be left of any whole.
 */
const partArbitrary: fc.Arbitrary<(whole: number | null) => number | null> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 50 }).map((percent) => partOf(percent / 100)) },
  { weight: 3, arbitrary: fc.constant(() => 0) },
  { weight: 2, arbitrary: fc.constant(() => null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      partOf(1),
      (whole: number | null) => (whole ?? 7) + 1,
      () => -5,
    ),
  },
);

function partOf(share: number) {
  return (whole: number | null) => Math.floor((whole ?? 100) * share);
}

const recordedTokensArbitrary = fc
  .record({
    prompt: countArbitrary,
    completion: countArbitrary,
    read: partArbitrary,
    write: partArbitrary,
    write1h: partArbitrary,
    reasoning: partArbitrary,
  })
  .map(({ prompt, completion, read, write, write1h, reasoning }) => {
    const written = write(prompt);
    return {
      prompt_tokens: prompt,
      completion_tokens: completion,
      cache_read_tokens: read(prompt),
      cache_write_tokens: written,
      cache_write_1h_tokens: write1h(written),
      reasoning_tokens: reasoning(completion),
    };
  });

/** What a call leaves that was refused, or whose usage nobody asked for. */
const noTokensRecorded = {
  prompt_tokens: null,
  completion_tokens: null,
  cache_read_tokens: null,
  cache_write_tokens: null,
  cache_write_1h_tokens: null,
  reasoning_tokens: null,
};

const tokensArbitrary = fc.oneof(
  { weight: 6, arbitrary: recordedTokensArbitrary },
  { weight: 1, arbitrary: fc.constant(noTokensRecorded) },
);
