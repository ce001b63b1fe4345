import type { LineageColumn } from './lineageRow';

interface ColumnMeaning {
  /** What a value says, in one line. */
  readonly meaning: string;
  /** What answers lose where it is not recorded (docs/methods/not-recorded.md), as a sentence. */
  readonly withoutIt: string;
}

/** Every column of the lineage table in words, for those who map a table of their own to it. */
export const columnMeanings: Readonly<Record<LineageColumn, ColumnMeaning>> = {
  time: { meaning: 'When the call began', withoutIt: 'A call without it belongs to no time range and is not seen.' },
  request_id: {
    meaning: 'The request that a call and its retries and fallbacks share',
    withoutIt: 'Every first attempt counts as a request of its own, and retries cannot be followed.',
  },
  attempt: {
    meaning: '1 for the first try, counting up with every retry and fallback',
    withoutIt: 'Every call counts as a first attempt: no retries are seen.',
  },
  user_id: {
    meaning: 'Whoever the cost belongs to',
    withoutIt: 'Every call counts as (none): Top users shows nobody.',
  },
  feature: {
    meaning: 'The part of your product that called',
    withoutIt: 'Every call counts as (none): Top features shows one row.',
  },
  provider: {
    meaning: 'Who served the model, such as openai',
    withoutIt: 'Models are priced by their name alone, which works for well-known names only.',
  },
  model: {
    meaning: 'The model that answered',
    withoutIt: 'No call has a price: only tokens and counts are shown.',
  },
  fallback_from: {
    meaning: 'The model asked for first, where this call replaced it',
    withoutIt: 'What fallbacks cost beyond the model first asked for is not known.',
  },
  operation: {
    meaning: 'chat, embeddings, ...',
    withoutIt: 'Embeddings, which have no completion tokens, count as calls of unknown cost unless they record 0.',
  },
  prompt_tokens: {
    meaning: 'Input tokens, cached ones included unless the switch below says otherwise',
    withoutIt: 'The cost of the input is unknown.',
  },
  completion_tokens: {
    meaning: 'Output tokens, reasoning included',
    withoutIt: 'The cost of the output is unknown.',
  },
  cache_read_tokens: {
    meaning: "Prompt tokens read from the provider's cache",
    withoutIt: 'All input is priced as uncached: an upper bound. The prompt cache shows no hits.',
  },
  cache_write_tokens: {
    meaning: "Prompt tokens written to the provider's cache",
    withoutIt: 'No cache writes are priced; where a provider charges extra for them, cost is too low.',
  },
  cache_write_1h_tokens: {
    meaning: 'Cache writes that are kept for an hour',
    withoutIt: 'All cache writes are priced as five-minute ones.',
  },
  reasoning_tokens: {
    meaning: 'Completion tokens spent on reasoning',
    withoutIt: 'Reasoning is not told apart from output; dollars change only where a model bills it apart.',
  },
  service_tier: {
    meaning: 'batch, flex or priority',
    withoutIt: 'Every call is priced at the default tier.',
  },
  response_cache: {
    meaning: 'exact, semantic, unspecified or miss: a cache of your own in front of the provider',
    withoutIt: 'Answers from a response cache count as calls, and its savings are not shown.',
  },
  total_cost_usd: {
    meaning: 'Dollars as the application wrote them: a cross-check, never shown as cost',
    withoutIt: 'Costs cannot be compared with those that your application wrote.',
  },
  latency_ms: { meaning: 'How long the call took', withoutIt: 'Latency cannot be set against cost.' },
  error_class: {
    meaning: 'rate_limit, timeout, server_error, ...; nothing where the call was answered',
    withoutIt: 'Every call counts as answered: the cost of errors is not known.',
  },
  http_status: { meaning: 'Status that the provider answered with', withoutIt: 'No number depends on it.' },
  environment: { meaning: 'production, staging, ...', withoutIt: 'Environments cannot be told apart.' },
  service: { meaning: 'The program that called', withoutIt: 'Services cannot be told apart.' },
  tenant: { meaning: 'The customer or team the call was made for', withoutIt: 'Tenants cannot be told apart.' },
  session_id: { meaning: 'The conversation a call belongs to', withoutIt: 'Sessions cannot be told apart.' },
  trace_id: { meaning: 'The trace a call is part of', withoutIt: 'No link leads from a call to its trace.' },
  span_id: { meaning: 'The span of the call itself', withoutIt: 'No link leads to the span of a call.' },
};
