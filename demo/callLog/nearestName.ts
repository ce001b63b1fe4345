import { editDistance } from 'core/editDistance';

/** Names people give these columns elsewhere; they are proposed in messages and never used unasked. */
const familiarNames: Readonly<Record<string, readonly string[]>> = {
  time: ['timestamp', 'ts', 'date', 'datetime', 'createdat', 'starttime', 'starttimestamp'],
  request_id: ['id', 'requestid', 'callid'],
  user_id: ['user', 'userid', 'enduser', 'customer'],
  feature: ['usecase', 'endpoint', 'route', 'app'],
  model: ['modelname', 'modelid', 'engine', 'deployment'],
  prompt_tokens: [
    'contexttokens',
    'inputtokens',
    'tokensin',
    'input',
    'prompttokencount',
    'ntokensprompt',
    'usageprompttokens',
  ],
  completion_tokens: [
    'generatedtokens',
    'outputtokens',
    'tokensout',
    'output',
    'candidatestokencount',
    'ntokenscompletion',
    'usagecompletiontokens',
  ],
  cache_read_tokens: ['cachedtokens', 'cachereadinputtokens', 'cachedinputtokens', 'cachehittokens'],
  cache_write_tokens: ['cachecreationtokens', 'cachecreationinputtokens'],
  reasoning_tokens: ['thinkingtokens', 'thoughtstokencount'],
  total_cost_usd: ['cost', 'spend', 'costusd', 'totalcost', 'price'],
  latency_ms: ['latency', 'duration', 'durationms', 'elapsedms'],
  error_class: ['error', 'errortype', 'errorcode'],
  http_status: ['status', 'statuscode', 'httpstatuscode'],
  environment: ['env'],
  session_id: ['session', 'conversationid', 'sessionid'],
  trace_id: ['traceid'],
  span_id: ['spanid'],
};

/** The name among `names` that is spelled most like `name`; undefined where none is close. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const wanted = bare(name);
  const ranked = names
    .map((candidate) => ({ candidate, distance: editDistance(wanted, bare(candidate)) }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  const tolerance = Math.max(2, Math.floor(wanted.length / 3));
  return best !== undefined && best.distance <= tolerance ? best.candidate : undefined;
}

/** The header of a file that probably holds the lineage column; undefined where none looks like it. */
export function likelyHeader(column: string, headers: readonly string[]): string | undefined {
  const familiar = familiarNames[column] ?? [];
  return (
    headers.find((header) => bare(header) === bare(column) || familiar.includes(bare(header))) ??
    nearestName(column, headers)
  );
}

/** The lineage column that a name used elsewhere means. */
export function familiarColumn(name: string, columns: readonly string[]): string | undefined {
  return columns.find((column) => familiarNames[column]?.includes(bare(name))) ?? nearestName(name, columns);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
