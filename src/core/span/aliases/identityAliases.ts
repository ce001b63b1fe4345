import type { Alias, FactName } from './alias';

/** Whose call it is. `featureFallback` names what ran where nobody named a feature; `apiUser` is the weaker user. */
export const identityAliases: readonly Alias[] = [
  { fact: 'requestId', name: 'request_id', evidence: 'the lineage column; Claude Code' },
  { fact: 'requestId', name: 'gen_ai.request.id', evidence: 'LiteLLM v1' },

  { fact: 'feature', name: 'feature', evidence: 'recorded: applications, AI SDK enrich, OpenLIT, Strands' },
  { fact: 'feature', name: 'app.feature', evidence: 'recorded: set by the application on its server span' },
  { fact: 'feature', name: 'app.use_case', evidence: 'beside app.feature' },
  { fact: 'feature', name: 'use_case', evidence: 'beside feature' },

  { fact: 'featureFallback', name: 'traceloop.workflow.name', evidence: 'recorded: openllmetry' },
  { fact: 'featureFallback', name: 'gen_ai.workflow.name', evidence: 'semconv 1.41' },
  { fact: 'featureFallback', name: 'workflow.name', evidence: 'older agent frameworks' },
  { fact: 'featureFallback', name: 'ai.telemetry.functionId', evidence: 'recorded: AI SDK <= 6' },
  { fact: 'featureFallback', name: 'resource.name', evidence: 'recorded: AI SDK, the same functionId' },
  { fact: 'featureFallback', name: 'gen_ai.prompt.name', evidence: 'genai conventions' },
  { fact: 'featureFallback', name: 'gen_ai.agent.name', evidence: 'recorded: AI SDK 7, Pydantic AI, Strands' },
  { fact: 'featureFallback', name: 'agent_name', evidence: 'recorded: Pydantic AI' },
  { fact: 'featureFallback', name: 'agent.name', evidence: 'recorded: OpenInference' },
  { fact: 'featureFallback', name: 'langfuse.trace.name', evidence: 'recorded: Langfuse' },
  { fact: 'featureFallback', name: 'query_source_safe', evidence: 'Claude Code' },

  { fact: 'user', name: 'user.id', evidence: 'OpenTelemetry, OpenInference, Langfuse, Claude Code' },
  { fact: 'user', name: 'langfuse.user.id', evidence: 'Langfuse' },
  { fact: 'user', name: 'enduser.id', evidence: 'OpenTelemetry' },
  { fact: 'user', name: 'enduser.pseudo.id', evidence: 'OpenTelemetry' },
  { fact: 'user', name: 'litellm.end_user.id', evidence: 'LiteLLM v2' },
  { fact: 'user', name: 'litellm.metadata.user_api_key_end_user_id', evidence: 'recorded: LiteLLM v2' },
  { fact: 'user', name: 'metadata.user_api_key_end_user_id', evidence: 'LiteLLM v1 proxy' },
  { fact: 'user', name: 'bifrost.user.id', evidence: 'Bifrost' },
  { fact: 'user', name: 'user_id', evidence: 'Cloudflare AI Gateway' },
  { fact: 'user', name: 'app.user_id', evidence: 'beside app.feature' },
  { fact: 'user', name: 'http.request.header.helicone-user-id', evidence: 'Helicone, captured header' },

  { fact: 'apiUser', name: 'gen_ai.request.user', evidence: 'recorded: OpenLIT; Bifrost' },
  { fact: 'apiUser', name: 'gen_ai.user', evidence: 'recorded: openllmetry >= 0.55' },
  { fact: 'apiUser', name: 'llm.user', evidence: 'recorded: openllmetry <= 0.54, LiteLLM v1' },
  { fact: 'apiUser', name: 'jwt.sub', evidence: 'agentgateway' },
  { fact: 'apiUser', name: 'litellm.metadata.user_api_key_user_id', evidence: 'LiteLLM v2: the owner of the key' },
  { fact: 'apiUser', name: 'metadata.user_api_key_user_id', evidence: 'LiteLLM v1: the owner of the key' },

  { fact: 'session', name: 'session.id', evidence: 'OpenTelemetry, OpenInference' },
  { fact: 'session', name: 'langfuse.session.id', evidence: 'Langfuse' },
  { fact: 'session', name: 'gen_ai.session.id', evidence: 'Alibaba, OpenLIT constant' },
  { fact: 'session', name: 'http.request.header.helicone-session-id', evidence: 'Helicone, captured header' },
  { fact: 'session', name: 'agento11y.framework.thread_id', evidence: 'agento11y' },
  { fact: 'session', name: 'gen_ai.conversation.id', evidence: 'OpenTelemetry' },

  { fact: 'tenant', name: 'tenant.id', evidence: 'Envoy header map' },
  { fact: 'tenant', name: 'litellm.team.id', evidence: 'LiteLLM v2' },
  { fact: 'tenant', name: 'litellm.metadata.user_api_key_team_id', evidence: 'LiteLLM v2' },
  {
    fact: 'tenant',
    name: 'metadata.user_api_key_team_id',
    evidence: 'LiteLLM v1; metadata.team_id is the caller`s word',
  },
  { fact: 'tenant', name: 'litellm.team.alias', evidence: 'LiteLLM v2' },
  { fact: 'tenant', name: 'metadata.user_api_key_team_alias', evidence: 'LiteLLM v1' },
  { fact: 'tenant', name: 'metadata.user_api_key_org_id', evidence: 'LiteLLM v1' },
  { fact: 'tenant', name: 'bifrost.team.id', evidence: 'Bifrost' },
  { fact: 'tenant', name: 'gen_ai.team_id', evidence: 'Bifrost, older' },
  { fact: 'tenant', name: 'bifrost.customer.id', evidence: 'Bifrost' },
  { fact: 'tenant', name: 'bifrost.business_unit.id', evidence: 'Bifrost' },
  { fact: 'tenant', name: 'bifrost.project.id', evidence: 'Bifrost' },
  { fact: 'tenant', name: 'anthropic.workspace.id', evidence: 'Anthropic API spans' },
  { fact: 'tenant', name: 'organization.id', evidence: 'Claude Code' },
  { fact: 'tenant', name: 'anthropic.organization.id', evidence: 'Anthropic API spans' },
  { fact: 'tenant', name: 'team', evidence: 'bare, set by applications' },

  { fact: 'environment', name: 'deployment.environment.name', evidence: 'OpenTelemetry' },
  { fact: 'environment', name: 'deployment.environment', evidence: 'OpenTelemetry before 1.27' },
  { fact: 'environment', name: 'langfuse.environment', evidence: 'recorded: Langfuse' },
  { fact: 'environment', name: 'gen_ai.environment', evidence: 'OpenLIT' },
  { fact: 'service', name: 'service.name', evidence: 'OpenTelemetry' },
];

