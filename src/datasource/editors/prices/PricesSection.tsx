import { Alert, Field, FieldSet, Input, Stack, Text } from '@grafana/ui';
import { PRICE_BOOK_VERSION } from 'core/pricing/loadPriceBook';
import { priceBookAge } from 'core/pricing/priceBookAge';
import { DOLLARS, type PriceSettings } from 'core/pricing/priceSettings';
import { useId, useState } from 'react';
import type { TokenCostJsonData } from '../../settings';
import { JsonField } from './JsonField';
import { exchangeRatesExample, pricesExample } from './priceExamples';
import { useCheckedPrices } from './useCheckedPrices';

const DOCS = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/docs';
const WIDTH = 48;

type Changed = { readonly [Name in keyof PriceSettings]: PriceSettings[Name] };

interface PricesSectionProps {
  readonly jsonData: TokenCostJsonData;
  readonly disabled: boolean;
  readonly onChange: (changed: Changed) => void;
}

/** Which prices calls are priced at: the published ones and how old they are, own ones on top, and the currency of amounts. */
export function PricesSection({ jsonData, disabled, onChange }: PricesSectionProps) {
  const id = useId();
  const { prices, currency, exchangeRates } = jsonData;
  const check = useCheckedPrices({ prices, currency, exchangeRates });
  const checked = check.state === 'checked' ? check.checked : undefined;
  const [age] = useState(() => priceBookAge({ version: PRICE_BOOK_VERSION }, Date.now()));
  const code = typeof currency === 'string' && currency !== '' ? currency : DOLLARS;
  return (
    <FieldSet label="Prices">
      <Stack direction="column" gap={3}>
        <Text color={age.isStale ? 'warning' : 'secondary'}>{age.text}</Text>
        {check.state === 'failed' && (
          <Alert severity="error" title="The prices cannot be checked">
            {check.message}
          </Alert>
        )}
        <JsonField
          id={`${id}-prices`}
          label="Own prices"
          description="A JSON list of entries on top of the published prices: negotiated rates, discounts, deployments under a name of your own. Rates are US dollars per million tokens. Everybody who may see this data source can read them."
          docs={{ href: `${DOCS}/methods/prices-in-time.md#own-entries`, text: 'How entries are written' }}
          value={prices}
          example={pricesExample}
          rows={12}
          disabled={disabled}
          checked={checked?.prices}
          onChange={(value) => onChange({ prices: value })}
        />
        <Field
          label="Currency"
          htmlFor={`${id}-currency`}
          description="ISO code of the currency that amounts are told in. Prices stay in US dollars and are converted at the rate of each call's own day."
          noMargin
        >
          <Input
            id={`${id}-currency`}
            width={WIDTH}
            placeholder={DOLLARS}
            disabled={disabled}
            value={typeof currency === 'string' ? currency : ''}
            onChange={({ currentTarget }) =>
              onChange({ currency: currentTarget.value.trim().toUpperCase() || undefined })
            }
          />
        </Field>
        {(code !== DOLLARS || exchangeRates !== undefined) && (
          <JsonField
            id={`${id}-rates`}
            label="Exchange rates"
            description="What one US dollar is worth in that currency, by day, as JSON. A rate holds for validDays days or until the next one; a call on a day without a rate has no cost."
            docs={{ href: `${DOCS}/methods/prices-in-time.md#other-currencies`, text: 'How rates are written' }}
            value={exchangeRates}
            example={exchangeRatesExample(code)}
            rows={10}
            disabled={disabled}
            checked={checked?.currency}
            onChange={(value) => onChange({ exchangeRates: value })}
          />
        )}
      </Stack>
    </FieldSet>
  );
}
