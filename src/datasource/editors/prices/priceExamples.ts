/** An own entry to begin with: a discount on all list prices of one provider, from a date on. */
export const pricesExample = `[
  {
    "name": "discount 2026",
    "provider": "openai",
    "model": "*",
    "serviceTier": "*",
    "from": "2026-01-01",
    "multiply": 0.9
  }
]`;

/** A rate table to begin with, in the currency chosen. The rate is one to replace. */
export function exchangeRatesExample(currency: string): string {
  return `{
  "source": "ECB reference rates",
  "validDays": 31,
  "perUsd": {
    "${currency}": {
      "2026-11-01": 0.92
    }
  }
}`;
}
