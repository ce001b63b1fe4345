import { checkPrices } from 'core/pricing/checkPrices';
import type { CheckedPrices } from 'core/pricing/checkPriceSettings';
import type { PriceSettings } from 'core/pricing/priceSettings';
import { messageOf } from 'execution/delegate';
import { useEffect, useState } from 'react';

export type PricesCheck =
  | { readonly state: 'checking' }
  | { readonly state: 'checked'; readonly checked: CheckedPrices }
  | { readonly state: 'failed'; readonly message: string };

const nothingSet: PricesCheck = {
  state: 'checked',
  checked: { prices: { problems: [], warnings: [] }, currency: { problems: [], warnings: [] } },
};

/** What is set of prices, checked anew whenever it changes; the last result stands until the next one is there. */
export function useCheckedPrices(settings: PriceSettings): PricesCheck {
  const asked = JSON.stringify(settings);
  const [check, setCheck] = useState<PricesCheck>({ state: 'checking' });
  const isSet = Object.values(settings).some((value) => value !== undefined);
  useEffect(() => {
    if (!isSet) {
      return undefined;
    }
    let isWanted = true;
    const show = (next: PricesCheck) => {
      if (isWanted) {
        setCheck(next);
      }
    };
    checkPrices(JSON.parse(asked) as PriceSettings).then(
      (checked) => show({ state: 'checked', checked }),
      (reason: unknown) => show({ state: 'failed', message: messageOf(reason) }),
    );
    return () => {
      isWanted = false;
    };
  }, [asked, isSet]);
  return isSet ? check : nothingSet;
}
