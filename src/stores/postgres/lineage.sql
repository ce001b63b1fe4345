-- The lineage event as a table: one row per call to a model (an attempt), the unit everything is computed from.
-- Any other table is read through a column mapping to these names (docs/install.md shows one).
-- NULL is "not recorded", which is not zero and not '': what that does to each number is in docs/methods/not-recorded.md.
CREATE TABLE llm_calls (
  time                  timestamptz NOT NULL,      -- start of the call
  request_id            text NOT NULL,             -- the logical request; its retries and fallbacks share it
  attempt               smallint NOT NULL DEFAULT 1,  -- 1 = first try; every retry and every fallback is a row of its own
  user_id               text,                      -- whoever the cost belongs to at the call site
  feature               text,                      -- set at the call site
  provider              text,                      -- canonical names: docs/methods/providers.md
  model                 text,                      -- as answered by the provider, else as requested
  fallback_from         text,                      -- the model asked for first, where this call replaced it
  operation             text,                      -- chat, embeddings, ...
  prompt_tokens         bigint,                    -- INCLUDES cache reads and writes (OpenTelemetry's rule)
  completion_tokens     bigint,                    -- includes reasoning
  cache_read_tokens     bigint,                    -- part of prompt_tokens
  cache_write_tokens    bigint,                    -- part of prompt_tokens, all lifetimes
  cache_write_1h_tokens bigint,                    -- part of cache_write_tokens
  reasoning_tokens      bigint,                    -- part of completion_tokens
  service_tier          text,                      -- batch, flex, priority; null = default
  response_cache        text CHECK (response_cache IN ('exact', 'semantic', 'unspecified', 'miss')),  -- a cache in front of the provider; null = none. All but miss are hits: not billed
  total_cost_usd        numeric,                   -- as reported by the application or gateway: a cross-check, never the number shown as cost
  latency_ms            double precision,
  error_class           text,                      -- null = answered; classes: docs/methods/error-classes.md
  http_status           smallint,
  environment text, service text, tenant text, session_id text, trace_id text, span_id text
);
CREATE INDEX llm_calls_time ON llm_calls USING brin (time);
