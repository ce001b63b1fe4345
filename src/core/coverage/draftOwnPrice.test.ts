import { parseOwnPrices } from '../pricing/parseOwnPrices';
import { draftOwnPrice } from './draftOwnPrice';

const pasted = (text: string): unknown => JSON.parse(text);

describe('draftOwnPrice', () => {
  const draft = draftOwnPrice({ provider: 'openai', model: 'Own-1', serviceTier: 'batch' });

  it('becomes a price with numbers in the place of null', () => {
    const filled = parseOwnPrices(pasted(draft.replaceAll('null', '2')));
    expect(filled).toMatchObject({
      ok: true,
      entries: [{ provider: 'openai', models: ['own-1'], serviceTier: 'batch', rates: { output: 2_000_000n } }],
    });
  });

  it('prices nothing as it stands, and says which numbers are missing', () => {
    expect(parseOwnPrices(pasted(draft))).toEqual({
      ok: false,
      problems: [
        expect.stringContaining('field rates.inputUncached: has to be US dollars per million tokens'),
        expect.stringContaining('field rates.output: has to be'),
      ],
    });
  });
});
