import type { ErrorClass } from '../../lineage/lineageRow';

/** Classes that a status code would hide: they come as 400 or 429. Asked first, of all texts. */
export const specificErrors: readonly (readonly [ErrorClass, RegExp, string])[] = [
  [
    'context_length',
    /context[ _-]?(?:length|window|size)|maximum context|prompt is too long|input is too long|too many (?:input )?tokens/i,
    'OpenAI context_length_exceeded, Anthropic "prompt is too long", Bedrock "Input is too long"',
  ],
  [
    'content_filter',
    /content[ _-]?(?:filter|policy|management)|responsible_?ai|safety (?:system|filter)|guardrail|blocked by/i,
    'Azure content_filter, OpenAI content_policy_violation, Bedrock guardrails',
  ],
];

/** What error types, exception names and messages say; the first that fits wins, asked of the most precise text first. */
export const errorPatterns: readonly (readonly [ErrorClass, RegExp, string])[] = [
  [
    'rate_limit',
    /rate[ _-]?limit|throttl|too[ _-]?many[ _-]?requests|quota|resource[ _-]?exhausted/i,
    'recorded: RateLimitError, ThrottlingException, 429 RESOURCE_EXHAUSTED, ModelThrottledException',
  ],
  ['overloaded', /overload|server is busy|at capacity/i, 'Anthropic overloaded_error'],
  [
    'timeout',
    /time[ _-]?d?[ _-]?out|deadline[ _-]?exceeded/i,
    'recorded: APITimeoutError, client_timeout_error, "aborted due to timeout"',
  ],
  ['cancelled', /cancel|abort/i, 'CancelledError, AbortError'],
  [
    'auth',
    /authenti|authori[sz]|permission|api[ _-]?key|forbidden|access[ _-]?denied|credential|expired[ _-]?token/i,
    'AuthenticationError, PermissionDeniedError, AccessDeniedException',
  ],
  [
    'server_error',
    /internal[ _-]?server|server[ _-]?error|internal[ _-]?error|api_error|bad gateway|service[ _-]?unavailable|internalfailure/i,
    'recorded: InternalServerError, api_error',
  ],
  [
    'network',
    /connect|econn|enotfound|eai_again|etimedout|socket|dns|network|fetch failed|unreachable|broken pipe/i,
    'APIConnectionError, ECONNRESET',
  ],
  [
    'invalid_request',
    /invalid[ _-]?(?:request|argument|value|parameter)|bad[ _-]?request|not[ _-]?found|unprocessable|validation|unsupported/i,
    'BadRequestError, NotFoundError, ValidationException',
  ],
];

/** Status codes with a class of their own; other 4xx are invalid requests, other 5xx server errors. */
export const statusClasses: ReadonlyMap<number, ErrorClass> = new Map([
  [401, 'auth'],
  [403, 'auth'],
  [408, 'timeout'],
  [429, 'rate_limit'],
  [499, 'cancelled'],
  [503, 'overloaded'],
  [504, 'timeout'],
  [529, 'overloaded'],
]);

/** Where messages name the status code: recorded of OpenAI, Anthropic, Pydantic AI, Google and Traceloop js. */
export const statusInText: readonly RegExp[] = [
  /error code:? (\d{3})\b/i,
  /status[ _-]?code:? ?(\d{3})\b/i,
  /^(?:\w+: )?([45]\d\d)\b/,
  /\bHTTP[ /]?(?:\d\.\d )?([45]\d\d)\b/i,
];
