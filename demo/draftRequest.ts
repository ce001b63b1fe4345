import type { ResponseCache } from 'core/lineage/lineageRow';
import { HOUR } from './demoRange';
import { type CallTokens, type DraftCall, type DraftRequest, noTokens } from './draftCall';
import { type Failure, drawFailure, failedTokens } from './failure';
import type { DemoFeature } from './featureCatalogue';
import type { ModelName } from './modelCatalogue';
import { type Random } from './random';
import { drawUser } from './users';

/** The hour a request falls into. */
export interface DemoHour {
  /** Epoch milliseconds of its start. */
  readonly start: number;
  /** 0 for the first hour of the demo: names that contain it do not depend on the calendar. */
  readonly index: number;
}

const MAX_ATTEMPTS = 4;
const RETRY_FAILS = 0.25;
const CLIENT_RETRIES = 0.85;
/** Share of streamed answers whose usage the application did not ask for. */
const USAGE_NOT_SENT = 0.003;

/** One request of the feature somewhere in the hour: a hit of the response cache, or attempts until it is answered or given up. */
export function draftRequest(feature: DemoFeature, hour: DemoHour, random: Random): DraftRequest {
  const time = hour.start + random.below(HOUR);
  const user = random.chance(feature.anonymousShare) ? null : drawUser(random);
  const model = random.chance(feature.secondaryShare) ? feature.secondaryModel : feature.model;
  const tokens = drawTokens(feature, random);
  const responseCache = drawResponseCache(feature, random);
  const first: DraftCall = {
    time,
    requestId: random.hex(16),
    attempt: 1,
    user,
    session: user === null ? null : `${user}-${hour.index.toString(36)}`,
    environment: random.chance(feature.stagingShare) ? 'staging' : 'production',
    model,
    fallbackFrom: null,
    tokens,
    responseCache,
    errorClass: null,
    httpStatus: 200,
    traceId: random.hex(32),
    spanId: random.hex(16),
    slowness: random.logNormal(1, 0.35),
  };

  if (responseCache !== null && responseCache !== 'miss') {
    return [{ ...first, tokens: withoutPromptCache(tokens), httpStatus: null }];
  }
  if (!random.chance(feature.failureShare)) {
    return [random.chance(USAGE_NOT_SENT) ? { ...first, tokens: noTokens } : first];
  }
  return draftAttempts(first, feature.secondaryModel, random);
}

/** Attempts after a first failure: retries with back-off on the same model, the last one on the fallback model. */
function draftAttempts(first: DraftCall, fallback: ModelName, random: Random): DraftRequest {
  const attempts: DraftCall[] = [];
  let failure: Failure | null = drawFailure(random);
  let call = first;
  for (;;) {
    attempts.push(failure === null ? call : failCall(call, failure, random));
    const isLast = failure === null || !failure.retryable || attempts.length === MAX_ATTEMPTS;
    if (isLast || !random.chance(CLIENT_RETRIES)) {
      return attempts;
    }
    const fallsBack = attempts.length === MAX_ATTEMPTS - 1 && fallback !== first.model;
    call = nextAttempt(call, { model: fallsBack ? fallback : call.model, tokens: first.tokens }, random);
    failure = random.chance(RETRY_FAILS) ? drawFailure(random) : null;
  }
}

/** The attempt as it looks after it failed. */
export function failCall(call: DraftCall, failure: Failure, random: Random): DraftCall {
  return {
    ...call,
    tokens: failedTokens(call.tokens, failure, random),
    errorClass: failure.errorClass,
    httpStatus: failure.httpStatus,
  };
}

/** The attempt after `call`: same request, a span of its own, a little later. */
export function nextAttempt(
  call: DraftCall,
  next: { readonly model: ModelName; readonly tokens: CallTokens },
  random: Random,
): DraftCall {
  return {
    ...call,
    time: call.time + Math.round(500 * 2 ** call.attempt * (0.5 + random.uniform())),
    attempt: call.attempt + 1,
    model: next.model,
    fallbackFrom: next.model === call.model ? call.fallbackFrom : call.model,
    tokens: next.tokens,
    errorClass: null,
    httpStatus: 200,
    spanId: random.hex(16),
    slowness: random.logNormal(1, 0.35),
  };
}

function drawTokens(feature: DemoFeature, random: Random): CallTokens {
  const promptTokens = Math.max(8, Math.round(random.logNormal(feature.prompt.median, feature.prompt.spread)));
  if (feature.operation === 'embeddings') {
    return { ...noTokens, promptTokens };
  }
  const completionTokens = Math.max(
    1,
    Math.round(random.logNormal(feature.completion.median, feature.completion.spread)),
  );
  return {
    promptTokens,
    completionTokens,
    ...drawPromptCache(feature, promptTokens, random),
    reasoning:
      feature.reasoningShare === null
        ? null
        : Math.floor(completionTokens * feature.reasoningShare * (0.5 + random.uniform())),
  };
}

function drawPromptCache(
  feature: DemoFeature,
  promptTokens: number,
  random: Random,
): Pick<CallTokens, 'cacheRead' | 'cacheWrite' | 'cacheWrite1h'> {
  const use = feature.promptCache;
  if (use === null) {
    return { cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0 };
  }
  const cached = Math.floor(promptTokens * Math.min(1, use.share * (0.85 + 0.3 * random.uniform())));
  const draw = random.uniform();
  const cacheRead = draw < use.readChance ? cached : 0;
  const cacheWrite = draw >= use.readChance && draw < use.readChance + use.writeChance ? cached : 0;
  switch (use.lifetime) {
    case '5m':
      return { cacheRead, cacheWrite, cacheWrite1h: 0 };
    case '1h':
      return { cacheRead, cacheWrite, cacheWrite1h: cacheWrite };
    case 'not recorded':
      return { cacheRead, cacheWrite, cacheWrite1h: null };
    default:
      return use.lifetime satisfies never;
  }
}

function drawResponseCache(feature: DemoFeature, random: Random): ResponseCache | null {
  const cache = feature.responseCache;
  if (cache === null) {
    return null;
  }
  const draw = random.uniform();
  if (draw < cache.exact) {
    return 'exact';
  }
  return draw < cache.exact + cache.semantic ? 'semantic' : 'miss';
}

/** A stored answer carries the tokens it once took, but no prompt cache was touched for it. */
function withoutPromptCache(tokens: CallTokens): CallTokens {
  return { ...tokens, cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0 };
}
