import type { LineageColumn } from '../lineage/lineageRow';

/** How much of the calls of a window has each column recorded; a column that is not mapped is absent. */
export interface RecordedCalls {
  readonly rows: number;
  /** Recorded prompt and completion tokens of all rows. */
  readonly tokens: number;
  /** Rows, and their tokens, that hold a value in a column. */
  readonly recorded: Readonly<Partial<Record<LineageColumn, { readonly rows: number; readonly tokens: number }>>>;
  /** Rows of the whole table that begin in the future, by the clock of the store: a clock is wrong, or a time zone was lost. */
  readonly inFuture: number;
}

/** One fact about calls: how much of it is recorded (shares of 1), and what its absence means. */
export interface CoverageFact {
  readonly fact: string;
  /** Share of calls, and of their tokens; `undefined` where a call without it may have nothing to record. */
  readonly recorded: number | undefined;
  readonly recordedTokens: number | undefined;
  /** Calls without it. */
  readonly missing: number | undefined;
  /** What is missing in answers, and what to do; absent where nothing is missing. */
  readonly effect?: string;
  readonly fix?: string;
}

interface KnownFact {
  readonly column: LineageColumn;
  readonly label: string;
  readonly effect: string;
  readonly fix: string;
  /** Only some calls have it, such as an error class: calls without it are no gap, but a column without any may be one. */
  readonly onlySome?: boolean;
}

/** In the order in which a gap costs most answers. What each gap does to a number: docs/methods/not-recorded.md. */
const knownFacts: readonly KnownFact[] = [
  {
    column: 'model',
    label: 'Model',
    effect: 'These calls have no price: their tokens are counted, their cost is unknown.',
    fix: 'Write the model that the provider names in its answer.',
  },
  {
    column: 'provider',
    label: 'Provider',
    effect: "The price is looked up by the model's name alone, which another provider may sell at another price.",
    fix: 'Write the provider by its OpenTelemetry name, such as openai or aws.bedrock; a constant will do where there is only one.',
  },
  {
    column: 'prompt_tokens',
    label: 'Prompt tokens',
    effect: 'The cost of these calls is unknown, unless they failed without being billed.',
    fix: "Write the prompt tokens of the provider's usage report, cached ones included (or declare that they leave them out).",
  },
  {
    column: 'completion_tokens',
    label: 'Completion tokens',
    effect: 'The cost of these calls is unknown, unless they are embeddings or failed without being billed.',
    fix: "Write the completion tokens of the provider's usage report; for streams, ask the provider to send it.",
  },
  {
    column: 'cache_read_tokens',
    label: 'Cache read tokens',
    effect: 'Priced as uncached input: the cost is an upper bound, and the prompt cache hit rate a lower one.',
    fix: "Write the cached tokens of the provider's usage report, 0 where there were none.",
  },
  {
    column: 'cache_write_tokens',
    label: 'Cache write tokens',
    effect: 'Cache writes are priced as uncached input, which is too little where a provider charges more for them.',
    fix: "Write the cache-creation tokens of the provider's usage report, 0 where there were none.",
  },
  {
    column: 'cache_write_1h_tokens',
    label: 'One-hour cache writes',
    effect: 'All cache writes are priced as five-minute writes, which is too little for one-hour ones.',
    fix: 'Write how many of the cache-write tokens live for an hour, 0 where none do. Only Anthropic tells them apart.',
  },
  {
    column: 'reasoning_tokens',
    label: 'Reasoning tokens',
    effect: 'Reasoning is shown as output; the cost differs only where a provider charges another rate for it.',
    fix: "Write the reasoning tokens of the provider's usage report, 0 where there were none.",
  },
  {
    column: 'service_tier',
    label: 'Service tier',
    effect: 'Calls without one are taken for the standard tier.',
    fix: 'Write the tier that the provider names in its answer, such as batch or priority.',
    onlySome: true,
  },
  {
    column: 'feature',
    label: 'Feature',
    effect: 'These calls stand under (none): nobody can tell what they were for.',
    fix: 'Have the application write the feature that it makes the call for.',
  },
  {
    column: 'user_id',
    label: 'User',
    effect: 'These calls belong to no user: Top users leaves them out of its mean and median.',
    fix: 'Have the application write an id of the user; a pseudonym will do.',
  },
  {
    column: 'request_id',
    label: 'Request',
    effect: 'Each of these calls is a request of its own: retries and fallbacks of one request are not seen together.',
    fix: 'Write one id for all attempts at the same request.',
  },
  {
    column: 'attempt',
    label: 'Attempt',
    effect: 'These calls count as first attempts: the cost of retries is not seen.',
    fix: 'Write 1 for the first attempt of a request, 2 for the next, and so on.',
  },
  {
    column: 'error_class',
    label: 'Error class',
    effect: 'Calls without one count as answered, so that errors cost nothing here.',
    fix: 'Write the class of the error for calls that failed (docs/methods/error-classes.md).',
    onlySome: true,
  },
  {
    column: 'fallback_from',
    label: 'Fallback from',
    effect: 'No fallbacks are seen, and neither are the extra dollars over the model first asked for.',
    fix: 'Write the model first asked for where another one answered in its place.',
    onlySome: true,
  },
  {
    column: 'response_cache',
    label: 'Response cache',
    effect: 'Answers from a response cache cannot be told from calls.',
    fix: 'Write exact, semantic or miss where a response cache stands in front of the provider.',
    onlySome: true,
  },
  ...(
    [
      ['environment', 'Environment'],
      ['service', 'Service'],
      ['tenant', 'Tenant'],
      ['session_id', 'Session'],
      ['operation', 'Operation'],
    ] as const
  ).map(([column, label]) => ({
    column,
    label,
    effect: `These calls stand under (none) where cost is split by ${label.toLowerCase()}.`,
    fix: `Have the application write the ${label.toLowerCase()}, if somebody needs cost by it.`,
  })),
];

