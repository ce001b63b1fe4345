/** What a span can say; each fact has an ordered list of names, and the first name that a span carries wins. */
export const factNames = [
  // What kind of span it is.
  'openInferenceKind',
  'aiOperationId',
  'langfuseType',
  'claudeCodeType',
  'operation',
  'requestType',
  'traceloopKind',
  'mlflowType',
  'langsmithKind',
  'sdkName',
  'anyUsage',
  'rawAnswer',
  // Which model of which provider, and which answer.
  'provider',
  'requestModel',
  'responseModel',
  'onlyModel',
  'deployment',
  'originalModel',
  'responseId',
  'rawResponseId',
  'toolHistory',
  'gatewayCallId',
  'stream',
  'serviceTier',
  'batchId',
  // Tokens.
  'input',
  'uncachedInput',
  'output',
  'total',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'reasoning',
  'reasoningBesideOutput',
  'candidates',
  'thoughts',
  'audioInput',
  'webSearches',
  // How it went.
  'errorType',
  'errorMessage',
  'success',
  'level',
  'httpStatus',
  'httpMethod',
  'timeToFirstToken',
  'reportedCost',
  'costCurrency',
  'resendCount',
  'totalAttempts',
  'retries',
  'fallbackIndex',
  'fallbacks',
  // Response caches in front of the provider.
  'cacheKey',
  'cacheStatus',
  // Whose call it is.
  'feature',
  'featureFallback',
  'user',
  'apiUser',
  'session',
  'tenant',
  'environment',
  'service',
  'requestId',
] as const;

export type FactName = (typeof factNames)[number];

/**
 * How a token attribute is named, which tells whether its input includes cached tokens where nothing better does:
 * `dotted` is OpenTelemetry's name since 1.40, `native` repeats the provider's own field.
 */
export type NameStyle = 'dotted' | 'native';

/** One attribute name for one fact. Rows stand in the order of precedence; `evidence` says where the name was seen. */
export interface Alias {
  readonly fact: FactName;
  readonly name: string;
  readonly evidence: string;
  readonly unit?: 's' | 'ms' | 'instant';
  readonly style?: NameStyle;
  /** Fixed by the shape that the name belongs to, whoever emits it. */
  readonly basis?: 'inclusive' | 'exclusive';
}

/** An alias with its rank among all names of its fact: the lowest rank that a span carries wins. */
export interface RankedAlias extends Alias {
  readonly rank: number;
}

/** A fact inside an attribute that holds an object as JSON or as a Python `repr`. */
export interface DocumentAlias extends Omit<Alias, 'name'> {
  readonly attribute: string;
  readonly path: string;
}
