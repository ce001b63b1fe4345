import type { QueryResultMetaNotice } from '@grafana/data';
import type { Completeness } from 'core/coverage/completeness';
import type { UnpricedModel } from 'core/coverage/unpricedModels';
import { formatCount, formatShare, formatTokens } from 'core/format';
import { totalTokens } from 'core/pricing/cost';
import { type CostParts, noParts } from 'core/pricing/costParts';
import { type Measure, measures } from 'core/usage/measure';

const NAMED_MODELS = 3;

/**
 * What the reader of a number has to know about it: what is left out because nobody knows it, and what was assumed. A
 * count of calls needs none of this, a number of dollars all of it.
 */
export function completenessNotices(completeness: Completeness, asked: readonly Measure[]): QueryResultMetaNotice[] {
  const costs = asked.some((measure) => measures[measure].unit === 'usd' || measure === 'pricedShare');
  const tokens = costs || asked.some((measure) => measure === 'tokens' || measure === 'promptCacheHitRate');
  const cache = costs || asked.includes('promptCacheHitRate');
  return [
    ...(completeness.truncated ? [truncatedNotice] : []),
    ...(costs ? unpricedNotices(completeness.unpriced) : []),
    ...(tokens ? unknownTokenNotices(completeness) : []),
    ...(cache ? cacheNotices(completeness) : []),
    ...partNotices(completeness, asked),
  ];
}

/** Beside sums that are not whole, because the store had more rows than we ask for. */
export const truncatedNotice: QueryResultMetaNotice = warning(
  'The data source has more groups than can be fetched at once, so the numbers here are incomplete. Narrow the time range, add a filter, or split by something with fewer values.',
);

/** Beside a list of values that is not whole. */
export const cutValuesNotice: QueryResultMetaNotice = warning(
  'There are more values than can be listed at once, so some are missing here. Narrow the time range or add a filter.',
);

function unpricedNotices(unpriced: readonly UnpricedModel[]): QueryResultMetaNotice[] {
  const calls = unpriced.reduce((sum, model) => sum + model.calls, 0);
  if (calls === 0) {
    return [];
  }
  const tokens = unpriced.reduce((sum, model) => sum + model.tokens, 0);
  const named = unpriced.slice(0, NAMED_MODELS).map(describeModel);
  const more = unpriced.length > NAMED_MODELS ? ` and ${unpriced.length - NAMED_MODELS} more` : '';
  return [
    warning(
      `${formatTokens(tokens)} tokens in ${formatCount(calls)} calls have no price and are not in the cost: ${named.join(', ')}${more}. Check how the provider, the model and the service tier are written; what nobody has published a price for stays unknown until the settings of this data source have a price for it.`,
    ),
  ];
}

function describeModel({ provider, model, reason, serviceTier }: UnpricedModel): string {
  const name = model === null ? '(no model)' : `${provider === null ? '' : `${provider}/`}${model}`;
  return `${name} (${reason}${serviceTier === undefined ? '' : `: ${serviceTier}`})`;
}

function unknownTokenNotices({ total }: Completeness): QueryResultMetaNotice[] {
  const { callsInputMissing, callsOutputMissing, callsInvalid } = total;
  const notices: QueryResultMetaNotice[] = [];
  if (callsInputMissing > 0 || callsOutputMissing > 0) {
    notices.push(
      warning(
        `Tokens are not recorded for some calls, so their cost is unknown: prompt tokens are missing in ${formatCount(callsInputMissing)} calls, completion tokens in ${formatCount(callsOutputMissing)}.`,
      ),
    );
  }
  if (callsInvalid > 0) {
    notices.push(
      warning(
        `${formatCount(callsInvalid)} calls have token counts that cannot be (negative, or more cached than prompt tokens) and are not in the cost. prompt_tokens has to include cached tokens.`,
      ),
    );
  }
  return notices;
}

function cacheNotices({ total }: Completeness): QueryResultMetaNotice[] {
  const { tokens, tokensCacheUnrecorded, tokensWriteLifetimeUnrecorded } = total;
  const notices: QueryResultMetaNotice[] = [];
  if (tokensCacheUnrecorded > 0) {
    const input = totalTokens(tokens) - tokens.output - tokens.reasoning;
    notices.push(
      info(
        `Cache use is not recorded for ${formatShare(tokensCacheUnrecorded / input)} of input tokens: they are priced as uncached, so the cost is an upper bound.`,
      ),
    );
  }
  if (tokensWriteLifetimeUnrecorded > 0) {
    notices.push(
      info(
        `The lifetime of ${formatTokens(tokensWriteLifetimeUnrecorded)} cache-write tokens is not recorded: they are priced as five-minute writes.`,
      ),
    );
  }
  return notices;
}

const premiumMeasures: readonly Measure[] = ['fallbackPremium', 'errorCost'];
const avoidedMeasures: readonly Measure[] = ['responseCacheSavings', 'cacheSavings'];
const readMeasures: readonly Measure[] = ['cacheReadSavings', 'cacheSavings'];
const writeMeasures: readonly Measure[] = ['cacheWritePremium', 'cacheSavings'];
const savingsMeasures: readonly Measure[] = [...readMeasures, ...writeMeasures];

/** What is not known of a part of the cost, beyond what is not known of the cost itself. */
function partNotices({ total }: Completeness, asked: readonly Measure[]): QueryResultMetaNotice[] {
  const { parts, tokensCacheUnrecorded } = total;
  const isAsked = (wanted: readonly Measure[]) => asked.some((measure) => wanted.includes(measure));
  const notices: QueryResultMetaNotice[] = [];
  if (parts && parts.fallbackPremium.unknownCalls > 0 && isAsked(premiumMeasures)) {
    notices.push(
      warning(
        `What ${formatCount(parts.fallbackPremium.unknownCalls)} fallback calls cost beyond the model first asked for is unknown and left out: a price or the tokens are missing. Check how fallback_from is written.`,
      ),
    );
  }
  if (parts && parts.avoided.unknownCalls > 0 && isAsked(avoidedMeasures)) {
    notices.push(
      warning(
        `What ${formatCount(parts.avoided.unknownCalls)} response-cache hits saved is unknown and left out: their tokens are not recorded, or their model has no price.`,
      ),
    );
  }
  notices.push(...cacheCallsNotices(parts ?? noParts, isAsked));
  if (tokensCacheUnrecorded > 0 && isAsked(savingsMeasures)) {
    notices.push(
      info(
        `Where cache use is not recorded (${formatTokens(tokensCacheUnrecorded)} input tokens), nobody knows what the prompt cache saved: the savings leave it out.`,
      ),
    );
  }
  return notices;
}

function cacheCallsNotices(
  { cacheReads, cacheWrites }: CostParts,
  isAsked: (wanted: readonly Measure[]) => boolean,
): QueryResultMetaNotice[] {
  const calls = Math.max(
    isAsked(readMeasures) ? cacheReads.unknownCalls : 0,
    isAsked(writeMeasures) ? cacheWrites.unknownCalls : 0,
  );
  return calls === 0
    ? []
    : [
        warning(
          `What the prompt cache saved or cost in ${formatCount(calls)} calls is unknown and left out: their prompt tokens are not recorded, or their cached tokens have no price.`,
        ),
      ];
}

function warning(text: string): QueryResultMetaNotice {
  return { severity: 'warning', text };
}

function info(text: string): QueryResultMetaNotice {
  return { severity: 'info', text };
}