/** Every fact that the boards need, with what its gaps cost in answers. None where there are no calls to look at. */
export function coverageFacts(calls: RecordedCalls): CoverageFact[] {
  return calls.rows === 0 ? [] : [...knownFacts.map((known) => describeFact(known, calls)), clockFact(calls)];
}

function describeFact({ column, label, effect, fix, onlySome = false }: KnownFact, calls: RecordedCalls): CoverageFact {
  const recorded = calls.recorded[column];
  if (recorded === undefined) {
    return {
      fact: label,
      recorded: 0,
      recordedTokens: calls.tokens === 0 ? undefined : 0,
      missing: calls.rows,
      effect,
      fix: 'Not mapped: choose the column of the table that holds it in the settings of the data source, if there is one.',
    };
  }
  const shares = {
    fact: label,
    recorded: recorded.rows / calls.rows,
    recordedTokens: calls.tokens === 0 ? undefined : recorded.tokens / calls.tokens,
  };
  if (onlySome) {
    return {
      ...shares,
      missing: undefined,
      ...(recorded.rows === 0 && { effect, fix: `If it occurs: ${decapitalize(fix)}` }),
    };
  }
  const missing = calls.rows - recorded.rows;
  return { ...shares, missing, ...(missing > 0 && { effect, fix }) };
}

/** A clock that is ahead, or a local time that was stored as UTC, puts calls where no range that ends now looks. */
function clockFact({ inFuture }: RecordedCalls): CoverageFact {
  return {
    fact: 'Time not in the future',
    recorded: undefined,
    recordedTokens: undefined,
    missing: inFuture,
    ...(inFuture > 0 && {
      effect: 'These calls begin in the future by the clock of the database: no time range that ends now has them.',
      fix: 'Correct the clock where calls are recorded, and the time zone of the time column (a local time that is read as UTC is off by hours).',
    }),
  };
}

function decapitalize(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
