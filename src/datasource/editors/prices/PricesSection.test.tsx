import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { useState } from 'react';
import type { TokenCostJsonData } from '../../settings';
import { PricesSection } from './PricesSection';

const onChange = jest.fn();

/** The section as the settings page holds it: what is changed comes back. */
function Page({ given }: { readonly given: TokenCostJsonData }) {
  const [jsonData, setJsonData] = useState(given);
  return (
    <PricesSection
      jsonData={jsonData}
      disabled={false}
      onChange={(changed) => {
        onChange(changed);
        setJsonData({ ...jsonData, ...changed });
      }}
    />
  );
}

const open = (given: TokenCostJsonData = {}) => render(<Page given={given} />);
const prices = () => screen.getByRole('textbox', { name: /^Own prices/ });
const type = (text: string) => fireEvent.change(prices(), { target: { value: text } });

const entry = { name: 'contract', provider: 'openai', model: 'gpt-4o', from: '2026-01-01', rates: { output: 4 } };

beforeAll(() => loadPriceBook());
beforeEach(() => onChange.mockReset());

describe('PricesSection', () => {
  it('says which published prices there are and how old they are', () => {
    open();
    expect(
      screen.getByText(/^Prices: @pydantic\/genai-prices .*, published 2026-09-23 \(.* days ago\)\./),
    ).toBeVisible();
  });

  it('keeps what is typed as JSON, and says what it says', async () => {
    open();
    type(JSON.stringify([entry]));
    expect(onChange).toHaveBeenLastCalledWith({ prices: [entry] });
    expect(await screen.findByText('1 entry; first valid from 2026-01-01, without an end.')).toBeVisible();
  });

  it.each([
    ['text that is no JSON yet', '[{"name": ', /^is no JSON: /],
    [
      'a class that nobody knows',
      JSON.stringify([{ ...entry, rates: { outptu: 4 } }]),
      /entry 1 \(contract\), field rates\.outptu: is not known; known are inputUncached/,
    ],
    [
      'a date that is none',
      JSON.stringify([{ ...entry, from: '01.02.2026' }]),
      /field from: has to be a date such as 2026-01-31/,
    ],
    [
      'validity that leaves a gap',
      JSON.stringify([
        { ...entry, to: '2026-02-01' },
        { ...entry, name: 'renewal', from: '2026-03-01' },
      ]),
      /leave a gap, in which the price below would hold: contract \(to 2026-02-01.*\) and renewal/,
    ],
  ])('names the place of a mistake: %s', async (_, text, message) => {
    open();
    type(text);
    expect(await screen.findByText(message)).toBeVisible();
    expect(prices()).toBeInvalid();
  });

  it('keeps a text that is no JSON, so that it stays an error', async () => {
    open();
    type('[{"name": ');
    expect(onChange).toHaveBeenLastCalledWith({ prices: '[{"name": ' });
    expect(await screen.findByText(/^is no JSON/)).toBeVisible();
  });

  it('takes the setting away with the last letter', () => {
    open({ prices: [entry] });
    expect(prices()).toHaveValue(JSON.stringify([entry], null, 2));
    type('');
    expect(onChange).toHaveBeenLastCalledWith({ prices: undefined });
  });

  it('warns of an entry that stands on a model nobody has', async () => {
    open({ prices: [{ ...entry, rates: undefined, priceAs: { provider: 'openai', model: 'gpt-99' } }] });
    expect(await screen.findByText(/priceAs names openai\/gpt-99, which the price book does not have/)).toBeVisible();
  });

  it('inserts an example that can be used as it stands', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Insert an example' }));
    expect(
      await screen.findByText('1 entry, 1 multiplier; first valid from 2026-01-01, without an end.'),
    ).toBeVisible();
  });

  it('asks for exchange rates where the currency is another one, and says what they say', async () => {
    open();
    expect(screen.queryByRole('textbox', { name: /^Exchange rates/ })).not.toBeInTheDocument();
    fireEvent.change(screen.getByRole('textbox', { name: /^Currency/ }), { target: { value: 'eur' } });
    expect(onChange).toHaveBeenLastCalledWith({ currency: 'EUR' });
    expect(await screen.findByText(/EUR needs what a US dollar is worth in it by day/)).toBeVisible();
    await userEvent.click(screen.getAllByRole('button', { name: 'Insert an example' }).at(-1) as HTMLElement);
    expect(await screen.findByText(/newest: 1 US dollar = 0\.92 EUR of 2026-11-01 \(ECB/)).toBeVisible();
  });
});
