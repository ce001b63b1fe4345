import type { PriceBook } from 'core/pricing/priceBook';
import { priceCall } from 'core/pricing/priceCall';
import type { Receipt } from 'core/pricing/receipt';
import type { LlmCall } from 'core/span/llmCall';

/** Prices a call read from spans; one without a time of its own at `at`, or not at all where that is null. */
export function priceLlmCall(call: LlmCall, book: PriceBook, at: number | null): Receipt {
  const { provider, model, serviceTier, operation, errorClass, usage, cacheHit } = call;
  return priceCall(
    {
      provider,
      model,
      time: call.time ?? at,
      serviceTier,
      operation,
      errorClass,
      usage,
      isResponseCacheHit: cacheHit !== null,
    },
    book,
  );
}