/** Prefixes under which applications put keys of their own choice; what follows is matched by `ownKeys`. */
export const bagPrefixes: readonly { readonly prefix: string; readonly evidence: string }[] = [
  { prefix: 'traceloop.association.properties.', evidence: 'recorded: openllmetry, all spans' },
  { prefix: 'ai.settings.context.', evidence: 'recorded: AI SDK 7' },
  { prefix: 'ai.telemetry.metadata.', evidence: 'recorded: AI SDK <= 6' },
  { prefix: 'langfuse.trace.metadata.', evidence: 'recorded: Langfuse' },
  { prefix: 'langfuse.observation.metadata.', evidence: 'Langfuse SDK attributes' },
  { prefix: 'agento11y.tag.', evidence: 'agento11y client tags' },
  { prefix: 'sigil.tag.', evidence: 'agento11y before its new name' },
  { prefix: 'trace.metadata.', evidence: 'OpenRouter Broadcast' },
  { prefix: 'langsmith.metadata.', evidence: 'npm langsmith 0.10.5' },
  { prefix: 'http.request.header.helicone-property-', evidence: 'Helicone, captured header' },
];

/** Attributes that hold such keys as JSON, a Python `repr` or a key-value list. */
export const bagDocuments: readonly { readonly attribute: string; readonly evidence: string }[] = [
  { attribute: 'metadata', evidence: 'recorded: OpenInference, Pydantic AI' },
  { attribute: 'metadata.requester_metadata', evidence: 'LiteLLM v1 proxy, a Python repr' },
  { attribute: 'http.request.header.x-portkey-metadata', evidence: 'Portkey, captured header' },
];

/** Keys of an application's own choice, without case, dots, dashes and underscores, in order of precedence. */
export const ownKeys: readonly (readonly [fact: FactName, key: string])[] = [
  ['feature', 'feature'],
  ['feature', 'usecase'],
  ['feature', 'product'],
  ['user', 'userid'],
  ['user', 'enduserid'],
  ['user', 'user'],
  ['session', 'sessionid'],
  ['session', 'conversationid'],
  ['tenant', 'tenant'],
  ['tenant', 'tenantid'],
  ['tenant', 'customerid'],
  ['tenant', 'team'],
  ['requestId', 'requestid'],
];
