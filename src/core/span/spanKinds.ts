import type { FactName } from './aliases/alias';

export type SpanKind = 'llm_call' | 'aggregate' | 'wrapper' | 'non_llm';

/** Values of `gen_ai.operation.name` and `llm.request.type` that are one call, with their canonical name. */
export const callOperations: ReadonlyMap<string, string> = new Map([
  ['chat', 'chat'],
  ['acompletion', 'chat'],
  ['chat_completion', 'chat'],
  ['chat.completions', 'chat'],
  ['responses', 'chat'],
  ['aresponses', 'chat'],
  ['anthropic_messages', 'chat'],
  ['messages', 'chat'],
  ['generatetext', 'chat'],
  ['streamtext', 'chat'],
  ['generate', 'chat'],
  ['generate_content', 'generate_content'],
  ['text_completion', 'text_completion'],
  ['completion', 'text_completion'],
  ['embeddings', 'embeddings'],
  ['embedding', 'embeddings'],
  ['aembedding', 'embeddings'],
  ['rerank', 'rerank'],
  ['arerank', 'rerank'],
  ['image_generation', 'image_generation'],
]);

export interface KindRule {
  readonly fact: FactName;
  readonly calls: ReadonlySet<string>;
  /** What a span is whose value is none of `calls`; null leaves it to the next rule. */
  readonly others: SpanKind | null;
  readonly evidence: string;
}

/** The attributes that say what a span is, in the order in which they are asked. Values are compared in lower case. */
export const kindRules: readonly KindRule[] = [
  {
    fact: 'openInferenceKind',
    calls: new Set(['llm', 'embedding', 'reranker']),
    others: 'aggregate',
    evidence: 'OpenInference semantic conventions',
  },
  {
    fact: 'langfuseType',
    calls: new Set(['generation', 'embedding']),
    others: null,
    evidence: 'recorded: Langfuse; `span` says nothing of what is below it',
  },
  {
    fact: 'claudeCodeType',
    calls: new Set(['llm_request']),
    others: null,
    evidence: 'Claude Code monitoring-usage',
  },
  {
    fact: 'mlflowType',
    calls: new Set(['chat_model', 'llm', 'embedding', 'reranker']),
    others: 'aggregate',
    evidence: 'MLflow documentation',
  },
  {
    fact: 'langsmithKind',
    calls: new Set(['llm', 'embedding']),
    others: 'aggregate',
    evidence: 'npm langsmith 0.10.5',
  },
  {
    fact: 'operation',
    calls: new Set(callOperations.keys()),
    others: 'aggregate',
    evidence: 'OpenTelemetry: invoke_agent, execute_tool, plan and the like repeat or contain calls',
  },
  {
    fact: 'requestType',
    calls: new Set(callOperations.keys()),
    others: null,
    evidence: 'recorded: openllmetry <= 0.54',
  },
  {
    fact: 'traceloopKind',
    calls: new Set(),
    others: 'aggregate',
    evidence: 'recorded: openllmetry workflow, task, tool',
  },
];

/** Values that mark a tool's own span: a call below it is another call, not the same one seen from inside. */
export const toolMarks: readonly (readonly [fact: FactName, value: string, evidence: string])[] = [
  ['operation', 'execute_tool', 'OpenTelemetry'],
  ['openInferenceKind', 'tool', 'OpenInference'],
  ['traceloopKind', 'tool', 'openllmetry'],
  ['aiOperationId', 'ai.toolcall', 'recorded: AI SDK'],
  ['langfuseType', 'tool', 'Langfuse'],
];
